namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, IReadOnlyList<Diagnostic> Diagnostics);

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
);

internal sealed record CodeDescription(string Href);
