using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>How <c>$name</c> expands (util/mac_expand, global/compat_level).</summary>
internal static partial class MacroReferences
{
    private const string Given = "<< ";
    private const string Fault = "an error";

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release) =>
        Expressions("mac_expand", Path.Combine(src, "util", "mac_expand.ref"), release)
            .Concat(Expressions("compat_level_expand", Path.Combine(src, "global", "compat_level_expand.ref"), release))
            .Concat(Levels(Path.Combine(src, "global", "compat_level_convert.ref"), release));

    /// <summary>Definitions up to an empty line, then expressions up to the next, each with its result.</summary>
    private static IEnumerable<ReferenceCase> Expressions(string suite, string file, PostfixVersion release)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        bool areDefinitions = true;
        string? expression = null;
        foreach (string line in ReferenceFiles.Lines(file))
        {
            if (line.StartsWith(Given, StringComparison.Ordinal) || line == Given.Trim())
            {
                string text = line[Math.Min(Given.Length, line.Length)..];
                if (text.Length == 0)
                {
                    areDefinitions = !areDefinitions;
                    expression = null;
                    if (areDefinitions)
                    {
                        names.Clear();
                    }
                }
                else if (areDefinitions)
                {
                    string[] parts = text.Split('=', 2);
                    names[parts[0].Trim()] = parts[^1].Trim();
                }
                else
                {
                    expression = text;
                }
            }
            else if (expression is not null && Result().Match(line) is { Success: true } result)
            {
                Expansion ours = MacroExpander.Expand(expression, name => names.GetValueOrDefault(name), release);
                yield return new ReferenceCase(
                    suite,
                    expression,
                    (int.Parse(result.Groups["state"].Value) & 1) != 0 ? Fault : result.Groups["value"].Value,
                    ours.Value ?? Fault
                );
                expression = null;
            }
        }
    }

    private static IEnumerable<ReferenceCase> Levels(string file, PostfixVersion release)
    {
        foreach (string line in ReferenceFiles.Lines(file))
        {
            Match level = Level().Match(line);
            if (level.Success)
            {
                string text = level.Groups["good"].Success ? level.Groups["good"].Value : level.Groups["bad"].Value;
                yield return new ReferenceCase(
                    "compat_level_convert",
                    text,
                    level.Groups["good"].Success ? "a level" : Fault,
                    CompatibilityLevel.IsReadable(text, release) ? "a level" : Fault
                );
            }
        }
    }

    [GeneratedRegex("^stat=(?<state>[0-9]+) result=(?<value>.*)$")]
    private static partial Regex Result();

    [GeneratedRegex("""^\S*: (?:(?<good>[^ ]*) -> 0x|warning: malformed compatibility level syntax: "(?<bad>.*)"$)""")]
    private static partial Regex Level();
}
