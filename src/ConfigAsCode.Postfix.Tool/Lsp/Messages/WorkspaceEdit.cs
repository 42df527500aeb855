using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

/// <param name="Files">What is changed, each file once.</param>
/// <param name="NamesVersions">Whether each file is named with the version of its text, for clients that can read it: a change of another text is refused then.</param>
internal sealed record WorkspaceEdit(IReadOnlyList<TextDocumentEdit> Files, bool NamesVersions) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        if (NamesVersions)
        {
            json.Objects("documentChanges", Files);
            return;
        }

        json.Object(
            "changes",
            () =>
            {
                foreach (TextDocumentEdit file in Files)
                {
                    json.Objects(file.Uri, file.Edits);
                }
            }
        );
    }
}

/// <param name="Uri">The address of the file.</param>
/// <param name="Version">The text that is changed, as the editor counts it; null for a file that is not open.</param>
/// <param name="Edits">The changes, none of which touches another.</param>
internal sealed record TextDocumentEdit(string Uri, int? Version, IReadOnlyList<TextEditMessage> Edits) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object(
            "textDocument",
            () =>
            {
                json.WriteString("uri", Uri);
                if (Version is { } version)
                {
                    json.WriteNumber("version", version);
                }
                else
                {
                    json.WriteNull("version");
                }
            }
        );
        json.Objects("edits", Edits);
    }
}
