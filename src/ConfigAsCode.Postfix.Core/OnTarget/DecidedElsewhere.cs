using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>
/// A parameter that every program loads, and with which one program decides something for all: an override of another program changes
/// nothing of that.
/// </summary>
/// <param name="Decider">Who decides, as the end of a sentence that names the service.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record DecidedElsewhere(string Decider, string Advice)
{
    // Which domains this host has, and which it relays to.
    private static readonly string[] Domain = [AddressClass.Local.Domains, AddressClass.Relay.Domains];

    private const string MailAddresses = "trivial-rewrite(8) completes addresses";
    private const string Routes = "trivial-rewrite(8) decides where mail goes";
    private const string Listens = "master(8) opens the ports";

    private static readonly DecidedElsewhere Relay = new(
        Routes,
        "Remove it: sender_dependent_relayhost_maps or transport_maps in main.cf choose the host for some mail, and an instance of its own for all"
    );

    private static readonly DecidedElsewhere Domains = new(
        Routes,
        "Remove it, or set it in main.cf: which domains are local or relayed is the same for all services of an instance"
    );

    private static readonly DecidedElsewhere Origin = new(
        MailAddresses,
        "Remove it, or set it in main.cf, or write the domain into the addresses by canonical_maps"
    );

    private static readonly DecidedElsewhere Interfaces = new(
        Listens,
        "Write the address before the port in the name of the service, such as 192.0.2.1:smtp"
    );

    private static readonly DecidedElsewhere Processes = new(
        "master(8) starts its processes",
        "Write the number in the process limit field of the service"
    );

    private static readonly DecidedElsewhere Networks = new(
        "smtpd(8) decides who is in the own network",
        "Remove it, or set it in main.cf or for the smtpd service"
    );

    /// <summary>Null where the program itself may act by the override.</summary>
    public static DecidedElsewhere? Of(string parameter, Service service, InstanceOnTarget context)
    {
        DecidedElsewhere? elsewhere = parameter switch
        {
            "relayhost" when !service.IsResolver => Relay,
            _ when Domain.Contains(parameter) && !ReadsDomains(service, context) => Domains,
            "myorigin" when !ReadsDomains(service, context) => Origin,
            "inet_interfaces" when service.Type == ServiceType.Inet && service.TakesMail => Interfaces,
            "default_process_limit" when !service.IsQueueManager => Processes,
            "mynetworks" when !service.SpeaksSmtpToClients && !service.IsResolver => Networks,
            _ => null,
        };
        return
            elsewhere is null
            || context.MacroReferences.AreSeen(parameter, service)
            || context.MacroReferences.AreInTables(parameter)
            ? null
            : elsewhere;
    }

    /// <summary>
    /// trivial-rewrite(8), and what looks a bare name up for an address of an own domain (global/mail_addr_find.c): cleanup(8) always may,
    /// smtp(8) and lmtp(8) for their generic maps.
    /// </summary>
    private static bool ReadsDomains(Service service, InstanceOnTarget context) =>
        service.IsResolver
        || service.IsCleanup
        || (service.DeliversToServers && context.View.Get(service.Program + "_generic_maps", service).Text.Length > 0);
}
