using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>A restriction that has no effect where it stands: a check that somebody relies on is never made.</summary>
internal sealed class Pfx2005IdleRestriction()
    : Rule(
        new RuleInfo("PFX2005", RuleSeverity.Warning, "A restriction never has an effect", HasFix: true)
        {
            // What decides too early is the greater fault; quotes, or a line that continues another one, explain the words; a certificate
            // that cannot be required is why nobody shows one.
            YieldsTo = EquatableArray.Of("PFX1023", "PFX2001", "PFX2006", "PFX3004", "PFX4004", "PFX4005"),
        }
    )
{
    private const string AskForCertificates = "smtpd_tls_ask_ccert";
    private const string RequiredCertificates = "smtpd_tls_req_ccert";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] servers = [.. context.Instance.Services.Where(s => s.IsSmtpServer)];
        // Those that override nothing read the same, unless a value has the name of the service.
        (EffectiveValue List, IdleRestriction Idle)[]? ofMainCf = null;
        bool isShared = !context.MacroReferences.AreIn("service_name");
        var idle = servers
            .SelectMany(s =>
                (
                    s.Settings.Count == 0 && isShared
                        ? ofMainCf ??= [.. new IdleRestrictions(context.View, s).All()]
                        : new IdleRestrictions(context.View, s).All()
                ).Select(found => (Service: s, found.List, found.Idle))
            )
            .GroupBy(found => new
            {
                Place = Place.At(found.List.SetBy!),
                found.List.Parameter,
                Key = KeyOf(found.Idle),
            });
        foreach (var group in idle)
        {
            Service[] services = [.. group.Select(found => found.Service).Distinct(ReferenceComparer.OfServices)];
            var idleFor = new HashSet<Service>(services, ReferenceComparer.OfServices);
            // A list that several services share has a restriction for the sake of one of them.
            bool isIdleForAll = servers.All(s =>
                idleFor.Contains(s)
                || context.View.Get(group.Key.Parameter, s).SetBy is not { } setting
                || !Place.At(setting).Equals(group.Key.Place)
            );
            if (isIdleForAll)
            {
                EffectiveValue list = group.First().List;
                Restriction[] restrictions =
                [
                    .. group
                        .Where(found => ReferenceEquals(found.Service, services[0]))
                        .Select(found => found.Idle.Restriction),
                ];
                yield return Report(group.First().Idle, restrictions, list, services, context);
            }
        }
    }

    /// <summary>What one finding is about: one restriction, or all behind the one that ends the list.</summary>
    private static (IdleReason Reason, string Restriction) KeyOf(IdleRestriction idle) =>
        (idle.Reason, (idle.Reason == IdleReason.BehindEnd ? idle.By! : idle.Restriction).ToString());

    private Finding Report(
        IdleRestriction idle,
        Restriction[] restrictions,
        EffectiveValue list,
        Service[] services,
        InstanceOnTarget context
    ) =>
        Found(
            context.Instance,
            Message(idle, restrictions, list.Parameter, services, context.View),
            Place.At(list.SetBy!),
            list.Parameter,
            list.Text,
            services.Select(s => s.Key),
            [.. Fixes(idle, restrictions, list.SetBy!, services, context)]
        ) with
        {
            About = About(
                context.Instance,
                idle.Reason == IdleReason.NoCertificates
                && context.View.Get(RequiredCertificates, services[0]) is { IsYes: true, SetBy: { } required }
                    ? [list.SetBy!, required]
                    : [list.SetBy!]
            ),
            Part = restrictions[0].Name,
        };

    private static string Message(
        IdleRestriction idle,
        Restriction[] restrictions,
        string list,
        Service[] services,
        EffectiveView view
    )
    {
        string names = Wording.Join(restrictions.Select(r => $"'{r}'"));
        string servers = Wording.Names(services);
        return idle.Reason switch
        {
            IdleReason.BehindEnd =>
                $"smtpd(8) never gets as far as {names} in {list}: '{idle.By}' before it decides about every message. Remove what follows "
                    + $"'{idle.By}', or move it to the front",
            IdleReason.BehindLogin when idle.Restriction.Is("check_sasl_access") =>
                $"{names} in {list} never looks up a user, since '{idle.By}' before it permits all clients that log in. Write it before "
                    + $"'{idle.By}'",
            IdleReason.BehindLogin when HasNoOwners(services, view) =>
                $"{names} in {list} never checks clients that log in, since '{idle.By}' before it permits them all, and no address has an "
                    + $"owner, as smtpd_sender_login_maps is empty. Name the table of owners there and write it before '{idle.By}', or remove it",
            IdleReason.BehindLogin =>
                $"{names} in {list} never checks clients that log in, since '{idle.By}' before it permits them all: whoever has an account "
                    + $"sends as anybody. Write it before '{idle.By}'",
            IdleReason.NoCertificates when TlsEndpoints.ServerLevel(view, services[0]).Level == TlsLevel.None =>
                $"{names} in {list} has no effect: {servers} {(services.Length == 1 ? "offers" : "offer")} no TLS, in which a client could "
                    + $"show a certificate. Offer TLS with the level may and set {AskForCertificates} = yes, or remove it",
            IdleReason.NoCertificates =>
                $"{names} in {list} has no effect: {servers} {(services.Length == 1 ? "requests" : "request")} no certificate of clients, as "
                    + $"{AskForCertificates} is no. Set {AskForCertificates} = yes, or remove it",
            IdleReason.NoListedCertificates =>
                $"{names} in {list} permits nobody, as relay_clientcerts is empty. Name the table with the fingerprints of the clients in "
                    + "relay_clientcerts, or remove it",
            IdleReason.NoLogins =>
                $"smtpd(8) ignores {names} in {list} (\"no SASL support\" in the log), as nobody can log in at {servers} "
                    + "(smtpd_sasl_auth_enable is no). Enable logins, or remove it",
            IdleReason.NoOwners =>
                $"{names} in {list} rejects nobody, as smtpd_sender_login_maps is empty. Name the table of the owners "
                    + "of sender addresses there, or remove it",
            IdleReason.OnlyPermits =>
                $"{list} turns nobody away: it only permits, and whom it does not permit passes as well. Remove it, or write at its end what "
                    + "is to be rejected",
            _ => throw new ArgumentOutOfRangeException(nameof(idle)),
        };
    }

    /// <summary>Then a check in front would reject whoever logs in.</summary>
    private static bool HasNoOwners(Service[] services, EffectiveView view) =>
        services.Any(s => view.Get("smtpd_sender_login_maps", s).Text.Length == 0);

    private static Fix[] Fixes(
        IdleRestriction idle,
        Restriction[] restrictions,
        Setting setting,
        Service[] services,
        InstanceOnTarget context
    )
    {
        if (!Fix.CanRewrite(setting.Value))
        {
            return [];
        }

        IReadOnlyList<Restriction> written = RestrictionList.Parse(setting.Value, context.Target.Postfix);
        string[] names = [.. restrictions.Select(r => r.ToString())];
        // What comes from a macro is for people to change.
        if (names.Except(written.Select(r => r.ToString())).Any())
        {
            return [];
        }

        int by = idle.By is null ? -1 : written.ToList().FindIndex(r => r.ToString() == idle.By.ToString());
        return idle.Reason switch
        {
            IdleReason.BehindEnd when by >= 0 => Written($"Remove what follows {idle.By!.Name}", written.Take(by + 1)),
            IdleReason.BehindLogin when by >= 0 && !HasNoOwners(services, context.View) => Written(
                $"Write it before {idle.By!.Name}",
                [
                    .. written.Take(by),
                    .. written.Where(r => r.ToString() == names[0]).Take(1),
                    .. written.Skip(by).Where(r => r.ToString() != names[0]),
                ]
            ),
            IdleReason.NoCertificates
                when services.All(s => TlsEndpoints.ServerLevel(context.View, s).Level != TlsLevel.None) =>
            [
                Fix.Of(
                    $"Request certificates of clients ({AskForCertificates})",
                    new Edit(EditKind.Set, AskForCertificates, "yes")
                ),
            ],
            IdleReason.NoLogins => Written(
                $"Remove {restrictions[0].Name}",
                written.Where(r => r.ToString() != names[0])
            ),
            IdleReason.OnlyPermits when context.Instance.Settings.Any(s => ReferenceEquals(s, setting)) =>
            [
                Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter)),
            ],
            _ => [],
        };

        Fix[] Written(string title, IEnumerable<Restriction> better)
        {
            string value = RestrictionList.Write(better);
            return value.Length == 0 ? [] : [Fix.Of(title, new Edit(EditKind.Set, setting.Parameter, value))];
        }
    }
}
