using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record InitializeParams(
    int? ProcessId = null,
    Settings? InitializationOptions = null,
    ClientCapabilities? Capabilities = null
)
{
    public static InitializeParams Read(JsonFields fields) =>
        new(
            fields.NumberOrNull("processId"),
            fields.ObjectIfAny("initializationOptions", Settings.Read),
            fields.ObjectOrNull("capabilities", ClientCapabilities.Read)
        );
}

/// <summary>What the settings of an editor can say.</summary>
/// <param name="Target">What the files run on, as the option <c>--target</c> of lint.</param>
internal sealed record Settings(string? Target = null)
{
    public static Settings Read(JsonFields fields) => new(fields.TextOrNull("target"));
}

/// <summary>The settings as editors send them: in a section of their own, or without one.</summary>
internal sealed record SettingsSection(Settings? Section = null, string? Target = null)
{
    public static SettingsSection Read(JsonFields fields) =>
        new(fields.ObjectIfAny("postfix-cac", Settings.Read), fields.TextOrNull("target"));
}

internal sealed record DidChangeConfigurationParams(SettingsSection? Settings = null)
{
    public static DidChangeConfigurationParams Read(JsonFields fields) =>
        new(fields.ObjectIfAny("settings", SettingsSection.Read));
}

/// <summary>What the client can do, as far as an answer depends on it.</summary>
internal sealed record ClientCapabilities(
    WorkspaceCapabilities? Workspace = null,
    TextDocumentCapabilities? TextDocument = null
)
{
    /// <summary>Whether it asks for the edit of an action when somebody chooses that.</summary>
    public bool CanResolveEdits => TextDocument?.CodeAction?.ResolveSupport?.Properties?.Contains("edit") ?? false;

    /// <summary>Whether it reads edits of texts with their versions.</summary>
    public bool CanReadVersions => Workspace?.WorkspaceEdit?.DocumentChanges ?? false;

    public static ClientCapabilities Read(JsonFields fields) =>
        new(
            fields.ObjectOrNull("workspace", WorkspaceCapabilities.Read),
            fields.ObjectOrNull("textDocument", TextDocumentCapabilities.Read)
        );
}

internal sealed record WorkspaceCapabilities(WorkspaceEditCapabilities? WorkspaceEdit = null)
{
    public static WorkspaceCapabilities Read(JsonFields fields) =>
        new(fields.ObjectOrNull("workspaceEdit", WorkspaceEditCapabilities.Read));
}

internal sealed record WorkspaceEditCapabilities(bool? DocumentChanges = null)
{
    public static WorkspaceEditCapabilities Read(JsonFields fields) => new(fields.BooleanOrNull("documentChanges"));
}

internal sealed record TextDocumentCapabilities(CodeActionCapabilities? CodeAction = null)
{
    public static TextDocumentCapabilities Read(JsonFields fields) =>
        new(fields.ObjectOrNull("codeAction", CodeActionCapabilities.Read));
}

internal sealed record CodeActionCapabilities(ResolveSupport? ResolveSupport = null)
{
    public static CodeActionCapabilities Read(JsonFields fields) =>
        new(fields.ObjectOrNull("resolveSupport", Messages.ResolveSupport.Read));
}

internal sealed record ResolveSupport(IReadOnlyList<string>? Properties = null)
{
    public static ResolveSupport Read(JsonFields fields) => new(fields.TextsOrNull("properties"));
}
