using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// An open relay: a client that has no address, login or certificate to show sends mail to any domain. smtpd(8) starts, as it looks
/// for the words of relay control and not at what they do.
/// </summary>
internal sealed class Pfx2001OpenRelay()
    : Rule(
        new RuleInfo("PFX2001", RuleSeverity.Error, "An SMTP server is an open relay", HasFix: true)
        {
            AlwaysStands = true,
        }
    )
{
    private const string AnyCertificate = "permit_tls_all_clientcerts";
    private const string ListedCertificates = "permit_tls_clientcerts";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var open = context
            .Instance.Services.Where(s => s.IsSmtpServer && ListeningAddress.IsReached(s, context.View))
            .Select(s => (Service: s, Way: context.AccessThrough(s).WayOfStrangers))
            .Where(s => s.Way is not null)
            .Select(s => (s.Service, Way: s.Way!, List: RelayControl.ListOf(s.Service, context.View)))
            .GroupBy(s => new
            {
                s.List.Parameter,
                Path = PathOf(s.Way, s.Service, context.View),
                Place = RelayControl.PlaceOf(s.List, context),
            });
        foreach (var group in open)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue list = group.First().List;
            yield return Found(
                context.Instance,
                $"{Who(group.First().Way)} can send mail to any domain through {Wording.Names(services)}, an open relay: "
                    + $"{group.Key.Path}. {Advice(group.First().Way)}",
                group.Key.Place,
                list.Parameter,
                list.Text,
                services.Select(s => s.Key),
                [.. Fixes(group.First().Way, list, services, context.View)]
            ) with
            {
                About = RelayControl.About(group.Key.Place, services[0], context),
                Part = PermittingIn(group.First().Way, list) ?? "",
            };
        }
    }

    private static string Advice(AccessWay way) =>
        CertificateOf(way) is null
            ? $"Write {RelayControl.Guard} in front of what lets strangers pass"
            : $"Write {ListedCertificates}, and the fingerprints of the certificates that may relay in relay_clientcerts";

    /// <summary>What makes a certificate that anybody can have a reason to let its owner relay; null where none does.</summary>
    private static ClientCondition? CertificateOf(AccessWay way) =>
        way.Path.Conditions.FirstOrDefault(c => c.Kind == ClientKind.WithTrustedCertificate);

    private static string Who(AccessWay way) =>
        CertificateOf(way) is { } certificate
            ? $"Anybody with a certificate of a public certificate authority ({certificate.Value})"
        : way.Path.Conditions.Any(c => c.Restriction == "check_sender_access")
            ? "Anybody who gives a sender address that a table permits"
        : way.Path.Conditions.Any(c => c.Restriction == "check_helo_access")
            ? "Anybody who gives a HELO name that a table permits"
        : way.Path.Conditions.Count > 0 ? "Anybody who gives an address as HELO name"
        : "Anybody";

    /// <summary>How strangers pass the lists, in words.</summary>
    private static string PathOf(AccessWay way, Service service, EffectiveView view) =>
        string.Join("; ", way.Steps.Select(step => InWords(step, view.Get(step.Stage.List, service), view)));

    private static string InWords(AccessStep step, EffectiveValue list, EffectiveView view) =>
        step switch
        {
            { By: { } by, Row: { } row } => $"{list.Parameter} permits them at '{by}' (row '{row}')",
            { By: { } by } => $"{list.Parameter} permits them at '{by}'",
            _ when list.Text.Length == 0 => $"{list.Parameter} is empty",
            _ when Swallowing(list, view) is { } by =>
                $"nothing in {list.Parameter} rejects them, as '{by.Argument}' is the argument of {by.Name} there",
            _ => $"nothing in {list.Parameter} rejects them",
        };

    /// <summary>The restriction that takes a word of relay control as its argument.</summary>
    private static Restriction? Swallowing(EffectiveValue list, EffectiveView view) =>
        RestrictionList.Parse(list.Text, view.Target.Postfix).FirstOrDefault(IsSwallowing);

    private static bool IsSwallowing(Restriction restriction) =>
        restriction.Argument is { } argument && AccessEngine.IsRequired(argument);

    private static SmtpStage StageOf(EffectiveValue list) =>
        list.Parameter == SmtpStage.Relay.List ? SmtpStage.Relay : SmtpStage.Recipient;

    /// <summary>What lets strangers pass the list; null where nothing rejects them.</summary>
    private static string? PermittingIn(AccessWay way, EffectiveValue list) =>
        way.Steps.Last(step => step.Stage == StageOf(list)).By?.ToString();

    /// <summary>The guard in front of what lets strangers pass, if the server is closed with it.</summary>
    private static Fix[] Fixes(AccessWay way, EffectiveValue list, Service[] services, EffectiveView view)
    {
        SmtpStage stage = StageOf(list);
        string? permitting = PermittingIn(way, list);
        List<Restriction> restrictions =
        [
            .. RestrictionList.Parse(list.SetBy?.Value ?? list.Text, view.Target.Postfix),
        ];
        if (CertificateOf(way) is not null)
        {
            string listed = RestrictionList.Write(
                restrictions.Select(r => r.Is(AnyCertificate) ? r with { Name = ListedCertificates } : r)
            );
            return Closes(listed)
                ?
                [
                    Fix.Of(
                        $"Permit the certificates of relay_clientcerts ({ListedCertificates})",
                        new Edit(EditKind.Set, list.Parameter, listed)
                    ),
                ]
                : [];
        }

        int at = restrictions.FindIndex(r => r.ToString() == permitting || IsSwallowing(r));
        at = at < 0 ? restrictions.Count : at;
        Restriction[] behind = [.. restrictions.Skip(at).Where(r => RelayControl.Trusted.Any(r.Is))];
        string better = RestrictionList.Write([
            .. restrictions.Take(at),
            .. behind,
            new Restriction(RelayControl.Guard, Argument: null, OnlyWarns: false),
            // A guard that came too late has moved.
            .. restrictions.Skip(at).Where(r => !behind.Contains(r) && (r.OnlyWarns || !r.Is(RelayControl.Guard))),
        ]);
        return Closes(better) ? [RelayControl.Reject(list, better)] : [];

        bool Closes(string other) =>
            services.All(s =>
                new AccessEngine(view, s)
                    .Decide(RecipientKind.Remote, (stage, view.Expand(other, s) ?? ""))
                    .All(w => !w.IsOpenToStrangers)
            );
    }
}
