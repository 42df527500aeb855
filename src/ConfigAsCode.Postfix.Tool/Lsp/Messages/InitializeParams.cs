namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record InitializeParams(
    int? ProcessId = null,
    Settings? InitializationOptions = null,
    ClientCapabilities? Capabilities = null
);

/// <summary>What the settings of an editor can say.</summary>
/// <param name="Target">What the files run on, as the option <c>--target</c> of lint.</param>
internal sealed record Settings(string? Target = null);

internal sealed record SettingsSection(
    [property: System.Text.Json.Serialization.JsonPropertyName("postfix-cac")] Settings? Section = null,
    string? Target = null
);

internal sealed record DidChangeConfigurationParams(SettingsSection? Settings = null);

internal sealed record ClientCapabilities(TextDocumentCapabilities? TextDocument = null);

internal sealed record TextDocumentCapabilities(CodeActionCapabilities? CodeAction = null);

internal sealed record CodeActionCapabilities(ResolveSupport? ResolveSupport = null);

internal sealed record ResolveSupport(IReadOnlyList<string>? Properties = null);
