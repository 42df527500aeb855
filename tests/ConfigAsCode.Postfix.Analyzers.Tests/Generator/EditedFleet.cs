using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>A project whose output is generated once, and again after each edit.</summary>
internal sealed class EditedFleet
{
    private readonly List<SyntaxTree> trees;
    private GeneratorDriver driver;

    /// <param name="files">The files of the project; an edit names one by its position.</param>
    /// <param name="library">An assembly that the project refers to besides.</param>
    public EditedFleet(string[] files, MetadataReference? library = null)
    {
        Compilation = CSharpProject.Of(files).Compilation;
        if (library is not null)
        {
            Compilation = Compilation.AddReferences(library);
        }

        trees = [.. Compilation.SyntaxTrees.Skip(1)];
        driver = CSharpGeneratorDriver.Create(
            [new PostfixGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)trees[0].Options,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None,
                trackIncrementalGeneratorSteps: true
            )
        );
        Run();
    }

    /// <summary>The project as it is edited, without what is generated.</summary>
    public CSharpCompilation Compilation { get; private set; }

    public void Replace(int file, string text)
    {
        Edit(file, text);
        Run();
    }

    public void Replace(MetadataReference library, MetadataReference next)
    {
        Compilation = Compilation.ReplaceReference(library, next);
        Run();
    }

    public void Add(string text)
    {
        trees.Add(CSharpProject.Parse(text, trees.Count));
        Compilation = Compilation.AddSyntaxTrees(trees[^1]);
        Run();
    }

    /// <summary>An edit of one file that nothing has looked at yet.</summary>
    public void Edit(int file, string text)
    {
        SyntaxTree next = CSharpProject.Parse(text, file);
        Compilation = Compilation.ReplaceSyntaxTree(trees[file], next);
        trees[file] = next;
    }

    /// <summary>How many instances went through the rendering step for this reason; Unchanged would be work done in vain.</summary>
    public int Rendered(IncrementalStepRunReason reason) =>
        Steps(PostfixGenerator.RenderedStep).SelectMany(s => s.Outputs).Count(o => o.Reason == reason);

    public IEnumerable<object> Outputs(string step) => Steps(step).SelectMany(s => s.Outputs).Select(o => o.Value);

    public void Run() => driver = driver.RunGenerators(Compilation, TestContext.Current.CancellationToken);

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string step) =>
        driver.GetRunResult().Results.Single().TrackedSteps[step];
}
