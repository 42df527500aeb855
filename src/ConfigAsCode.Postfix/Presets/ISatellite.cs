namespace ConfigAsCode.Postfix;

/// <summary>
/// A host that keeps mail for its own accounts and aliases, such as that of cron(8) for root, and gives everything else to the server that
/// <c>relayhost</c> names. It receives no mail from the network.
/// </summary>
/// <remarks>Source: STANDARD_CONFIGURATION_README, "Postfix on a local network"; Debian's configuration type "Satellite system".</remarks>
[Needs("relayhost", Example = "[Main(RelayHost = \"[hub.example.org]\")]")]
[Main(
    MyOrigin = "$myhostname",
    InetInterfaces = ["loopback-only"],
    MyDestination = ["$myhostname", "localhost.$mydomain", "localhost"]
)]
public interface ISatellite;
