using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Live.Tests.Presets;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>
/// A Postfix that takes mail as its files say, with a login where one is asked for, and whose own smtp(8) takes it to the next hops that they name: servers of the test,
/// which offer STARTTLS or not.
/// </summary>
internal sealed partial class NextHopLaboratory : IAsyncDisposable
{
    private const int Smtp = 25;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // No authority signed it.
    private readonly X509Certificate2 certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
    private readonly MailServer[] servers;
    private readonly EffectiveView view;
    private LivePostfix? postfix;

    private NextHopLaboratory(MailServer[] servers, EffectiveView view)
    {
        this.servers = servers;
        this.view = view;
    }

    /// <param name="view">The instance.</param>
    /// <param name="files">main.cf, master.cf and the tables.</param>
    /// <param name="nextHops">Where mail goes.</param>
    public static async Task<NextHopLaboratory> StartAsync(
        EffectiveView view,
        IReadOnlyDictionary<string, string> files,
        IEnumerable<string> nextHops
    )
    {
        (string Host, int Port)[] hosts = [.. nextHops.Select(Parse).Distinct()];
        // Any address of this network is this host; at each the ports of mail are free.
        var address = new IPAddress([127, (byte)Random.Shared.Next(64, 250), 0, (byte)Random.Shared.Next(1, 250)]);
        var laboratory = new NextHopLaboratory(
            [.. hosts.Select(h => h.Port).Distinct().Select(port => new MailServer(port, address))],
            view
        );
        try
        {
            laboratory.postfix = await LivePostfix.StartAsync(
                files["main.cf"],
                files["master.cf"],
                new LivePostfixOptions
                {
                    Tables = files.Where(f => f.Key is not ("main.cf" or "master.cf")).ToDictionary(),
                    Hosts = hosts.Select(h => h.Host).Distinct().ToDictionary(host => host, _ => address),
                }
            );
            return laboratory;
        }
        catch
        {
            await laboratory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends what an expectation is about, and waits for what becomes of it.</summary>
    public async Task<NextHopAnswer> SendAsync(Service entry, DeliveryExpectation expected, bool offersTls)
    {
        foreach (MailServer server in servers)
        {
            server.Certificate = offersTls ? certificate : null;
        }

        int port = postfix!.Port(entry.Name);
        string id = await (
            LoginModes.Of(view, entry) != LoginMode.None
                ? SubmissionClient.SendAsync(
                    port,
                    expected.Recipient,
                    entry: view.Get("smtpd_tls_wrappermode", entry).IsYes ? TlsEntry.Wrapper : TlsEntry.StartTls,
                    sender: expected.From ?? SaslUser.Login
                )
                : SmtpDialogue.SendAsync(port, expected.Recipient, expected.From ?? "sender@stranger.example")
        );
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(50))
        {
            string log = postfix.ReadLog();
            if (
                Queued().Matches(log).FirstOrDefault(m => m.Groups["message"].Value == id) is { } queued
                && Delivered().Matches(log).FirstOrDefault(m => m.Groups["id"].Value == queued.Groups["id"].Value)
                    is { } delivered
            )
            {
                string status = delivered.Groups["status"].Value;
                return new NextHopAnswer(
                    status,
                    delivered.Groups["text"].Value,
                    status == "sent"
                        ? (await Task.WhenAny(servers.Select(s => s.WaitForAsync(id))).Unwrap()).HasTls
                        : null
                );
            }
        }

        throw new LivePostfixException($"Nothing was logged of the mail for {expected.Recipient}.", postfix.ReadLog());
    }

    public async ValueTask DisposeAsync()
    {
        if (postfix is not null)
        {
            await postfix.DisposeAsync();
        }

        foreach (MailServer server in servers)
        {
            await server.DisposeAsync();
        }

        certificate.Dispose();
    }

    /// <summary>The host and the port of a next hop: <c>example.com</c>, <c>[smart.example.net]:587</c>.</summary>
    private static (string Host, int Port) Parse(string nextHop)
    {
        Match match = NextHop().Match(nextHop);
        return (
            match.Groups["host"].Value,
            match.Groups["port"] is { Success: true } port
                ? int.Parse(port.Value, System.Globalization.CultureInfo.InvariantCulture)
                : Smtp
        );
    }

    [GeneratedRegex(@"^\[?(?<host>[^\]:]+)\]?(:(?<port>\d+))?$")]
    private static partial Regex NextHop();

    [GeneratedRegex(@": (?<id>[0-9A-Za-z]+): message-id=<(?<message>[^>]*)>")]
    private static partial Regex Queued();

    [GeneratedRegex(@": (?<id>[0-9A-Za-z]+): to=<.* status=(?<status>\w+) \((?<text>.*)\)$", RegexOptions.Multiline)]
    private static partial Regex Delivered();
}
