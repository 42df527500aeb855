using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>What docs/presets.md tells who has a preset to write on the host.</summary>
internal static partial class PresetPage
{
    /// <summary>The block of a section that stands below a line with this text.</summary>
    public static string Block(string section, string below)
    {
        string page = RepositoryRoot.Read("docs", "presets.md");
        string text = page.Split("\n## ").Single(s => s.StartsWith(section + "\n", StringComparison.Ordinal));
        Match block = Blocks()
            .Matches(text)
            .Single(m => m.Groups["line"].Value.Contains(below, StringComparison.Ordinal));
        return block.Groups["block"].Value;
    }

    // The language belongs to it: a block of C# is passed over as a whole.
    [GeneratedRegex(
        "^(?<line>[^\n]*)\n+```[a-z]*\n(?<block>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Blocks();
}
