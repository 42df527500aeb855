using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Destinations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>Mail that goes elsewhere than its author says, or of which the configuration does not say where it goes.</summary>
internal sealed class Pfx7011FailedDelivery()
    : Rule(
        new RuleInfo("PFX7011", RuleSeverity.Error, "An expectation of where mail goes does not hold", HasFix: false)
    )
{
    private const string UsualSender = "sender@" + ExpectedMessage.Foreign;

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        context.Instance.DeliveryExpectations.SelectMany(expectation => Check(expectation, context));

    private IEnumerable<Finding> Check(DeliveryExpectation expectation, InstanceOnTarget context)
    {
        if (WrongText(expectation) is { } wrong)
        {
            return [At(expectation, context, wrong, [])];
        }

        Service[] services = [.. ServicesOf(expectation, context)];
        if (services.Length == 0)
        {
            return [At(expectation, context, WithoutService(expectation), [])];
        }

        Service[] accepting = [.. services.Where(s => Accepts(expectation, s, context))];
        return accepting.Length == 0
            ?
            [
                At(
                    expectation,
                    context,
                    $"Mail for {expectation.Recipient} is refused before it goes anywhere: no SMTP server accepts it of such a client. Write [Expect] to see what refuses it",
                    services
                ),
            ]
            : accepting
                .Select(service => (Service: service, Answer: Answer(expectation, service, context)))
                .Where(answered => answered.Answer is not null)
                .GroupBy(answered => answered.Answer!.Value)
                .Select(same =>
                {
                    Service[] all = [.. same.Select(s => s.Service)];
                    string message =
                        $"{Wording.Join([.. all.Select(s => s.Key)])}: mail for {expectation.Recipient} {same.Key.Text}";
                    Finding finding = At(expectation, context, message, all);
                    return same.Key.IsCertain ? finding : finding with { Severity = RuleSeverity.Info };
                });
    }

    private static string? WrongText(DeliveryExpectation expectation) =>
        !AddressForm.IsPlain(expectation.Recipient)
            ? $"'{expectation.Recipient}' is not an address of a recipient: write one such as orders@shop.example.org"
        : expectation is { To.Count: 0, Transport: null, Through: null, Tls: null }
            ? $"Nothing is expected of mail for {expectation.Recipient}: write To, Transport, Through or Tls"
        : null;

    /// <summary>What takes mail: the service that is named, else the SMTP servers, and pickup(8) where there are none.</summary>
    private static IEnumerable<Service> ServicesOf(DeliveryExpectation expectation, InstanceOnTarget context)
    {
        Service[] all = [.. context.Instance.Services.Where(s => s.IsSmtpServer || s.IsQmqpServer || s.IsPickup)];
        if (expectation.Service is { } key)
        {
            return all.Where(s => s.Key == key);
        }

        if (expectation.ServiceName is { } name)
        {
            return all.Where(s => s.Name == name);
        }

        Service[] servers = [.. all.Where(s => s.IsSmtpServer && context.AccessThrough(s).Starts)];
        return expectation.Client == "LoggedIn" ? servers.Where(s => LoginModes.Of(context.View, s) != LoginMode.None)
            : servers.Length > 0 || expectation.Client is not null ? servers
            : all.Where(s => s.IsPickup);
    }

    private static string WithoutService(DeliveryExpectation expectation) =>
        (expectation.Service ?? expectation.ServiceName) is { } name
            ? $"{name} takes no mail in this instance, so that nothing is expected of it. Write the name of a service that runs smtpd, qmqpd or pickup"
        : expectation.Client == "LoggedIn"
            ? "Clients can log in at no SMTP server of this instance. Set smtpd_sasl_auth_enable"
        : "No service of this instance takes mail, so that nothing is expected of it";

    /// <summary>Whether the server takes the message of the client that is named, as far as its lists say it.</summary>
    private static bool Accepts(DeliveryExpectation expectation, Service service, InstanceOnTarget context) =>
        expectation.Client is not { } client
        || !service.IsSmtpServer
        || ExpectedMessage
            .Of(
                new Expectation(client, expectation.Recipient, "Accepted", service.Key, expectation.Origin)
                {
                    From = expectation.From,
                },
                service,
                context.View
            )
            .SelectMany(request => context.AccessThrough(service).Answer(request).Endings)
            .Any(ending => ending.Verdict is AccessVerdict.Accepted or AccessVerdict.Discarded);

    /// <summary>What is wrong, or not known; null where the expectation holds.</summary>
    private static (string Text, bool IsCertain)? Answer(
        DeliveryExpectation expectation,
        Service service,
        InstanceOnTarget context
    )
    {
        IReadOnlyList<Destination> all = DeliveryRun.Of(
            new MailMessage(expectation.Recipient, expectation.From ?? UsualSender, service)
            {
                Client = expectation.Client,
            },
            context.View
        );
        Destination[] known = [.. all.Where(d => d.DecidedBy is null)];
        string[] undecided = [.. all.Select(d => d.DecidedBy).OfType<string>()];
        foreach (Destination destination in known)
        {
            if (Fault(expectation, destination, context, undecided: out string? by) is { } fault)
            {
                return ($"{fault}: {Path(expectation.Recipient, destination)}", true);
            }

            undecided = by is null ? undecided : [.. undecided, by];
        }

        if (Elsewhere(expectation, service, known, undecided.Length > 0, context) is { } elsewhere)
        {
            return (elsewhere, true);
        }

        return undecided.Length > 0
            ? (
                $"goes where {Wording.Join([.. undecided.Distinct()])} decides, which this configuration does not show",
                false
            )
            : null;
    }

    /// <summary>Whether mail ends at the addresses that are named, and at no others.</summary>
    private static string? Elsewhere(
        DeliveryExpectation expectation,
        Service service,
        Destination[] known,
        bool mayBeMore,
        InstanceOnTarget context
    )
    {
        if (expectation.To.Count == 0 || known.Length == 0)
        {
            return null;
        }

        var form = new AddressForm(AddressResolver.AskedBy(service, context.View), context.View);
        string[] expected = [.. expectation.To.Select(to => form.Complete(new Rewritten(to, [])).Address)];
        Destination[] others = [.. known.Where(d => !expected.Contains(d.Recipient, StringComparer.OrdinalIgnoreCase))];
        string[] missing =
        [
            .. expected.Where(to => !known.Any(d => d.Recipient.Equals(to, StringComparison.OrdinalIgnoreCase))),
        ];
        string ends = Wording.Join([.. known.Select(d => d.Recipient).Distinct()]);
        return others.Length > 0
                ? $"ends at {ends}, not at {Wording.Join(expected)}: {string.Join("; ", others.Select(d => Path(expectation.Recipient, d)))}"
            : missing.Length > 0 && !mayBeMore
                ? $"ends at {ends}, not at {Wording.Join(missing)}: {string.Join("; ", known.Select(d => Path(expectation.Recipient, d)))}"
            : null;
    }

    /// <summary>What is wrong with one destination; null where nothing is.</summary>
    private static string? Fault(
        DeliveryExpectation expectation,
        Destination at,
        InstanceOnTarget context,
        out string? undecided
    )
    {
        undecided = null;
        return at.Failure is { } failure ? $"is not delivered, since {failure}"
            : expectation.Transport is { } transport && transport != at.Transport
                ? $"goes by the transport {at.Transport}, not by {transport}"
            : expectation.Through is { } through && !through.Equals(at.NextHop, StringComparison.OrdinalIgnoreCase)
                ? $"goes to {at.NextHop}, not through {through}"
            : LevelOf(expectation) is { } level ? WeakTls(level, at, context, out undecided)
            : null;
    }

    private static string? WeakTls(TlsLevel expected, Destination at, InstanceOnTarget context, out string? undecided)
    {
        undecided = null;
        if (at.Agent is not { DeliversToServers: true })
        {
            return $"goes to the transport {at.Transport}, which speaks no TLS, not with {expected.Described()}";
        }

        foreach (DestinationTls tls in DestinationTls.Of(at, context.View))
        {
            string by = tls.Row is { } row ? $"{tls.By}, row '{row.Key}'" : tls.By;
            if (tls.Failure is { } failure)
            {
                return $"is deferred, since {failure} ({by})";
            }

            if (tls.DecidedBy is { } decidedBy)
            {
                undecided = decidedBy;
            }
            else if (tls.Level == TlsLevel.Dane && expected is > TlsLevel.May and not TlsLevel.Dane)
            {
                undecided = $"DNS ({by} is dane, which is may where the receiver publishes no TLSA record)";
            }
            else if (tls.Level < expected)
            {
                return $"leaves with {tls.Level.Described()}, not with {expected.ToText()} or stricter ({by})";
            }
        }

        return null;
    }

    /// <summary>Null where nothing is said of TLS.</summary>
    private static TlsLevel? LevelOf(DeliveryExpectation expectation) =>
        Enum.TryParse(expectation.Tls, out TlsLevel level) ? level : null;

    private static string Path(string recipient, Destination destination) =>
        string.Join(
            " -> ",
            destination
                .Path.Select(step => $"{step.Result} ({step.By}{(step.Row is { } row ? $", row '{row.Key}'" : "")})")
                .Prepend(recipient)
        );

    private Finding At(
        DeliveryExpectation expectation,
        InstanceOnTarget context,
        string message,
        IEnumerable<Service> services
    ) => Found(context.Instance, message, new Place(expectation.Origin), services: services.Select(s => s.Key));
}
