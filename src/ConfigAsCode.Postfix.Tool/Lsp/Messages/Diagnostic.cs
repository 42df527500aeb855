using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, IReadOnlyList<Diagnostic> Diagnostics)
    : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("uri", Uri);
        json.Number("version", Version);
        json.Objects("diagnostics", Diagnostics);
    }
}

/// <param name="Range">The part of the text.</param>
/// <param name="Severity">1 error, 2 warning, 3 information.</param>
/// <param name="Code">The rule.</param>
/// <param name="CodeDescription">Its page.</param>
/// <param name="Source">The program.</param>
/// <param name="Message">What happens on the server, and what to write instead.</param>
internal sealed record Diagnostic(
    TextRange Range,
    int Severity,
    string Code,
    CodeDescription CodeDescription,
    string Source,
    string Message
) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object("range", Range);
        json.WriteNumber("severity", Severity);
        json.WriteString("code", Code);
        json.Object("codeDescription", CodeDescription);
        json.WriteString("source", Source);
        json.WriteString("message", Message);
    }
}

internal sealed record CodeDescription(string Href) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json) => json.WriteString("href", Href);
}
