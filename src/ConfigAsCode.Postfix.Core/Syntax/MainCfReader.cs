using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Reads text in the form of main.cf (dict_load_fp() in util/dict.c).</summary>
internal static class MainCfReader
{
    /// <summary>The settings that are in force, in the order of the file.</summary>
    public static List<Setting> Read(string text, ProblemList problems)
    {
        var settings = new List<Setting>();
        foreach (LogicalLine line in LogicalLines.Read(text, problems))
        {
            if (NameValue.Split(line.Text, out string name, out string value) is { } error)
            {
                problems.Fatal(
                    line.Number,
                    $"'{line.Text}' is no 'name = value': {error}. Every Postfix program that reads the file stops here."
                );
                continue;
            }

            var setting = new Setting(name, value, problems.OriginOf(line.Number));
            int earlier = settings.FindIndex(s => s.Parameter == name);
            if (earlier >= 0)
            {
                Overridden(settings[earlier], setting, problems);
                settings.RemoveAt(earlier);
            }

            settings.Add(setting);
        }

        return settings;
    }

    /// <summary>Postfix itself is silent about a repetition with the same value.</summary>
    private static void Overridden(Setting earlier, Setting later, ProblemList problems) =>
        problems.Add(
            SyntaxProblemKind.Overridden,
            earlier.Origin.Handle,
            FormattableString.Invariant(
                $"'{earlier.Parameter} = {earlier.Value}' has no effect: line {later.Origin.Handle} sets {later.Parameter} again, to '{later.Value}', and Postfix takes the last one."
            )
        );
}
