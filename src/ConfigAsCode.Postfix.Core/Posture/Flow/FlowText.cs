namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>How much room a text takes in the drawing. Nobody knows the font of the reader, so a wide one is assumed.</summary>
internal static class FlowText
{
    public const int TitleLine = 17;
    public const int SubtitleLine = 15;
    private const double TitleCharacter = 8.3;
    private const double PillCharacter = 7.6;
    private const int BoxPadding = 18;
    private const int PillPadding = 16;

    // Where a name may be broken without looking wrong.
    private const string Joints = " /:.,-_@]";

    public const int PillHeight = 22;

    public static int PillWidth(string label) => (int)(label.Length * PillCharacter) + PillPadding;

    public static IReadOnlyList<string> InBox(string text, int width) =>
        Wrap(text, (int)((width - BoxPadding) / TitleCharacter));

    public static int HeightOf(IReadOnlyList<string> title, IReadOnlyList<string> subtitle) =>
        (title.Count * TitleLine) + (subtitle.Count * SubtitleLine) + BoxPadding;

    /// <summary>Lines of at most so many characters, broken behind a joint where there is one that leaves no stub.</summary>
    private static List<string> Wrap(string text, int most)
    {
        var lines = new List<string>();
        string rest = text;
        while (rest.Length > most)
        {
            int cut = most;
            for (int i = most; i > most / 3; i--)
            {
                if (Joints.IndexOf(rest[i - 1]) >= 0)
                {
                    cut = i;
                    break;
                }
            }

            // Half of a pair is no character.
            cut -= char.IsHighSurrogate(rest[cut - 1]) ? 1 : 0;
            lines.Add(rest.Substring(0, cut).TrimEnd(' '));
            rest = rest.Substring(cut).TrimStart(' ');
        }

        if (rest.Length > 0)
        {
            lines.Add(rest);
        }

        return lines;
    }
}
