namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Text for a terminal.</summary>
/// <param name="showsColour">Whether it shows colours.</param>
internal sealed class TerminalText(bool showsColour)
{
    public const string Bold = "1";
    public const string Red = "1;31";
    public const string Yellow = "1;33";
    public const string Blue = "1;34";
    public const string Green = "32";
    public const string Grey = "2";

    public string Coloured(string text, string colour) => showsColour ? $"\u001b[{colour}m{text}\u001b[0m" : text;

    /// <summary>A text on one line without what a terminal would obey.</summary>
    public static string Plain(string text) =>
        text.Any(c => char.IsControl(c) && c != '\t')
            ? new string([.. text.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c)])
            : text;
}
