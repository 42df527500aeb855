using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>Logins that are switched on without what they need, or used where they are switched off.</summary>
internal sealed class Pfx3004SaslIncomplete()
    : Rule(
        new RuleInfo(
            "PFX3004",
            RuleSeverity.Error,
            "SASL logins are incomplete, or disabled where they are used",
            HasFix: true
        )
        {
            // The list is the fault there, whether or not somebody can log in.
            YieldsTo = EquatableArray.Of("PFX2014"),
        }
    )
{
    private const string ServerEnable = "smtpd_sasl_auth_enable";
    private const string Permit = "permit_sasl_authenticated";

    // SASL_README, for a Dovecot whose unix_listener stands in Postfix's queue.
    private const string DovecotSocket = "private/auth";

    private static readonly string[] ServerTypes = ["cyrus", "dovecot"];

    // Dovecot is no client (xsasl_client.c).
    private static readonly string[] ClientTypes = ["cyrus"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Servers(context).Concat(WithoutTls(context)).Concat(Clients(context)).Concat(Permits(context));

    private IEnumerable<Finding> Servers(InstanceOnTarget context)
    {
        Service[] services = [.. context.Instance.Services.Where(s => s.IsSmtpServer && HasLogins(context, s))];
        foreach (Finding finding in UnknownTypes(context, services, "smtpd_sasl_type", ServerTypes))
        {
            yield return finding;
        }

        var withoutPath = services
            .Select(s =>
                (Service: s, Type: context.View.Get("smtpd_sasl_type", s), Path: context.View.Get("smtpd_sasl_path", s))
            )
            .Where(s => s.Type.Text == "dovecot" && s.Path.Text == "smtpd")
            .GroupBy(s => Place.Of(s.Path, s.Type, context.Instance));
        foreach (var group in withoutPath)
        {
            yield return Found(
                context.Instance,
                $"{Wording.Names(group.Select(s => s.Service))} will close every connection (\"no SASL authentication "
                    + "mechanisms\"): smtpd_sasl_path does not name a socket of Dovecot. Write the path of its listener, such as "
                    + DovecotSocket,
                group.Key,
                "smtpd_sasl_path",
                "smtpd",
                group.Select(s => s.Service.Key),
                Fix.Of(
                    $"Ask Dovecot at {DovecotSocket} (smtpd_sasl_path)",
                    new Edit(EditKind.Set, "smtpd_sasl_path", DovecotSocket)
                )
            );
        }
    }

    /// <summary>
    /// Logins that wait for a TLS that never comes. Where main.cf switches them on for all, only port 587 is sure to need them, or any
    /// service where no other has them.
    /// </summary>
    private IEnumerable<Finding> WithoutTls(InstanceOnTarget context)
    {
        Service[] servers = [.. context.Instance.Services.Where(s => s.IsSmtpServer)];
        bool anyLogins = servers.Any(s => LoginModes.Of(context.View, s) != LoginMode.None);
        var inVain = servers
            .Where(s => LoginModes.CannotLogInWithoutTls(context.View, s))
            // Port 465 without wrapper mode is PFX1015's.
            .Where(s => !InetEndpoint.IsOnPort(s, context.View.Ports, "465"))
            .Where(s =>
                !anyLogins || InetEndpoint.IsOnPort(s, context.View.Ports, "587") || LoginOf(context, s).IsOwnOf(s)
            )
            .GroupBy(s => PlaceOfLevel(context, s));
        foreach (var group in inVain)
        {
            Service[] services = [.. group];
            yield return Found(
                context.Instance,
                $"nobody can log in at {Wording.Names(services)}: smtpd_tls_auth_only keeps logins for TLS, and the level is "
                    + "'none'. Require TLS with the level encrypt, or offer it with may",
                group.Key,
                ServerLevelFix.Parameter,
                TlsEndpoints.ServerLevel(context.View, services[0]).SetBy.Text,
                services.Select(s => s.Key),
                services.All(s => group.Key.IsOn(s))
                    ? [ServerLevelFix.Require, ServerLevelFix.Offer]
                    : [ServerLevelFix.Offer]
            );
        }
    }

    /// <summary>At what the service itself says of the level or of logins, else at what main.cf says.</summary>
    private static Place PlaceOfLevel(InstanceOnTarget context, Service service)
    {
        EffectiveValue level = TlsEndpoints.ServerLevel(context.View, service).SetBy;
        EffectiveValue login = LoginOf(context, service);
        return !level.IsOwnOf(service) && login.IsOwnOf(service)
            ? Place.At(login.SetBy!, isMissingThere: true)
            : Place.Of(level, login, context.Instance);
    }

    private IEnumerable<Finding> Clients(InstanceOnTarget context)
    {
        foreach (string program in DaemonInfo.All.Where(d => d.IsClient).Select(d => d.Name))
        {
            Service[] services =
            [
                .. SaslLogin.Of(context.View).Select(login => login.Service).Where(s => s.Runs(program)),
            ];
            foreach (Finding finding in UnknownTypes(context, services, program + "_sasl_type", ClientTypes))
            {
                yield return finding;
            }

            string maps = program + "_sasl_password_maps";
            var withoutPasswords = services
                .Where(s => context.View.Get(maps, s) is { Text.Length: 0, Error: null })
                .GroupBy(s =>
                    Place.Of(
                        context.View.Get(maps, s),
                        context.View.Get(program + "_sasl_auth_enable", s),
                        context.Instance
                    )
                );
            foreach (var group in withoutPasswords)
            {
                yield return Found(
                    context.Instance,
                    $"{Wording.Names(group)} will stop at the first mail (\"specify a password table\"): logins are on, and {maps} "
                        + "is empty. Name the table that has the logins",
                    group.Key,
                    maps,
                    services: group.Select(s => s.Key)
                );
            }
        }
    }

    private IEnumerable<Finding> UnknownTypes(
        InstanceOnTarget context,
        Service[] services,
        string parameter,
        string[] known
    )
    {
        // An empty one is refused as a value (PFX4004).
        var unknown = services
            .Select(s => (Service: s, Type: context.View.Get(parameter, s)))
            .Where(s => s.Type.SetBy is not null && s.Type.Text.Length > 0 && !known.Contains(s.Type.Text))
            .GroupBy(s => s.Type.SetBy!);
        foreach (var group in unknown)
        {
            string type = group.First().Type.Text;
            IReadOnlyList<string> nearest =
                known.Length == 1 ? known : Spelling.Nearest(type.ToLowerInvariant(), known);
            yield return Found(
                context.Instance,
                $"{Wording.Names(group.Select(s => s.Service))} will not start (\"unsupported SASL implementation\"): "
                    + $"{parameter} is '{type}'. Write {string.Join(" or ", known)}",
                Place.At(group.Key),
                parameter,
                type,
                group.Select(s => s.Service.Key),
                [.. nearest.Select(n => Fix.Of($"Write '{n}'", new Edit(EditKind.Set, parameter, n)))]
            );
        }
    }

    /// <summary>Lists that let users in by a login that no reader of the list offers; one finding for one place.</summary>
    private IEnumerable<Finding> Permits(InstanceOnTarget context)
    {
        Service[] servers = [.. context.Instance.Services.Where(s => s.IsSmtpServer)];
        bool anyLogins = servers.Any(s => HasLogins(context, s));
        var readersOf = new Dictionary<string, ILookup<Setting?, Service>>(StringComparer.Ordinal);
        var idle = RestrictionLists
            .Of(context.View)
            .Where(s => s.Restrictions.Any(r => r.Is(Permit)))
            // Lists of main.cf are shared with services that offer logins, and have the restriction for their sake.
            .Where(s => s.Service is not null || !(anyLogins || IsPostfixOwn(s.Setting, s.Restrictions)))
            .Select(s => (s.Setting, s.Service, Readers: Readers(s.Setting)))
            .Where(s => s.Readers.Length > 0 && !s.Readers.Any(r => HasLogins(context, r)))
            .GroupBy(s => new { s.Service, s.Setting.Origin.DeclaredBy });
        foreach (var group in idle)
        {
            Setting[] lists = [.. group.Select(s => s.Setting)];
            Service[] readers = [.. group.SelectMany(s => s.Readers).Distinct()];
            bool locksOut = group.Any(s => s.Readers.Any(r => LocksOut(s.Setting, r, context)));
            if (!locksOut && group.Key.Service is null)
            {
                // Many lists of main.cf have the word without harm.
                continue;
            }

            yield return Found(
                context.Instance,
                $"{Permit} permits nobody: {Wording.Names(readers)} {(readers.Length == 1 ? "offers" : "offer")} no login, as "
                    + $"{ServerEnable} is no (in {Wording.Join(lists.Select(l => l.Parameter))}). Enable logins, or remove it",
                Place.At(lists[0]),
                lists[0].Parameter,
                lists[0].Value,
                readers.Select(s => s.Key),
                [.. Fixes(group.Key.Service, lists, context.Target.Postfix)]
            ) with
            {
                About = About(context.Instance, lists),
                Severity = locksOut ? RuleSeverity.Error : RuleSeverity.Info,
            };
        }

        Service[] Readers(Setting list)
        {
            if (!readersOf.TryGetValue(list.Parameter, out ILookup<Setting?, Service>? bySetting))
            {
                bySetting = servers.ToLookup(s => context.View.Get(list.Parameter, s).SetBy);
                readersOf.Add(list.Parameter, bySetting);
            }

            return [.. bySetting[list]];
        }
    }

    /// <summary>
    /// Whether the list rejects people who were to log in: all others too, or, on a port that is for them, their mail to other domains. Else it
    /// does what it does without the word.
    /// </summary>
    private static bool LocksOut(Setting list, Service reader, InstanceOnTarget context)
    {
        SmtpStage[] stages = [.. SmtpStages.OfMail.Where(stage => stage.List == list.Parameter)];
        RecipientKind recipient = InetEndpoint.IsOnPort(reader, context.View.Ports, "587", "465")
            ? RecipientKind.Remote
            : RecipientKind.Own;
        return context
            .AccessThrough(reader)
            // A class is asked in any list.
            .EndOf(
                stages.Length == 0 ? SmtpStage.Recipient : stages[0],
                context.View.Get(list.Parameter, reader).Text,
                recipient
            )
            is { Outcome: AccessOutcome.Reject or AccessOutcome.Defer };
    }

    private static IEnumerable<Fix> Fixes(Service? service, Setting[] lists, PostfixVersion release)
    {
        if (service is not null)
        {
            yield return Fix.Of($"Enable logins ({ServerEnable})", new Edit(EditKind.Set, ServerEnable, "yes"));
        }

        Edit[] edits = [.. lists.Select(l => new Edit(EditKind.Set, l.Parameter, Without(l.Value, release)))];
        // A list with nothing else in it, or that has the restriction from a macro, is for people to decide.
        if (edits.Zip(lists, (edit, list) => edit.Value.Length > 0 && edit.Value != list.Value).All(isFix => isFix))
        {
            yield return Fix.Of($"Remove {Permit}", edits);
        }
    }

    private static bool HasLogins(InstanceOnTarget context, Service service) => LoginModes.AreOn(context.View, service);

    private static EffectiveValue LoginOf(InstanceOnTarget context, Service service) =>
        context.View.Get(ServerEnable, service);

    /// <summary>The list without the restriction; the same text where it is not written in it.</summary>
    private static string Without(string list, PostfixVersion release)
    {
        IReadOnlyList<Restriction> all = RestrictionList.Parse(list, release);
        Restriction[] others = [.. all.Where(r => !r.Is(Permit))];
        return others.Length == all.Count ? list : RestrictionList.Write(others);
    }

    /// <summary>The relay list that Postfix has by default names the restriction too; who writes it out means no harm.</summary>
    private static bool IsPostfixOwn(Setting setting, IReadOnlyList<Restriction> list) =>
        setting.Parameter == SmtpStage.Relay.List
        && RestrictionList.Write(list)
            is "permit_mynetworks, " + Permit + ", defer_unauth_destination"
                or "permit_mynetworks, " + Permit + ", reject_unauth_destination";
}
