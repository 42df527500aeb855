namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The text of a lookup table, and what main.cf says about it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Type">The table type before the colon: it decides how the text is read, with the parameters that name the table.</param>
/// <param name="Text">The content.</param>
public sealed record TableFile(string Name, string Type, string Text);
