using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Testing.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

/// <summary>A team's C# project in memory: what it compiles to, and what the package says about it.</summary>
internal sealed class CSharpProject
{
    public const string Usings = """
        global using System;
        global using ConfigAsCode.Postfix;
        global using static ConfigAsCode.Postfix.Restriction;
        """;

    public static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    public static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(PostfixInstanceAttribute).Assembly.Location),
    ];

    private CSharpProject(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    /// <summary>A project of one file, or of several named File0.cs, File1.cs ...</summary>
    public static CSharpProject Of(params string[] files) =>
        new(
            CSharpCompilation.Create(
                "Team",
                files.Select(Parse).Prepend(Parse(Usings, -1)),
                References,
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Enable
                )
            )
        );

    public static SyntaxTree Parse(string text, int index) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(text.ReplaceLineEndings("\n"), System.Text.Encoding.UTF8),
            Options,
            path: index < 0 ? "Usings.cs" : $"File{index}.cs"
        );

    /// <summary>The texts of an instance, by file name; fails where the C# itself does not compile.</summary>
    public Dictionary<string, string> FilesOf(string instance)
    {
        Dictionary<string, Dictionary<string, string>> all = AllFiles();
        return all.TryGetValue(instance, out Dictionary<string, string>? files)
            ? files
            : throw new InvalidOperationException($"No files of {instance}; there are: {string.Join(", ", all.Keys)}");
    }

    /// <summary>The texts of all instances, read from the constants as the build task finds them.</summary>
    public Dictionary<string, Dictionary<string, string>> AllFiles()
    {
        Compilation generated = RunGenerator();
        Diagnostic[] errors = [.. generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", (object[])errors));
        }

        var all = new Dictionary<string, Dictionary<string, string>>();
        INamespaceSymbol? output = generated.GlobalNamespace;
        foreach (string part in new[] { "ConfigAsCode", "Postfix", "Output" })
        {
            output = output?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
        }

        foreach (INamedTypeSymbol type in output?.GetTypeMembers() ?? [])
        {
            Dictionary<string, string> constants = type.GetMembers()
                .OfType<IFieldSymbol>()
                .ToDictionary(f => f.Name, f => (string)f.ConstantValue!);
            // What is in no instance has its findings alone; one that no file can say has no target.
            if (constants.ContainsKey("Class"))
            {
                foreach (
                    PackedInstance packed in PackedClass.Read(constants).Instances.Where(i => i.Target is not null)
                )
                {
                    all[packed.Name] = packed.Files.ToDictionary(file => file.Path, file => file.Text());
                }
            }
        }

        return all;
    }

    /// <summary>
    /// What fails the build, or what the package reports from another severity on, in the order of file and position, as the
    /// id and the C# it is shown at: <c>PFX1001 SecurityLevel = SmtpdTlsSecurityLevel.May</c>. Without PFX2006, which every instance has
    /// that sets neither a compatibility level nor a relay list.
    /// </summary>
    public async Task<string[]> FindingsAsync(DiagnosticSeverity least = DiagnosticSeverity.Error)
    {
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync();
        return
        [
            .. diagnostics
                .Where(d => d.Severity >= least && d.Id != "PFX2006")
                .Select(d => d.Id + " " + d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)),
        ];
    }

    /// <summary>What the package reports, in the order of file and position; fails where the C# itself does not compile.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => DiagnosticsAsync(Compilation);

    /// <summary>What one rule reports, where only stated rules report something besides.</summary>
    public async Task<Diagnostic[]> DiagnosticsOfAsync(string rule, string besides = "")
    {
        ImmutableArray<Diagnostic> all = await DiagnosticsAsync();
        StatedFindings.AssertStated(all.Select(d => (d.Id, d.Severity == DiagnosticSeverity.Info)), rule, besides);
        return [.. all.Where(d => d.Id == rule)];
    }

    /// <summary>What it reports on a day that the build names, with what the C# suppresses.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsOnAsync(string today) =>
        DiagnosticsAsync(Compilation, new AnalyzerOptions([], BuildProperties.Of(("PostfixToday", today))));

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        Compilation compilation,
        AnalyzerOptions? options = null
    )
    {
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", (object[])errors));
        }

        ImmutableArray<Diagnostic> all = await compilation
            .WithAnalyzers(
                [new PostfixAnalyzer()],
                new CompilationWithAnalyzersOptions(
                    options ?? new AnalyzerOptions([]),
                    onAnalyzerException: null,
                    concurrentAnalysis: true,
                    logAnalyzerExecutionTime: false,
                    reportSuppressedDiagnostics: options is not null
                )
            )
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. all.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
    }

    public Compilation RunGenerator()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new PostfixGenerator()).WithUpdatedParseOptions(Options);
        driver.RunGeneratorsAndUpdateCompilation(
            Compilation,
            out Compilation generated,
            out ImmutableArray<Diagnostic> own
        );
        return own.IsEmpty ? generated : throw new InvalidOperationException(string.Join("\n", own));
    }
}
