using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using ConfigAsCode.Postfix.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// A project open in an editor: one compilation, one generator driver and one analyzer that live from keystroke to
/// keystroke. Each keystroke takes a character of one file away or brings it back.
/// </summary>
internal sealed class EditedProject
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(PostfixInstanceAttribute).Assembly.Location),
    ];

    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = [new PostfixAnalyzer()];
    private readonly ImmutableArray<DiagnosticAnalyzer> noAnalyzer = [new NoAnalyzer()];
    private readonly SourceText text;
    private readonly TextChange typing;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;
    private SyntaxTree tree;

    /// <param name="files">The project.</param>
    /// <param name="file">The file that is edited.</param>
    /// <param name="before">What stands there; one character more or less is typed behind it.</param>
    /// <param name="character">The character.</param>
    public EditedProject(IEnumerable<(string Name, string Text)> files, string file, string before, string character)
    {
        compilation = CSharpCompilation.Create(
            "Team",
            files.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Text), Options, f.Name)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        tree = compilation.SyntaxTrees.Single(t => t.FilePath == file);
        text = tree.GetText();
        int at = text.ToString().IndexOf(before, StringComparison.Ordinal) + before.Length;
        typing = new TextChange(new TextSpan(at, 0), character);
        driver = CSharpGeneratorDriver.Create([new PostfixGenerator().AsSourceGenerator()], parseOptions: Options);
        Check();
    }

    /// <summary>The keystroke, and what the compiler itself has to say of the file; what an editor does without the package.</summary>
    public int Compile()
    {
        Type();
        return Say(compilation);
    }

    /// <summary>
    /// The keystroke, the compiler's own findings, and every attribute of the project read once by the compiler: what the
    /// package cannot do without, since a policy may stand in any file, and a new compilation has all symbols anew.
    /// </summary>
    public int ReadAttributes()
    {
        Type();
        return Say(compilation) + compilation.Assembly.GlobalNamespace.GetMembers().Sum(Attributes);
    }

    /// <summary>The keystroke, the compiler's own findings, and the generated files.</summary>
    public int Generate()
    {
        Type();
        return Say(compilation) + Generated().SyntaxTrees.Count();
    }

    /// <summary>The keystroke, the compiler's own findings, the generated files, and an analyzer that does nothing.</summary>
    public int RunNoAnalyzer()
    {
        Type();
        return Say(compilation) + Findings(Generated(), noAnalyzer).Length;
    }

    /// <summary>The keystroke, the compiler's own findings, the generated files, and the findings of the package in the file.</summary>
    public int Analyze()
    {
        Type();
        return Say(compilation) + Findings(Generated(), analyzers).Length;
    }

    private void Type()
    {
        SourceText now = tree.GetText().Length == text.Length ? text.WithChanges(typing) : text;
        SyntaxTree next = tree.WithChangedText(now);
        compilation = compilation.ReplaceSyntaxTree(tree, next);
        tree = next;
    }

    private static int Attributes(INamespaceOrTypeSymbol symbol) =>
        (symbol is INamedTypeSymbol type ? type.GetAttributes().Sum(a => a.NamedArguments.Length) : 0)
        + symbol.GetMembers().OfType<INamespaceOrTypeSymbol>().Sum(Attributes);

    private int Say(Compilation of) => of.GetSemanticModel(tree).GetDiagnostics().Length;

    private Compilation Generated()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated;
    }

    private ImmutableArray<Diagnostic> Findings(Compilation generated, ImmutableArray<DiagnosticAnalyzer> by) =>
        generated
            .WithAnalyzers(by)
            .GetAnalyzerSemanticDiagnosticsAsync(generated.GetSemanticModel(tree), filterSpan: null, default)
            .GetAwaiter()
            .GetResult();

    /// <summary>A project that does not compile, or that nobody judges, would be measured as a fast one.</summary>
    private void Check()
    {
        for (int i = 0; i < 2; i++)
        {
            Type();
            Compilation generated = Generated();
            Diagnostic[] wrong =
            [
                .. generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error),
                .. Findings(generated, analyzers)
                    .Where(d => d.Id == "AD0001" || d.Severity == DiagnosticSeverity.Error),
            ];
            if (wrong.Length > 0 || generated.SyntaxTrees.Count() == compilation.SyntaxTrees.Length)
            {
                throw new InvalidOperationException(
                    "Not the project to measure: " + string.Join("\n", (object[])wrong)
                );
            }
        }
    }
}
