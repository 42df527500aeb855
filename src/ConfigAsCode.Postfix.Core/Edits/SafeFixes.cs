using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>
/// Makes the fixes that need no choice (<see cref="Fix.IsSafe"/>) and reads the result again, until none is left. A fix after which its finding is
/// still there is not made.
/// </summary>
internal static class SafeFixes
{
    // A fix may make room for another one; a chain longer than this would never end.
    private const int MostRounds = 8;

    /// <param name="reading">The files.</param>
    /// <param name="findingsOf">What there is to fix in a reading.</param>
    /// <param name="canChange">Whether a file of the reading is there to be changed.</param>
    public static FixedReading Apply(
        InstanceReading reading,
        Func<InstanceReading, IReadOnlyList<Finding>> findingsOf,
        Func<string, bool> canChange
    )
    {
        var applied = new List<AppliedFix>();
        for (int run = 0; ; run++)
        {
            FixedReading made = ApplyOnce(reading, findingsOf, canChange);
            applied.AddRange(made.Applied);
            reading = made.Reading;
            // What was declined beside the others may be possible now, and a second run of the program is to change nothing.
            if (made.Applied.Count == 0 || run == MostRounds)
            {
                return new FixedReading(reading, applied);
            }
        }
    }

    private static FixedReading ApplyOnce(
        InstanceReading reading,
        Func<InstanceReading, IReadOnlyList<Finding>> findingsOf,
        Func<string, bool> canChange
    )
    {
        IReadOnlyList<Finding> findings = findingsOf(reading);
        var declined = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            FixedReading? made = Apply(reading, findings, findingsOf, canChange, declined);
            if (made is not null)
            {
                return made;
            }
        }
    }

    /// <summary>Null where a fix did not do what it is for; it is declined then, and so is one that never comes to an end.</summary>
    private static FixedReading? Apply(
        InstanceReading original,
        IReadOnlyList<Finding> findings,
        Func<InstanceReading, IReadOnlyList<Finding>> findingsOf,
        Func<string, bool> canChange,
        HashSet<string> declined
    )
    {
        InstanceReading reading = original;
        var applied = new List<AppliedFix>();
        for (int round = 0; ; round++)
        {
            (List<TextEdit> edits, List<AppliedFix> fixes) = Round(reading, findings, canChange, declined);
            if (edits.Count == 0)
            {
                return new FixedReading(reading, applied);
            }

            if (round == MostRounds)
            {
                declined.UnionWith(fixes.Select(fix => KeyOf(fix.Finding)));
                return null;
            }

            Dictionary<string, int> before = CountOf(findings);
            reading = With(reading, edits);
            findings = findingsOf(reading);
            Dictionary<string, int> left = CountOf(findings);
            string[] failed =
            [
                .. fixes
                    .GroupBy(fix => KeyOf(fix.Finding), StringComparer.Ordinal)
                    .Where(made => left.TryGetValue(made.Key, out int now) && now > before[made.Key] - made.Count())
                    .Select(made => made.Key),
            ];
            if (failed.Length > 0)
            {
                declined.UnionWith(failed);
                return null;
            }

            applied.AddRange(fixes);
        }
    }

    /// <summary>The fixes that do not meet in one place; those that do wait for the next round.</summary>
    private static (List<TextEdit> Edits, List<AppliedFix> Fixes) Round(
        InstanceReading reading,
        IReadOnlyList<Finding> findings,
        Func<string, bool> canChange,
        HashSet<string> declined
    )
    {
        var files = new FileEdits(reading);
        var edits = new List<TextEdit>();
        var fixes = new List<AppliedFix>();
        var parameters = new HashSet<string>(StringComparer.Ordinal);
        // Those that change text come last: where another one writes, they wait.
        foreach (Finding finding in findings.OrderBy(f => f.Fixes.Any(fix => fix.TextEdits.Count > 0)))
        {
            if (
                finding.Fixes.FirstOrDefault(fix => fix.IsSafe) is not { } fix
                || declined.Contains(KeyOf(finding))
                || files.Of(finding, fix) is not { Count: > 0 } made
                || !made.All(edit => canChange(edit.File))
                || made.Any(edit => edits.Any(edit.Overlaps))
                || fix.TextEdits.Any(edit => edits.Any(other => other.File == edit.File && other.Span == edit.Span))
                || fix.Edits.Any(edit => parameters.Contains(edit.Parameter))
            )
            {
                continue;
            }

            parameters.UnionWith(fix.Edits.Select(edit => edit.Parameter));
            edits.AddRange(made);
            fixes.Add(new AppliedFix(finding, fix));
        }

        return (edits, fixes);
    }

    /// <summary>What one finding is, wherever its line is by then.</summary>
    private static string KeyOf(Finding finding) =>
        string.Join(
            "\n",
            [finding.Rule.Id, finding.Parameter, finding.Part, finding.Place.Origin.DeclaredBy, .. finding.Services]
        );

    /// <summary>How many findings there are of each kind: lines of one file may have one fault.</summary>
    private static Dictionary<string, int> CountOf(IEnumerable<Finding> findings) =>
        findings
            .GroupBy(KeyOf, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    private static InstanceReading With(InstanceReading reading, List<TextEdit> edits)
    {
        string TextOf(CfDocument document) =>
            TextEdit.Apply(document.Text, edits.Where(edit => edit.File == document.File));
        Instance instance = reading.Instance;
        InstanceReading now = InstanceReader.Read(
            instance.Name,
            instance.Target,
            TextOf(reading.MainCf.Document),
            reading.MasterCf is { } services ? TextOf(services.Document) : null,
            [
                .. instance.Tables.Zip(
                    reading.Tables,
                    (table, rows) => new TableFile(table.Name, table.Type, TextOf(rows.Document))
                ),
            ]
        );
        return now with
        {
            Instance = now.Instance with { IsHandWritten = instance.IsHandWritten },
            HasMainCf = reading.HasMainCf,
        };
    }
}
