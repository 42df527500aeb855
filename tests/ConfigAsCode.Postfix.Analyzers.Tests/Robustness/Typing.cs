using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Robustness;

/// <summary>
/// What an editor does with files that need not compile: the generator runs, the analyzer reports, every offered fix is made. An
/// exception in any of them fails the test, with the text that brought it about. The analyzer is the one of the session, so it
/// remembers what it judged before, as it does in an editor.
/// </summary>
internal sealed class Typing
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly PostfixAnalyzer analyzer = new();
    private readonly PostfixCodeFixProvider fixes = new();

    /// <summary>The findings, as id and message.</summary>
    public async Task<IReadOnlyList<Diagnostic>> TryAsync(params string[] files)
    {
        var id = ProjectId.CreateNewId();
        using var workspace = new AdhocWorkspace();
        Solution solution = workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Team",
                "Team",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                parseOptions: Options,
                metadataReferences: CSharpProject.References
            )
        );
        foreach ((int index, string text) in files.Prepend(CSharpProject.Usings).Index())
        {
            string name = $"File{index}.cs";
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, text, filePath: name);
        }

        Project project = solution.GetProject(id)!;
        Compilation compilation = (await project.GetCompilationAsync(Cancellation))!;
        Generate(compilation, files);
        ImmutableArray<Diagnostic> findings = await AnalyzeAsync(compilation, files);
        foreach (Diagnostic finding in findings.Where(f => fixes.FixableDiagnosticIds.Contains(f.Id)))
        {
            await FixAsync(project, finding, files);
        }

        return findings;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Generate(Compilation compilation, string[] files)
    {
        GeneratorRunResult result = CSharpGeneratorDriver
            .Create([new PostfixGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGenerators(compilation, Cancellation)
            .GetRunResult()
            .Results.Single();
        Assert.True(result.Exception is null, $"The generator: {result.Exception}\n{Text(files)}");
    }

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, string[] files)
    {
        var exceptions = new List<Exception>();
        ImmutableArray<Diagnostic> findings = await compilation
            .WithAnalyzers(
                [analyzer],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]),
                    (exception, _, _) => exceptions.Add(exception),
                    concurrentAnalysis: false,
                    logAnalyzerExecutionTime: false
                )
            )
            .GetAnalyzerDiagnosticsAsync(Cancellation);
        Assert.True(exceptions.Count == 0, $"The analyzer: {exceptions.FirstOrDefault()}\n{Text(files)}");
        return findings;
    }

    private async Task FixAsync(Project project, Diagnostic finding, string[] files)
    {
        if (project.GetDocument(finding.Location.SourceTree) is not { } document)
        {
            return;
        }

        try
        {
            var actions = new List<CodeAction>();
            await fixes.RegisterCodeFixesAsync(
                new CodeFixContext(document, finding, (action, _) => actions.Add(action), Cancellation)
            );
            foreach (CodeAction action in actions)
            {
                Assert.NotEmpty(await action.GetOperationsAsync(Cancellation));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Assert.Fail($"The fixes of {finding}: {exception}\n{Text(files)}");
        }
    }

    private static string Text(string[] files) => string.Join("\n----\n", files);
}
