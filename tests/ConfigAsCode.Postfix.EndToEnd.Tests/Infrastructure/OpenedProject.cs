using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// A project as an editor holds it: loaded by a design-time build, with the analyzers, the generator and the code fixes of
/// the package that its project file refers to. What is typed and what a fix does also reaches the files.
/// </summary>
public sealed class OpenedProject : IDisposable
{
    private readonly MSBuildWorkspace workspace;
    private readonly ProjectId id;

    private OpenedProject(MSBuildWorkspace workspace, ProjectId id) => (this.workspace, this.id) = (workspace, id);

    public static async Task<OpenedProject> OpenAsync(string projectFile)
    {
        var workspace = MSBuildWorkspace.Create();
        Project project = await workspace.OpenProjectAsync(projectFile, cancellationToken: Cancelled);
        Assert.Empty(workspace.Diagnostics);
        return new OpenedProject(workspace, project.Id);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Project Project => workspace.CurrentSolution.GetProject(id)!;

    public async Task<string> ReadAsync(string file) => (await TextAsync(file)).ToString();

    /// <summary>Types one text over another that stands in the file once.</summary>
    public async Task TypeAsync(string file, string before, string after)
    {
        string text = await ReadAsync(file);
        int start = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{file} has no {before}");
        Assert.Equal(start, text.LastIndexOf(before, StringComparison.Ordinal));
        await EditAsync(file, new TextChange(new TextSpan(start, before.Length), after));
    }

    public async Task WriteAsync(string file, string text) =>
        await EditAsync(file, new TextChange(new TextSpan(0, (await TextAsync(file)).Length), text));

    /// <summary>What the package reports of one open file, the way an editor asks: for that file alone.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string file)
    {
        Compilation compilation = (await Project.GetCompilationAsync(Cancelled))!;
        Assert.Empty(compilation.GetDiagnostics(Cancelled).Where(d => d.Severity == DiagnosticSeverity.Error));
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. Package.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)),
        ];
        Assert.NotEmpty(analyzers);
        SemanticModel model = (await Document(file).GetSemanticModelAsync(Cancelled))!;
        return await compilation
            .WithAnalyzers(analyzers, Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, Cancelled);
    }

    public async Task<string> UnderlinedAsync(string file, Diagnostic finding) =>
        (await TextAsync(file)).ToString(finding.Location.SourceSpan);

    /// <summary>What the light bulb at a finding offers.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(string file, Diagnostic finding)
    {
        var offers = new List<CodeAction>();
        foreach (CodeFixProvider provider in FixProviders().Where(p => p.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(Document(file), finding, (action, _) => offers.Add(action), Cancelled)
            );
        }

        return offers;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        foreach (
            CodeActionOperation operation in await action.GetOperationsAsync(
                workspace.CurrentSolution,
                new Progress<CodeAnalysisProgress>(),
                Cancelled
            )
        )
        {
            operation.Apply(workspace, Cancelled);
        }
    }

    /// <summary>The generated document of a class, which an editor shows under the analyzers of the project.</summary>
    public async Task<string> PreviewAsync(string type)
    {
        SourceGeneratedDocument[] generated =
        [
            .. (await Project.GetSourceGeneratedDocumentsAsync(Cancelled)).Where(d =>
                d.HintName == $"Class_{type}.postfix.g.cs"
            ),
        ];
        return (await Assert.Single(generated).GetTextAsync(Cancelled)).ToString();
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Of all that the project refers to, what the package brought.</summary>
    private IEnumerable<AnalyzerFileReference> Package =>
        Project
            .AnalyzerReferences.OfType<AnalyzerFileReference>()
            .Where(reference =>
                Path.GetFileName(reference.FullPath).StartsWith("ConfigAsCode.Postfix.", StringComparison.Ordinal)
            );

    private IEnumerable<CodeFixProvider> FixProviders() =>
        Package
            .SelectMany(reference => reference.GetAssembly().GetTypes())
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private Document Document(string file) => Project.Documents.Single(d => d.Name == file);

    private Task<SourceText> TextAsync(string file) => Document(file).GetTextAsync(Cancelled);

    private async Task EditAsync(string file, TextChange change) =>
        Assert.True(
            workspace.TryApplyChanges(
                workspace.CurrentSolution.WithDocumentText(
                    Document(file).Id,
                    (await TextAsync(file)).WithChanges(change)
                )
            )
        );
}
