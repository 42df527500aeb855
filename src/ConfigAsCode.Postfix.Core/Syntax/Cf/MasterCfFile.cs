using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>master.cf, as master(8) and the daemons read it.</summary>
public sealed class MasterCfFile
{
    private readonly LastOfEach<CfService> last;

    private MasterCfFile(CfDocument document, PostfixVersion version, KnownTcpPorts ports)
    {
        Document = document;
        var reader = new MasterCfReader(version);
        Services = [.. document.LogicalLines.Select(reader.Read)];
        last = new LastOfEach<CfService>(Services, service => EndpointOf(service, ports));
    }

    /// <summary>The names of the eight fields, as the first comment of master.cf has them.</summary>
    public static IReadOnlyList<string> FieldNames { get; } =
    ["service", "type", "private", "unprivileged", "chroot", "wakeup", "maxproc", "command"];

    public CfDocument Document { get; }

    /// <summary>All lines, in the order of the file.</summary>
    public IReadOnlyList<CfService> Services { get; }

    /// <summary>The services that master(8) takes, in the order of the file.</summary>
    public IEnumerable<CfService> InForce => Services.Where(s => s.IsService && ReplacementOf(s) is null);

    /// <summary>Reads a file beside which no main.cf says which ports have names.</summary>
    public static MasterCfFile Parse(string file, string text, PostfixVersion version) =>
        Parse(file, text, version, KnownTcpPorts.OfHost);

    internal static MasterCfFile Parse(string file, string text, PostfixVersion version, KnownTcpPorts ports) =>
        new(CfDocument.Parse(file, text), version, ports);

    /// <summary>
    /// The later service on the same endpoint that master(8) takes; null where it takes this one. Postfix warns since 3.4 and was
    /// silent before.
    /// </summary>
    public CfService? ReplacementOf(CfService service) => last.ReplacementOf(service);

    private static string? EndpointOf(CfService service, KnownTcpPorts ports) =>
        service.IsService
            ? service.Type!.Value.ToMasterCf()
                + " "
                + InetEndpoint.Canonical(service.Fields[0].Text, service.Type.Value, service.Fields[2].Text, ports)
            : null;
}
