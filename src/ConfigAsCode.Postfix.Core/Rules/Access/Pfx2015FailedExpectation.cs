using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>An SMTP server that does something else with a message than its author says, or of which the configuration does not say what it does.</summary>
internal sealed class Pfx2015FailedExpectation()
    : Rule(new RuleInfo("PFX2015", RuleSeverity.Error, "An expectation of an SMTP server does not hold", HasFix: false))
{
    private static readonly Dictionary<string, string> Clients = new()
    {
        ["Stranger"] = "a stranger",
        ["OwnNetwork"] = "a client in mynetworks",
        ["ThisHost"] = "this host",
        ["LoggedIn"] = "a client that logs in",
        ["WithCertificate"] = "a client with a certificate of relay_clientcerts",
        ["WithTrustedCertificate"] = "a client with a trusted certificate",
    };

    private static readonly Dictionary<string, string> Recipients = new()
    {
        ["OtherDomains"] = "other domains",
        ["LocalDomains"] = "the domains of mydestination",
        ["VirtualAliasDomains"] = "the domains of virtual_alias_domains",
        ["VirtualMailboxDomains"] = "the domains of virtual_mailbox_domains",
        ["RelayDomains"] = "the domains of relay_domains",
    };

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        context.Instance.Expectations.SelectMany(expectation => Check(expectation, context));

    private IEnumerable<Finding> Check(Expectation expectation, InstanceOnTarget context)
    {
        if (!ExpectedMessage.HasRecipient(expectation))
        {
            yield return At(
                expectation,
                context,
                $"'{expectation.To}' is not an address of a recipient: write one such as orders@shop.example.org, or a kind of recipients",
                []
            );
            yield break;
        }

        Service[] services = [.. ServicesOf(expectation, context)];
        if (services.Length == 0)
        {
            yield return At(expectation, context, WithoutService(expectation), []);
        }

        foreach (Service service in services.Where(s => context.AccessThrough(s).Starts))
        {
            if (Answer(expectation, service, context) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <summary>Clients log in only where they can.</summary>
    private static IEnumerable<Service> ServicesOf(Expectation expectation, InstanceOnTarget context) =>
        context.Instance.Services.Where(s =>
            s.IsSmtpServer
            && (expectation.Service is null || s.Key == expectation.Service)
            && (expectation.ServiceName is null || s.Name == expectation.ServiceName)
            && (
                expectation.Service is not null
                || expectation.ServiceName is not null
                || expectation.Client != "LoggedIn"
                || LoginModes.Of(context.View, s) != LoginMode.None
            )
        );

    private static string WithoutService(Expectation expectation) =>
        (expectation.Service ?? expectation.ServiceName) is { } name
            ? $"{name} is not an SMTP server of this instance, so that nothing is expected of it. Write the name of a service that runs smtpd"
        : expectation.Client == "LoggedIn"
            ? "Clients can log in at no SMTP server of this instance. Set smtpd_sasl_auth_enable"
        : "This instance has no SMTP server, so that nothing is expected of it";

    private Finding? Answer(Expectation expectation, Service service, InstanceOnTarget context)
    {
        AccessAnswer[] answers =
        [
            .. ExpectedMessage
                .Of(expectation, service, context.View)
                .Select(request => context.AccessThrough(service).Answer(request)),
        ];
        AccessEnding[] others =
        [
            .. answers
                .SelectMany(answer => answer.Endings)
                .Where(ending => !IsMeant(ending.Verdict, expectation.Outcome)),
        ];
        if (others.Length == 0)
        {
            return null;
        }

        string mail =
            $"{service.Key}: mail of {Word(Clients, expectation.Client)}{(expectation.As is { } user ? $" as {user}" : "")}"
            + $"{(expectation.From is { } sender ? $" from <{sender}>" : "")} to {Word(Recipients, expectation.To)}";
        AccessAnswer? failed = Array.Find(
            answers,
            answer => answer.Endings.All(e => !IsMeant(e.Verdict, expectation.Outcome))
        );
        string expected = expectation.Outcome.ToLowerInvariant();
        return failed is { Endings: var endings }
            ? At(
                expectation,
                context,
                $"{mail} is {Words(endings[0].Verdict)}, not {expected}: {Path(endings[0], service, context.View)}",
                [service]
            )
            : At(
                expectation,
                context,
                $"{mail}: whether it is {expected} is decided by "
                    + Wording.Join([.. answers.SelectMany(answer => answer.DecidedBy).Distinct()]),
                [service]
            ) with
            {
                Severity = RuleSeverity.Info,
            };
    }

    private static string Word(Dictionary<string, string> words, string name) =>
        words.TryGetValue(name, out string? word) ? word : name;

    private static bool IsMeant(AccessVerdict verdict, string outcome) =>
        outcome switch
        {
            "Accepted" => verdict is AccessVerdict.Accepted or AccessVerdict.Discarded,
            "Rejected" => verdict == AccessVerdict.Rejected,
            "Deferred" => verdict == AccessVerdict.Deferred,
            _ => verdict is AccessVerdict.Rejected or AccessVerdict.Deferred,
        };

    private static string Words(AccessVerdict verdict) =>
        verdict switch
        {
            AccessVerdict.Rejected => "rejected (5xx)",
            AccessVerdict.Deferred => "deferred (4xx)",
            AccessVerdict.Discarded => "accepted and dropped",
            _ => "accepted",
        };

    /// <summary>How the message comes as far as it does, in words.</summary>
    private static string Path(AccessEnding ending, Service service, EffectiveView view) =>
        ending.Steps.Count == 0
            ? "nothing turns it away"
            : string.Join(
                "; ",
                (
                    ending.Verdict == AccessVerdict.Accepted ? ending.Steps : ending.Steps.Skip(ending.Steps.Count - 1)
                ).Select(step => Step(step, view.Get(step.Stage.List, service).Parameter))
            );

    private static string Step(AccessStep step, string list) =>
        step switch
        {
            { Parameter: { } parameter } => parameter,
            { By: { } by, Row: { } row } => $"{list} has '{by}' (row '{row}')",
            { By: { } by } => $"{list} has '{by}'",
            _ => $"nothing in {list} acts",
        };

    private Finding At(
        Expectation expectation,
        InstanceOnTarget context,
        string message,
        IEnumerable<Service> services
    ) => Found(context.Instance, message, new Place(expectation.Origin), services: services.Select(s => s.Key));
}
