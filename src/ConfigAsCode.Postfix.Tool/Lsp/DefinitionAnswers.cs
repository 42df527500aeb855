using ConfigAsCode.Postfix.Core.Definitions;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Answers where what a place names is written.</summary>
internal static class DefinitionAnswers
{
    public static IReadOnlyList<Location> At(
        EditedFolder folder,
        CfDocument document,
        Position position,
        Workspace workspace
    ) =>
        [
            .. DefinitionTargets
                .At(folder.Reading, document.File, new LineMap(document.Text).OffsetOf(position))
                .Select(target => Of(target, folder, workspace))
                .OfType<Location>(),
        ];

    private static Location? Of(DefinitionTarget target, EditedFolder folder, Workspace workspace)
    {
        string path = target.IsOutside ? target.File : folder.PathOf(target.File);
        if (target.IsOutside && !File.Exists(path))
        {
            return null;
        }

        string text = folder.Reading.Documents.FirstOrDefault(d => d.File == target.File)?.Text ?? "";
        return new Location(
            workspace.UriOf(path),
            new LineMap(text).RangeOf(target.Range.Start.Offset, target.Range.End.Offset)
        );
    }
}
