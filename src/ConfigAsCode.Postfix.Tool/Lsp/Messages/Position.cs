namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

// The names and the form are those of the language server protocol 3.17.

/// <summary>A place between two characters.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Character">The UTF-16 code units before it.</param>
internal sealed record Position(int Line, int Character);

internal sealed record TextRange(Position Start, Position End);

internal sealed record Location(string Uri, TextRange Range);

internal sealed record TextEditMessage(TextRange Range, string NewText);

internal sealed record MarkupContent(string Kind, string Value);
