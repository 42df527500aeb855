using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Tests.HandWritten;

/// <summary>A project whose additional files are of Postfix: what is found in them, and what they contain after a fix.</summary>
internal sealed class FileRun
{
    private readonly Project project;
    private readonly BuildProperties properties;

    private FileRun(Project project, BuildProperties properties)
    {
        this.project = project;
        this.properties = properties;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static FileRun Of(params (string Path, string Text)[] files) => For("debian12", files);

    public static FileRun For(string target, params (string Path, string Text)[] files) =>
        With(BuildProperties.Of(("PostfixTarget", target), ("PostfixToday", "2027-01-01")), files);

    public static FileRun With(BuildProperties properties, params (string Path, string Text)[] files)
    {
        var id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Team",
                "Team",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            )
        );
        foreach ((string path, string text) in files)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id),
                Path.GetFileName(path),
                SourceText.From(text, System.Text.Encoding.UTF8),
                filePath: path
            );
        }

        return new FileRun(solution.GetProject(id)!, properties);
    }

    public string Text(string path) => Document(path).GetTextAsync(Cancellation).GetAwaiter().GetResult().ToString();

    /// <summary>What stands from warnings on: <c>hosts/mx1/main.cf(3,1) PFX1001</c>.</summary>
    public async Task<string[]> FindingsAsync() =>
        [
            .. (await DiagnosticsAsync())
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
                .Select(Place),
        ];

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(PostfixAnalyzer? analyzer = null)
    {
        Compilation compilation = (await project.GetCompilationAsync(Cancellation))!;
        ImmutableArray<Diagnostic> all = await compilation
            .WithAnalyzers(
                [analyzer ?? new PostfixAnalyzer()],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, properties),
                    onAnalyzerException: null,
                    concurrentAnalysis: true,
                    logAnalyzerExecutionTime: false,
                    reportSuppressedDiagnostics: true
                )
            )
            .GetAnalyzerDiagnosticsAsync(Cancellation);
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return
        [
            .. all.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(d => d.Location.GetLineSpan().StartLinePosition)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Takes an offer for the first finding of a rule.</summary>
    public async Task<FileRun> FixAsync(string id, string title)
    {
        Diagnostic diagnostic = (await DiagnosticsAsync()).First(d => d.Id == id);
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            Document(diagnostic.Location.GetLineSpan().Path),
            diagnostic,
            (action, _) => actions.Add(action),
            Cancellation
        );
        await new FileFixProvider().RegisterCodeFixesAsync(context);
        CodeAction chosen =
            actions.FirstOrDefault(action => action.Title == title)
            ?? throw new InvalidOperationException(
                $"Not offered; but: {string.Join(", ", actions.Select(a => a.Title))}"
            );
        ImmutableArray<CodeActionOperation> operations = await chosen.GetOperationsAsync(Cancellation);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new FileRun(changed.GetProject(project.Id)!, properties);
    }

    public static string Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}) {diagnostic.Id}";
    }

    private TextDocument Document(string path) => project.AdditionalDocuments.Single(d => d.FilePath == path);
}
