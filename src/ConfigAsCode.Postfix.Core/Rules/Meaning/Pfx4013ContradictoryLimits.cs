using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// Two limits that contradict each other: the program stops, sets one of them itself, or never comes to use one.
/// </summary>
internal sealed class Pfx4013ContradictoryLimits()
    : Rule(
        new RuleInfo("PFX4013", RuleSeverity.Error, "Two limits contradict each other", HasFix: false)
        {
            // Both are about maximal_queue_lifetime, and the other one says what becomes of mail.
            YieldsTo = EquatableArray.Of("PFX4019"),
        }
    )
{
    private static readonly ContradictoryLimits[] All =
    [
        // pre_init() in local/local.c and virtual/virtual.c
        new("local", "message_size_limit", "mailbox_size_limit", "stops, so that no mail is delivered")
        {
            IsFatal = true,
            ZeroIsNoLimit = true,
            NeedsMail = true,
        },
        new("virtual", "message_size_limit", "virtual_mailbox_limit", "stops, so that no mail is delivered")
        {
            IsFatal = true,
            ZeroIsNoLimit = true,
            NeedsMail = true,
        },
        // post_jail_init() in smtpd/smtpd.c; check_size() asks for 1.5 times the message anyway.
        new(
            "smtpd",
            "message_size_limit",
            "queue_minfree",
            "asks for 1.5 times as much as a message may have, whatever is set"
        )
        {
            ZeroIsNoLimit = true,
            Times = 1.5m,
        },
        // smtpd_proto() in smtpd/smtpd.c
        new("smtpd", "smtpd_soft_error_limit", "smtpd_hard_error_limit", "hangs up before it slows a client down")
        {
            // Without a pause there is nothing to slow a client down with: content filters are set up so.
            Needs = "smtpd_error_sleep_time",
        },
        // qmgr_post_init() in qmgr/qmgr.c
        new("qmgr", "bounce_queue_lifetime", "maximal_queue_lifetime", "logs a warning, and uses the second for both"),
        new(
            "qmgr",
            "qmgr_message_active_limit",
            "qmgr_message_recipient_limit",
            "logs a warning, and uses the first for both"
        ),
        // qmgr_active_done_3_generic() in qmgr/qmgr_active.c
        new(
            "qmgr",
            "minimal_backoff_time",
            "maximal_backoff_time",
            "waits for the first before each attempt, and never asks for the second"
        ),
        // psc_dnsbl_retrieve() in postscreen/postscreen_dnsbl.c
        new(
            "postscreen",
            "postscreen_dnsbl_min_ttl",
            "postscreen_dnsbl_max_ttl",
            "keeps every answer for the second, and never asks for the first"
        ),
        // verify/verify.c
        new(
            "verify",
            "address_verify_positive_refresh_time",
            "address_verify_positive_expire_time",
            "forgets an address before it would probe it again"
        ),
        new(
            "verify",
            "address_verify_negative_refresh_time",
            "address_verify_negative_expire_time",
            "forgets an address before it would probe it again"
        ),
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (ContradictoryLimits limits in All)
        {
            var sameFault = context
                .Instance.Services.Where(s => s.Runs(limits.Program) && IsInUse(limits, s, context))
                .Select(s =>
                    (Service: s, Lower: context.View.Get(limits.Lower, s), Upper: context.View.Get(limits.Upper, s))
                )
                .Where(x =>
                    (x.Lower.SetBy ?? x.Upper.SetBy) is not null && Contradict(limits, x.Lower, x.Upper, context)
                )
                .GroupBy(x => new { LowerBy = x.Lower.SetBy, UpperBy = x.Upper.SetBy });
            foreach (var group in sameFault)
            {
                yield return Report(
                    limits,
                    [.. group.Select(x => x.Service)],
                    group.First().Lower,
                    group.First().Upper,
                    context
                );
            }
        }
    }

    /// <summary>local(8) and virtual(8) stand in every master.cf, and mostly one of them has nothing to do.</summary>
    private static bool IsInUse(ContradictoryLimits limits, Service service, InstanceOnTarget context) =>
        (!limits.NeedsMail || context.Arrivals.Reach(service))
        && (
            limits.Needs is not { } needs
            || (
                context.View.Get(needs, service).Text is { Length: > 0 } text
                && ValueCheck.NumberIn(text, Parameters.Find(needs)!, context.Target) is not 0
            )
        );

    private static bool Contradict(
        ContradictoryLimits limits,
        EffectiveValue lower,
        EffectiveValue upper,
        InstanceOnTarget context
    )
    {
        if (Number(limits.Lower, lower) is not { } low || Number(limits.Upper, upper) is not { } high)
        {
            return false;
        }

        return !limits.ZeroIsNoLimit ? low > high
            : high <= 0 ? false
            : low <= 0 ? limits.IsFatal
            : low * limits.Times > high;

        long? Number(string parameter, EffectiveValue value) =>
            Parameters.Find(parameter) is { } info && info.ExistsOn(context.Target.Postfix) && value.Error is null
                ? ValueCheck.NumberIn(value.Text, info, context.Target)
                : null;
    }

    private Finding Report(
        ContradictoryLimits limits,
        Service[] services,
        EffectiveValue lower,
        EffectiveValue upper,
        InstanceOnTarget context
    )
    {
        string advice =
            limits.ZeroIsNoLimit && lower.Text == "0" ? $"Give {limits.Lower} a limit, or {limits.Upper} none (0)"
            : limits.Times > 1
                ? $"Write at least {limits.Times.ToString(CultureInfo.InvariantCulture)} times {limits.Lower} for {limits.Upper}, or 0"
            : limits.ZeroIsNoLimit ? $"Raise {limits.Upper}, or write 0 for no limit"
            : $"Lower {limits.Lower}, or raise {limits.Upper}";
        // Who sets both is told at the one that has to give way.
        Setting setting = (upper.SetBy ?? lower.SetBy)!;
        return Found(
            context.Instance,
            $"{Wording.Names(services)} {limits.Effect}: {Describe(limits.Lower, lower)}, and {Describe(limits.Upper, upper)}. "
                + advice,
            Place.At(setting),
            upper.SetBy is null ? limits.Lower : limits.Upper,
            setting.Value,
            services.Select(s => s.Key)
        ) with
        {
            Severity = limits.IsFatal ? RuleSeverity.Error : RuleSeverity.Warning,
        };
    }

    private static string Describe(string parameter, EffectiveValue value) =>
        $"{parameter} is {value.Text}" + (value.SetBy is null ? " by default" : "");
}
