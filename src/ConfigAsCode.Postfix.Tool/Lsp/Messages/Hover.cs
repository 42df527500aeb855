namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record Hover(MarkupContent Contents, TextRange Range);
