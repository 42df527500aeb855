using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Finds the restrictions of an smtpd(8) service that have no effect (generic_checks() in smtpd_check.c).</summary>
/// <param name="view">The instance.</param>
/// <param name="service">The service.</param>
internal sealed class IdleRestrictions(EffectiveView view, Service service)
{
    private const string CheckOfLogins = "check_sasl_access";

    // Each of them rejects clients that have logged in, the first one others too.
    private static readonly string[] OwnerChecks =
    [
        "reject_sender_login_mismatch",
        "reject_authenticated_sender_login_mismatch",
        "reject_known_sender_login_mismatch",
    ];

    private const string OwnerCheckOfOthers = "reject_unauthenticated_sender_login_mismatch";

    // The others reject whoever logs in where no address has an owner.
    private static readonly string[] NeedsOwners = [OwnerCheckOfOthers, "reject_known_sender_login_mismatch"];

    private static readonly string[] OfCertificates =
    [
        "permit_tls_clientcerts",
        "permit_tls_all_clientcerts",
        "check_ccert_access",
    ];

    private static readonly AccessClient Stranger = new("203.0.113.7")
    {
        Name = "client.example.net",
        IsThisHost = false,
        IsInSubnets = false,
    };

    // What is in classes is followed up to a bound for all lists together.
    private readonly Dictionary<AccessRequest, RestrictionEffects> effects = [];

    private readonly Dictionary<string, bool> isOfPermits = new(StringComparer.Ordinal);

    private readonly Lazy<bool> delaysReject = new(() => view.Get("smtpd_delay_reject", service).IsYes);

    /// <summary>Those of all lists that settings give the service, with the value of the list.</summary>
    public IEnumerable<(EffectiveValue List, IdleRestriction Idle)> All()
    {
        var lists = RestrictionLists
            .ReadBy(service, view)
            .Select(list => (list.Value, list.Stage, Restrictions: Parse(list.Value.Text)))
            .ToArray();
        var idle = lists
            .SelectMany(list => Of(list.Restrictions, list.Value, list.Stage).Select(i => (list.Value, i)))
            .ToArray();
        // One list that checks the owners of addresses is enough.
        ILookup<object, Restriction> idleIn = idle.ToLookup(
            i => (object)i.Value,
            i => i.i.Restriction,
            ReferenceComparer.OfValues
        );
        bool isChecked = lists.Any(list =>
        {
            var ofList = new HashSet<Restriction>(idleIn[list.Value]);
            return list.Restrictions.Any(r => OwnerChecks.Any(r.Is) && !ofList.Contains(r));
        });
        return idle.Where(i =>
            !(isChecked && i.i.Reason == IdleReason.BehindLogin && OwnerChecks.Any(i.i.Restriction.Is))
        );
    }

    private IEnumerable<IdleRestriction> Of(IReadOnlyList<Restriction> list, EffectiveValue value, SmtpStage? stage)
    {
        if (
            stage is not (null or SmtpStage.Relay or SmtpStage.Recipient)
            && IsOfPermits(list, RestrictionList.ClassDepth)
        )
        {
            return [new IdleRestriction(list[0], IdleReason.OnlyPermits)];
        }

        Restriction? end = list.Count > 1 ? EndOf(list, value, stage) : null;
        int reached = end is null ? list.Count : IndexOf(list, end) + 1;
        List<Restriction> asked = [.. list.Take(reached)];
        return
        [
            .. BehindLogin(asked, value, stage),
            .. asked.Select(ByItself).OfType<IdleRestriction>(),
            .. list.Skip(reached)
                // A last word for what may be left does no harm, unless it was to decide and another one has.
                .Where(r => !IsLastWord(r) || IsLastWord(end!))
                .Select(r => new IdleRestriction(r, IdleReason.BehindEnd, end)),
        ];
    }

    /// <summary>A restriction that does nothing wherever it stands.</summary>
    private IdleRestriction? ByItself(Restriction restriction) =>
        OfCertificates.Any(restriction.Is) ? OfCertificate(restriction)
        : restriction.Is(CheckOfLogins) || IsOwnerCheck(restriction) ? OfLogin(restriction)
        : null;

    private IdleRestriction? OfCertificate(Restriction restriction) =>
        TlsEndpoints.CertificatesOf(view, service) == ClientCertificates.NotAsked
            ? new IdleRestriction(restriction, IdleReason.NoCertificates)
        : restriction.Is("permit_tls_clientcerts") && IsEmpty("relay_clientcerts")
            ? new IdleRestriction(restriction, IdleReason.NoListedCertificates)
        : null;

