using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A content filter between two services that do the same: each message passes cleanup(8) before and behind the filter (FILTER_README, "Advanced content
/// filter").
/// </summary>
internal sealed class Pfx7010DoneTwice()
    : Rule(
        new RuleInfo("PFX7010", RuleSeverity.Warning, "A content filter has everything done twice", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private const string Milters = "smtpd_milters";

    private static readonly string[] Copies = ["always_bcc", "sender_bcc_maps", "recipient_bcc_maps"];

    private static readonly string[] Mappings =
    [
        "virtual_alias_maps",
        "canonical_maps",
        "sender_canonical_maps",
        "recipient_canonical_maps",
        "masquerade_domains",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        if (AfterQueueFilter.Of(context.View) is not { } filter)
        {
            yield break;
        }

        foreach (Service behind in filter.Behind)
        {
            if (OfMappings(filter, behind, context) is { } twice)
            {
                yield return twice;
            }

            if (OfMilters(filter, behind, context) is { } scanned)
            {
                yield return scanned;
            }
        }
    }

    private Finding? OfMappings(AfterQueueFilter filter, Service behind, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        // cleanup(8) does all of it, for whichever smtpd(8) hands it the message.
        Service? mapper = CleanupService.AskedBy(behind, view);
        string[] used =
        [
            .. Copies
                .Concat(Mappings)
                .Where(p => view.Get(p, mapper) is { Error: null, SetBy: not null, Text.Length: > 0 }),
        ];
        // A cleanup(8) of its own may map nothing.
        bool isTwice =
            used.Length > 0
            && filter.Before.Append(behind).All(s => !ReceiveOverrides.Have(ReceiveOverrides.NoMappings, s, view))
            && filter.Before.Append(behind).Select(s => view.Get(CleanupService.Parameter, s).Text).Distinct().Count()
                == 1;
        if (!isTwice)
        {
            return null;
        }

        string happens = used.Any(Copies.Contains)
            ? $"each copy of {Wording.Join(used.Where(Copies.Contains))} is sent twice"
            : $"{Wording.Join(used)} {(used.Length == 1 ? "is" : "are")} applied twice";
        return Report(filter, behind, happens, ReceiveOverrides.NoMappings, context);
    }

    private Finding? OfMilters(AfterQueueFilter filter, Service behind, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        Service? before = filter.Before.FirstOrDefault(s => HasMilters(s, view));
        return
            before is not null
            && HasMilters(behind, view)
            && view.Get(Milters, before).Text == view.Get(Milters, behind).Text
            ? Report(
                filter,
                behind,
                $"the milters of {Milters} see each message twice, so that it is signed twice",
                ReceiveOverrides.NoMilters,
                context
            )
            : null;
    }

    private static bool HasMilters(Service server, EffectiveView view) =>
        view.Get(Milters, server) is { Error: null, SetBy: not null, Text.Length: > 0 }
        && !ReceiveOverrides.Have(ReceiveOverrides.NoMilters, server, view);

    private Finding Report(
        AfterQueueFilter filter,
        Service behind,
        string happens,
        string option,
        InstanceOnTarget context
    )
    {
        EffectiveValue overrides = context.View.Get(ReceiveOverrides.Parameter, behind);
        Setting? own = behind.Settings.LastOrDefault(s => s.Parameter == ReceiveOverrides.Parameter);
        string better = ListValue.With(overrides.Text, option);
        return Found(
            context.Instance,
            $"{Wording.Names(filter.Before)} and {behind.Key} both do it, before and behind {filter.Filter.Text}: {happens}. Write "
                + $"-o {ReceiveOverrides.Parameter}={better.Replace(" ", "")} on {behind.Key}",
            own is not null ? Place.At(own) : new Place(behind.Origin, IsMissingThere: true),
            ReceiveOverrides.Parameter,
            overrides.Text,
            [.. filter.Before.Select(s => s.Key), behind.Key],
            Fix.Of($"Add {option} to {behind.Key}", new Edit(EditKind.Set, ReceiveOverrides.Parameter, better))
        ) with
        {
            Part = option,
        };
    }
}
