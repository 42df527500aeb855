using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Where mail goes (trivial-rewrite/transport), and which domains are local (global/resolve_local).</summary>
internal static partial class RoutingReferences
{
    private const string Nobody = "no row";

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release) =>
        Transports(Path.Combine(src, "trivial-rewrite", "transport.in"), release)
            .Concat(Locals(Path.Combine(src, "global"), release));

    /// <summary>A command with a table, then a line for each address, its transport and its next hop.</summary>
    private static IEnumerable<ReferenceCase> Transports(string file, PostfixVersion release)
    {
        (EffectiveView View, Service Service)? open = null;
        string table = "";
        foreach (string line in ReferenceFiles.Lines(file))
        {
            Match command = TransportCommand().Match(line);
            if (command.Success)
            {
                table = command.Groups["table"].Value;
                open = Server($"transport_maps = {table}\nrecipient_delimiter = +\n", release);
            }
            else if (line == "EOF")
            {
                open = null;
            }
            else if (open is { } asked)
            {
                string[] parts = line.Split(':');
                yield return new ReferenceCase(
                    "transport",
                    $"{parts[0]} in {table}",
                    parts.Length < 3 ? Nobody : $"{parts[1]}:{parts[2]}",
                    Ours(parts[0], asked.View, asked.Service)
                );
            }
        }
    }

    private static string Ours(string address, EffectiveView view, Service service)
    {
        var found = TableLookup.In(["transport_maps"], AddressKeys.OfTransport(address, service, view), service, view);
        if (found.Row is not { } row)
        {
            return Nobody;
        }

        (string transport, string nextHop) = TransportResult.Parse(row.Value);
        // The test has no classes: DEFAULT stands for that of the domain, and the domain for an empty next hop.
        return $"{(transport.Length > 0 ? transport : "DEFAULT")}:{(nextHop.Length > 0 ? nextHop : AddressKeys.DomainOf(address))}";
    }

    private static IEnumerable<ReferenceCase> Locals(string folder, PostfixVersion release)
    {
        string[] answers =
        [
            .. ReferenceFiles
                .Lines(Path.Combine(folder, "resolve_local.ref"))
                .Where(line => line.StartsWith("mydestination=", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[^1]),
        ];
        int at = 0;
        foreach (string line in ReferenceFiles.Lines(Path.Combine(folder, "resolve_local.in")))
        {
            string[] words = ReferenceFiles.Words(line);
            if (words.Length == 3 && at < answers.Length)
            {
                (EffectiveView view, Service service) = Server($"mydestination = {words[1]}\n", release);
                (AddressClass? found, bool fails) = AddressClasses.Find(words[2], service, view);
                yield return new ReferenceCase(
                    "resolve_local",
                    $"{words[1]} for {words[2]}",
                    answers[at++],
                    fails ? "ERROR"
                        : found == AddressClass.Local ? "YES"
                        : "NO"
                );
            }
        }
    }

    private static (EffectiveView View, Service Service) Server(string mainCf, PostfixVersion release)
    {
        var target = new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false);
        Instance instance = InstanceReader
            .Read("references", target, "myhostname = mail.example.test\n" + mainCf, "smtp inet n - n - - smtpd\n")
            .Instance;
        return (new EffectiveView(instance, target), instance.Services.Single(s => s.IsSmtpServer));
    }

    [GeneratedRegex(@"\./transport '(?<table>[^']*)'")]
    private static partial Regex TransportCommand();
}
