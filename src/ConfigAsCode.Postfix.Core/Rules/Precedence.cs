using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Which of several findings about one setting is reported. No rule knows another one: each says all that it finds, and
/// <see cref="RuleInfo.YieldsTo"/> says what is not worth reporting beside what. That is so whether somebody accepts the other finding or not. A cause is
/// as bad as the worst that follows from it.
/// </summary>
internal static class Precedence
{
    /// <summary>The findings that no other one outranks.</summary>
    /// <param name="found">What was found on a target.</param>
    /// <param name="beside">What was found whatever the target: in the declaration, or in the lines of the files.</param>
    public static IEnumerable<Finding> Standing(IReadOnlyList<Finding> found, IReadOnlyList<Finding> beside)
    {
        Dictionary<SettingId, ReportedRules> about = ReportedRules.Of(found.Concat(beside));
        foreach (Finding finding in Meant(found, beside))
        {
            if (!IsOutranked(finding, about))
            {
                RuleSeverity worst = WorstOfWhatFollows(finding, about);
                yield return worst > finding.Severity ? finding with { Severity = worst } : finding;
            }
        }
    }

    /// <summary>The findings in what Postfix is meant to read.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="hiders">What may say that parts of a file are not meant.</param>
    public static IEnumerable<Finding> Meant(IReadOnlyList<Finding> found, IReadOnlyList<Finding> hiders)
    {
        Dictionary<string, HiddenParts> hidden = hiders
            .SelectMany(h => h.Hides.Select(part => (Hider: h, Part: part)))
            .Where(h => h.Part.Range is not null)
            .GroupBy(h => h.Part.DeclaredBy)
            .ToDictionary(
                file => file.Key,
                file => new HiddenParts(file.Select(h => (h.Hider, h.Part.Range!.Value))),
                StringComparer.Ordinal
            );
        return hidden.Count == 0
            ? found
            : found.Where(finding =>
                finding.Rule.AlwaysStands
                || !(
                    finding.Place.Origin.Range is { } range
                    && hidden.TryGetValue(finding.Place.Origin.DeclaredBy, out HiddenParts? parts)
                    && parts.Hide(finding, range.Start.Offset)
                )
            );
    }

    private static bool IsOutranked(Finding finding, Dictionary<SettingId, ReportedRules> about)
    {
        foreach (SettingId setting in finding.About)
        {
            if (about[setting].Outrank(finding))
            {
                return true;
            }
        }

        return false;
    }

    private static RuleSeverity WorstOfWhatFollows(Finding cause, Dictionary<SettingId, ReportedRules> about)
    {
        RuleSeverity? worst = null;
        foreach (SettingId setting in cause.About)
        {
            worst = about[setting].WorstOfWhatFollows(cause.Rule, worst);
        }

        return worst ?? cause.Severity;
    }

    /// <summary>The parts of one file that findings hide, in the order of their starts.</summary>
    private sealed class HiddenParts
    {
        private readonly (Finding Hider, SourceRange Part)[] parts;

        // Where the last of a part and those before it ends: what starts behind that is in none of them.
        private readonly int[] lastEnd;

        public HiddenParts(IEnumerable<(Finding Hider, SourceRange Part)> parts)
        {
            this.parts = [.. parts.OrderBy(p => p.Part.Start.Offset)];
            lastEnd = new int[this.parts.Length];
            for (int i = 0; i < lastEnd.Length; i++)
            {
                lastEnd[i] = Math.Max(this.parts[i].Part.End.Offset, i == 0 ? 0 : lastEnd[i - 1]);
            }
        }

        /// <summary>Whether another finding hides the place of this one.</summary>
        public bool Hide(Finding finding, int offset)
        {
            int behind = 0;
            for (int high = parts.Length; behind < high; )
            {
                int middle = (behind + high) / 2;
                (behind, high) = parts[middle].Part.Start.Offset <= offset ? (middle + 1, high) : (behind, middle);
            }

            for (int i = behind - 1; i >= 0 && lastEnd[i] > offset; i--)
            {
                if (parts[i].Part.End.Offset > offset && parts[i].Hider != finding)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The worst finding of each rule about one setting: one setting may have as many findings as words.</summary>
    private sealed class ReportedRules
    {
        private readonly Dictionary<string, (RuleInfo Rule, RuleSeverity Worst)> rules = new(StringComparer.Ordinal);
        private bool hasWorseThanNote;

        public static Dictionary<SettingId, ReportedRules> Of(IEnumerable<Finding> findings)
        {
            var about = new Dictionary<SettingId, ReportedRules>();
            foreach (Finding finding in findings)
            {
                foreach (SettingId setting in finding.About)
                {
                    if (!about.TryGetValue(setting, out ReportedRules? reported))
                    {
                        reported = new ReportedRules();
                        about.Add(setting, reported);
                    }

                    reported.Add(finding);
                }
            }

            return about;
        }

        /// <summary>
        /// Whether a finding yields to another one. A note waits while something worse is reported: what fixes that may settle the note too.
        /// </summary>
        public bool Outrank(Finding finding)
        {
            if (finding.Severity == RuleSeverity.Info && hasWorseThanNote)
            {
                return true;
            }

            foreach (string cause in finding.Rule.YieldsTo)
            {
                if (rules.ContainsKey(cause))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>How bad the worst of what yields to a rule is, beside what is known already.</summary>
        public RuleSeverity? WorstOfWhatFollows(RuleInfo cause, RuleSeverity? known)
        {
            foreach ((RuleInfo rule, RuleSeverity worst) in rules.Values)
            {
                if ((known is null || worst > known) && rule.YieldsTo.Contains(cause.Id))
                {
                    known = worst;
                }
            }

            return known;
        }

        private void Add(Finding finding)
        {
            hasWorseThanNote |= finding.Severity != RuleSeverity.Info;
            if (
                !rules.TryGetValue(finding.Rule.Id, out (RuleInfo Rule, RuleSeverity Worst) known)
                || finding.Severity > known.Worst
            )
            {
                rules[finding.Rule.Id] = (finding.Rule, finding.Severity);
            }
        }
    }
}
