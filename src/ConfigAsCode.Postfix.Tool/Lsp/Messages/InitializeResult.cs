using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object("capabilities", Capabilities);
        json.Object("serverInfo", ServerInfo);
    }
}

internal sealed record ServerInfo(string Name, string Version) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("name", Name);
        json.WriteString("version", Version);
    }
}

internal sealed record ServerCapabilities(
    string PositionEncoding,
    TextDocumentSyncOptions TextDocumentSync,
    CompletionOptions CompletionProvider,
    bool HoverProvider,
    bool DefinitionProvider,
    CodeActionOptions CodeActionProvider
) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("positionEncoding", PositionEncoding);
        json.Object("textDocumentSync", TextDocumentSync);
        json.Object("completionProvider", CompletionProvider);
        json.WriteBoolean("hoverProvider", HoverProvider);
        json.WriteBoolean("definitionProvider", DefinitionProvider);
        json.Object("codeActionProvider", CodeActionProvider);
    }
}

/// <param name="OpenClose">Whether opening and closing are told.</param>
/// <param name="Change">2 for the changed parts alone.</param>
/// <param name="Save">Whether saving is told.</param>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("openClose", OpenClose);
        json.WriteNumber("change", Change);
        json.WriteBoolean("save", Save);
    }
}

internal sealed record CompletionOptions(IReadOnlyList<string> TriggerCharacters, bool ResolveProvider) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Texts("triggerCharacters", TriggerCharacters);
        json.WriteBoolean("resolveProvider", ResolveProvider);
    }
}

internal sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds, bool ResolveProvider) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Texts("codeActionKinds", CodeActionKinds);
        json.WriteBoolean("resolveProvider", ResolveProvider);
    }
}