    private IdleRestriction? OfLogin(Restriction restriction) =>
        !LoginModes.AreOn(view, service) ? new IdleRestriction(restriction, IdleReason.NoLogins)
        : NeedsOwners.Any(restriction.Is) && IsEmpty("smtpd_sender_login_maps")
            ? new IdleRestriction(restriction, IdleReason.NoOwners)
        : null;

    private static bool IsOwnerCheck(Restriction restriction) =>
        OwnerChecks.Any(restriction.Is) || restriction.Is(OwnerCheckOfOthers);

    private bool IsEmpty(string parameter) =>
        view.Get(parameter, service) is { Text.Length: 0, Error: null, IsPartlyUnknown: false };

    /// <summary>The checks of clients that log in behind what permits all of these.</summary>
    private IEnumerable<IdleRestriction> BehindLogin(List<Restriction> list, EffectiveValue value, SmtpStage? stage)
    {
        Restriction[] checks =
        [
            .. list.Where(r => (OwnerChecks.Any(r.Is) || r.Is(CheckOfLogins)) && OfLogin(r) is null),
        ];
        if (checks.Length == 0 || LoginModes.Of(view, service) == LoginMode.None)
        {
            return [];
        }

        Restriction?[] permits =
        [
            .. new[] { AddressClass.Local, AddressClass.Default }.Select(addresses =>
                FirstEnd(
                    new AccessRequest { Client = Stranger with { Login = "user" }, RecipientClass = addresses },
                    value,
                    stage
                )
                    is { Outcome: AccessOutcome.Permit, By: { } by }
                && (by.Is("permit_sasl_authenticated") || by.Info is null)
                    ? by
                    : null
            ),
        ];
        if (permits.Contains(null))
        {
            return [];
        }

        int at = permits.Max(by => IndexOf(list, by!));
        return at < 0
            ? []
            : checks
                .Where(check => check.Start > list[at].Start)
                .Select(check => new IdleRestriction(check, IdleReason.BehindLogin, list[at]));
    }

    /// <summary>What decides about every message that comes so far; null where none does, or where the answer is 451.</summary>
    private Restriction? EndOf(IReadOnlyList<Restriction> list, EffectiveValue value, SmtpStage? stage)
    {
        var at = new ListStage(stage ?? SmtpStage.Recipient, delaysReject.Value);
        int last = -1;
        foreach (RecipientKind recipient in new[] { RecipientKind.Remote, RecipientKind.Own })
        {
            if (
                FirstEnd(AccessRequest.OfAnybodyTo(recipient), value, stage)
                is not { Outcome: not AccessOutcome.Fault, By: { } by }
            )
            {
                return null;
            }

            // Mostly the last restriction is what ends it.
            last = Math.Max(last, IndexOf(list, by));
            if (last == list.Count - 1)
            {
                return null;
            }

            // A class does not know in which list it is asked.
            bool isAlways = stage is null ? IsLastWord(by) : by.Info is null || at.Always(by.Name);
            if (!isAlways)
            {
                return null;
            }
        }

        return last < 0 ? null : list[last];
    }

    private ListEffect? FirstEnd(AccessRequest request, EffectiveValue value, SmtpStage? stage)
    {
        if (!effects.TryGetValue(request, out RestrictionEffects? ofRequest))
        {
            ofRequest = new RestrictionEffects(view, service, request);
            effects.Add(request, ofRequest);
        }

        return ofRequest
            .Of(new ListStage(stage ?? SmtpStage.Recipient, delaysReject.Value), value.Text)
            .FirstOrDefault(effect => effect.EndsList);
    }

    /// <summary>Whether a list only permits, without a <c>permit</c> that says that all are meant.</summary>
    private bool IsOfPermits(IReadOnlyList<Restriction> list, int depth) =>
        list.Count > 0
        && depth > 0
        && list.All(r =>
            r.Info is { } info
                ? info.Effect == RestrictionEffect.PermitIfMatch
                : view.IsRestrictionClass(r.Name, service) && IsClassOfPermits(r.Name, depth)
        );

    private bool IsClassOfPermits(string name, int depth)
    {
        if (!isOfPermits.TryGetValue(name, out bool known))
        {
            // One that leads back to itself does something else.
            isOfPermits[name] = false;
            known = IsOfPermits(Parse(view.Get(name, service).Text), depth - 1);
            isOfPermits[name] = known;
        }

        return known;
    }

    private static bool IsLastWord(Restriction restriction) =>
        restriction.Is("permit") || restriction.Is("reject") || restriction.Is("defer");

    private static int IndexOf(IReadOnlyList<Restriction> list, Restriction restriction)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] == restriction)
            {
                return i;
            }
        }

        return -1;
    }

    private IReadOnlyList<Restriction> Parse(string text) => RestrictionList.Parse(text, view.Target.Postfix);
}
