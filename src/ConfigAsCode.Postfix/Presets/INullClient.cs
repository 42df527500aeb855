namespace ConfigAsCode.Postfix;

/// <summary>
/// A host that only sends: it receives no mail from the network and delivers none itself. All mail goes to the server that <c>relayhost</c>
/// names, with the domain as its origin.
/// </summary>
/// <remarks>Source: STANDARD_CONFIGURATION_README, "Postfix on a null client".</remarks>
[Needs("relayhost", Example = "[Main(RelayHost = \"[hub.example.org]\")]")]
[Main(MyOrigin = "$mydomain", InetInterfaces = ["loopback-only"], MyDestination = [])]
public interface INullClient;
