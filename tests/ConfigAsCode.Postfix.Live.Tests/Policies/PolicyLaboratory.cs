using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Policies;

/// <summary>
/// One Postfix with a rendered policy table. Each row has a next hop of its own, which tells what it was offered, and gets
/// one message; a row without one shall not come so far.
/// </summary>
public sealed class PolicyLaboratory : IAsyncLifetime
{
    private const string TableName = "partners";

    private static readonly DebianRelease Release = DebianRelease.Tested;

    private const string OtherTable = "others";

    private static readonly string MainCf =
        HandWrittenFiles.HardenedMainCf
        + "\nsmtp_tls_loglevel = 1\nsmtp_tls_fingerprint_digest = sha256\nhere = $config_directory/.\n"
        + "transport_maps = texthash:$config_directory/transport\n";

    private readonly ReleaseFolder folder = new(Release, "authority-");
    private readonly Dictionary<string, OpenSslServer> servers = [];
    private readonly Dictionary<string, int> ports = [];
    private readonly List<TableEntry> rows = [];
    private readonly List<string> maps = ["texthash:$config_directory/partners", "texthash:$here//others"];
    private string others = "";
    private LivePostfix postfix = null!;
    private Instance instance = null!;

    public async ValueTask InitializeAsync()
    {
        TestCertificate certificate = TestCertificate.Of(KeyKind.Rsa);
        string authority = Path.Combine(folder.FullName, "authority.pem");
        await File.WriteAllTextAsync(authority, certificate.CertificatePem);
        // smtp(8) reads it as the user postfix.
        File.SetUnixFileMode(folder.RealName, (UnixFileMode)Convert.ToInt32("755", 8));
        (string, string[])[] modern =
        [
            ("protocols", [">=TLSv1.2"]),
            ("ciphers", ["high"]),
            ("exclude", ["aNULL", "kRSA"]),
        ];
        (string, string[]) name = ("match", ["mail.example.test"]);

        Typed("may", TlsProtocol.Tls1_1, "may", ("protocols", ["TLSv1.1"]));
        Typed("encrypt", TlsProtocol.Tls1_2, "encrypt", modern);
        Typed("too-old", TlsProtocol.Tls1_1, "encrypt", modern);
        Typed(
            "fingerprint",
            TlsProtocol.Tls1_2,
            "fingerprint",
            [.. modern, ("match", [string.Join(":", Enumerable.Repeat("00", 32)), FingerprintOf(certificate)])]
        );
        Typed("secure", TlsProtocol.Tls1_2, "secure", [.. modern, name, ("tafile", [authority])]);
        Typed("no-ca", TlsProtocol.Tls1_2, "secure", [.. modern, name]);
        Typed("no-fingerprint", null, "fingerprint", modern);
        Typed("match", null, "encrypt", name);
        ByHand("comma", null, "encrypt protocols=!SSLv2, !SSLv3");
        ByHand("level", null, "encrpt");
        ByHand("none", null, "none ciphers=high");
        ByHand("protocol", TlsProtocol.Tls1_2, "encrypt protocols=TLSv9");
        ByHand("grade", TlsProtocol.Tls1_2, "encrypt ciphers=strong");

        InValue("inline", TlsProtocol.Tls1_1, "inline:{ { KEY = encrypt protocols=TLSv1.1 } }");
        InValue("last", TlsProtocol.Tls1_1, "inline:{ KEY=encrypt, {KEY = may protocols=TLSv1.1} }");
        InValue("union", TlsProtocol.Tls1_1, "unionmap:{ inline:{KEY=may} , inline:{ {KEY = protocols=TLSv1.1} } }");
        InValue("union-of-two", null, "unionmap:{inline:{KEY=encrypt},inline:{KEY=may}}");
        InValue(
            "pipe",
            TlsProtocol.Tls1_1,
            "pipemap:{inline:{KEY=Weak},unionmap:{inline:{weak=may},static:protocols=TLSv1.1}}"
        );
        Start("path", TlsProtocol.Tls1_1);
        others = NextHop("path") + " may protocols=TLSv1.1\n";

        string table = Render();
        string mainCf = MainCf + $"smtp_tls_policy_maps = {string.Join(", ", maps)}\n";
        instance = InstanceReader
            .Read(
                "live",
                Release.Target,
                mainCf,
                HandWrittenFiles.MasterCf,
                new TableFile(TableName, "texthash", table),
                new TableFile(OtherTable, "texthash", others)
            )
            .Instance;
        postfix = await LivePostfix.StartAsync(
            mainCf,
            HandWrittenFiles.MasterCf,
            new LivePostfixOptions
            {
                Tables = new Dictionary<string, string>(HandWrittenFiles.Tables)
                {
                    [TableName] = table,
                    [OtherTable] = others,
                    ["transport"] = string.Concat(ports.Select(p => $"{p.Key}.example.net smtp:{NextHop(p.Key)}\n")),
                },
            }
        );
        foreach (string row in ports.Keys)
        {
            await SubmissionClient.SendAsync(postfix.Port("submission"), $"somebody@{row}.example.net");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (OpenSslServer server in servers.Values)
        {
            await server.DisposeAsync();
        }

        if (postfix is not null)
        {
            await postfix.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>What the next hop of a row was offered.</summary>
    internal Task<TlsSession> SessionAsync(string row) => servers[row].WaitAsync();

    /// <summary>What the model says that smtp(8) offers it; null where there is to be no session.</summary>
    internal TlsEndpoint? Endpoint(string row) =>
        TlsEndpoints
            .Of(new EffectiveView(instance, Release.Target))
            .SingleOrDefault(e => e.Service.Key == "smtp/unix" && e.Destination == NextHop(row));

    /// <summary>What the rules say of a row.</summary>
    internal string[] Findings(string row) =>
        [
            .. Rulebook
                .Analyze(instance)
                .Where(f => f.Message.Contains(NextHop(row), StringComparison.Ordinal))
                .Select(f => f.Rule.Id + " " + f.Message.Replace(NextHop(row), row, StringComparison.Ordinal)),
        ];

    /// <summary>Waits for what smtp(8) says of the message of a row, and returns it.</summary>
    internal Task<string> WaitForDeliveryAsync(string row) =>
        postfix.WaitForLogAsync($"to=<somebody@{row}.example.net>");

    internal Task<string> WaitForLogAsync(string text) => postfix.WaitForLogAsync(text);

    internal string NextHop(string row) => FormattableString.Invariant($"[127.0.0.1]:{ports[row]}");

    private void Typed(string row, TlsProtocol? spoken, string level, params (string Name, string[] Items)[] attributes)
    {
        Start(row, spoken);
        var items = attributes.Select(a => new TlsPolicyItem(a.Name, EquatableArray.Of(a.Items), Origin.Unknown));
        rows.Add(
            new TlsPolicyRow(NextHop(row), level, items.ToEquatableArray(), Origin.Unknown, Origin.Unknown).ToEntry(
                Release.Target
            )
        );
    }

    private void ByHand(string row, TlsProtocol? spoken, string policy)
    {
        Start(row, spoken);
        rows.Add(new TableEntry(NextHop(row), policy, Origin.Unknown));
    }

    private void InValue(string row, TlsProtocol? spoken, string table)
    {
        Start(row, spoken);
        maps.Add(table.Replace("KEY", NextHop(row), StringComparison.Ordinal));
    }

    private void Start(string row, TlsProtocol? spoken)
    {
        if (spoken is { } protocol)
        {
            servers.Add(row, OpenSslServer.Start(protocol));
        }

        ports.Add(row, servers.TryGetValue(row, out OpenSslServer? server) ? server.Port : FreePorts.Next());
    }

    private string Render() =>
        InstanceRenderer
            .Render(
                new Instance(
                    "policies",
                    "Policies",
                    Release.Target,
                    default,
                    default,
                    EquatableArray.Of(new Table(TableName, "texthash", rows.ToEquatableArray(), Origin.Unknown)),
                    default,
                    Origin.Unknown
                )
            )
            .Single(f => f.Path == TableName)
            .Text;

    private static string FingerprintOf(TestCertificate certificate)
    {
        using var read = X509Certificate2.CreateFromPem(certificate.CertificatePem);
        return string.Join(':', read.GetCertHash(HashAlgorithmName.SHA256).Select(b => b.ToString("X2", null)));
    }
}
