using Basic.Reference.Assemblies;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Editor;

/// <summary>
/// A team's file open in an editor, with the caret where the text says <c>$$</c>: what Roslyn's own services offer there.
/// They see the package as a user's editor does, an assembly with its XML file beside it.
/// </summary>
internal sealed class EditorProject : IDisposable
{
    private const string Caret = "$$";

    private static readonly MetadataReference Package = MetadataReference.CreateFromFile(
        typeof(PostfixInstanceAttribute).Assembly.Location,
        documentation: XmlDocumentationProvider.CreateFromFile(
            Path.ChangeExtension(typeof(PostfixInstanceAttribute).Assembly.Location, ".xml")
        )
    );

    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private readonly Document document;
    private readonly int position;

    private EditorProject(string text)
    {
        string lines = text.ReplaceLineEndings("\n");
        position = lines.IndexOf(Caret, StringComparison.Ordinal);
        var project = ProjectInfo
            .Create(ProjectId.CreateNewId(), VersionStamp.Default, "Team", "Team", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences([.. Net100.References.All, Package]);
        ProjectId id = workspace.AddProject(project).Id;
        workspace.AddDocument(id, "Usings.cs", SourceText.From(CSharpProject.Usings));
        document = workspace.AddDocument(id, "Mail.cs", SourceText.From(lines.Remove(position, Caret.Length)));
    }

    public static EditorProject Of(string text) => new(text);

    /// <summary>What is offered at the caret, each with the text that is inserted.</summary>
    public async Task<IReadOnlyList<CompletionItem>> OffersAsync()
    {
        CompletionList list = await Completion.GetCompletionsAsync(document, position, cancellationToken: Cancelled);
        return list.ItemsList;
    }

    /// <summary>The names offered as named arguments: <c>SecurityLevel =</c>.</summary>
    public async Task<string[]> NamedArgumentsAsync()
    {
        IReadOnlyList<CompletionItem> all = await OffersAsync();
        return [.. all.Where(item => item.DisplayTextSuffix.Trim() == "=").Select(item => item.DisplayText)];
    }

    /// <summary>The names offered of one kind (<see cref="WellKnownTags"/>).</summary>
    public async Task<string[]> OffersAsync(string tag)
    {
        IReadOnlyList<CompletionItem> all = await OffersAsync();
        return [.. all.Where(item => item.Tags.Contains(tag)).Select(item => item.DisplayText)];
    }

    /// <summary>What the list shows beside an offer.</summary>
    public async Task<string> DescriptionAsync(string offer)
    {
        IReadOnlyList<CompletionItem> all = await OffersAsync();
        CompletionItem item = all.First(i => i.DisplayText == offer);
        CompletionDescription? description = await Completion.GetDescriptionAsync(document, item, Cancelled);
        return description!.Text;
    }

    /// <summary>The tooltip at the caret.</summary>
    public async Task<string> TooltipAsync()
    {
        QuickInfoService service = document.Project.Services.GetRequiredService<QuickInfoService>();
        QuickInfoItem? item = await service.GetQuickInfoAsync(document, position, Cancelled);
        return string.Join("\n", item!.Sections.Select(section => section.Text));
    }

    public void Dispose() => workspace.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private CompletionService Completion => CompletionService.GetService(document)!;
}
