using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A maximal_queue_lifetime of hours: mail comes back after an outage that the next server had over night (RFC 5321, section 4.5.4.1, asks
/// for four or five days).
/// </summary>
internal sealed class Pfx4019ShortQueueLifetime()
    : Rule(
        new RuleInfo("PFX4019", RuleSeverity.Warning, "Mail is returned after a short outage", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const string Lifetime = "maximal_queue_lifetime";

    private const long Hour = 3600;
    private const long Day = 24 * Hour;

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        ParameterInfo parameter = Parameters.Find(Lifetime)!;
        var shortened = context
            .Instance.Services.Where(s => s.IsQueueManager)
            .Select(s => (Service: s, Value: context.View.Get(Lifetime, s)))
            .Where(x => x.Value is { SetBy: not null, Error: null })
            .GroupBy(x => x.Value.SetBy!, ReferenceComparer.OfSettings);
        foreach (var same in shortened)
        {
            EffectiveValue value = same.First().Value;
            if (ValueCheck.NumberIn(value.Text, parameter, context.Target) is not { } seconds || seconds >= 3 * Day)
            {
                continue;
            }

            string usual = parameter.DefaultOn(context.Target.Postfix) ?? "5d";
            bool isNote = seconds >= Day;
            // What is read otherwise than it looks (PFX4005) is worth a finding, and the note can wait.
            if (isNote && !IsPlain(value.Text))
            {
                continue;
            }

            Finding finding = Found(
                context.Instance,
                $"Mail that cannot be delivered is returned {After(seconds)}: {Lifetime} is '{value.Text}', and a server that is down for "
                    + $"{(isNote ? "a weekend" : "a night")} loses the mail of its senders. Write {usual}",
                Place.At(same.Key),
                Lifetime,
                value.Text,
                same.Select(x => x.Service.Key),
                Fix.Of($"Keep mail for {usual}", new Edit(EditKind.Set, Lifetime, usual))
            ) with
            {
                Severity = isNote ? RuleSeverity.Info : RuleSeverity.Warning,
            };
            // A note is not about the limits that contradict each other (PFX4013), which would hide it.
            yield return isNote ? finding with { About = default } : finding;
        }
    }

    /// <summary>Digits and at most one letter.</summary>
    private static bool IsPlain(string time) =>
        time.Length > 0
        && time.Substring(0, time.Length - 1).All(char.IsDigit)
        && time.SkipWhile(char.IsDigit).Count() <= 1;

    private static string After(long seconds) =>
        seconds == 0 ? "after the first attempt"
        : seconds < Hour ? "within the hour"
        : seconds < Day ? $"after {Count(seconds / Hour, "hour")}"
        : $"after {Count(seconds / Day, "day")}";

    private static string Count(long number, string unit) => number == 1 ? $"one {unit}" : $"{number} {unit}s";
}
