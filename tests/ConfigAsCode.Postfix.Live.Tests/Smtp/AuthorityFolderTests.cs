using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Access;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>
/// A folder of CA certificates of which PFX4016 says that a program in the chroot does not find it. OpenSSL opens a file of it for each certificate, and
/// so after smtp(8) and smtpd(8) have entered the chroot; a CA file is read before.
/// </summary>
public sealed class AuthorityFolderTests
{
    private const string Rule = "PFX4016";
    private const string Outside = "CApath=$config_directory/authorities";
    private const string Below = "CApath=$queue_directory/authorities";

    // A client, whether it is in the chroot, its settings, and whether it trusts the certificate.
    private static readonly (string Name, bool IsInChroot, string Settings, bool Trusts)[] Clients =
    [
        ("outside", true, Outside, false),
        ("below", true, Below, false),
        ("from-there", true, "CApath=authorities", true),
        ("from-root", true, "CApath=/authorities", true),
        ("file", true, Outside + " -o smtp_tls_CAfile=/etc/ssl/authority.pem", true),
        ("free", false, Outside, true),
    ];

    private static readonly (string Name, bool IsInChroot, string Settings, bool Trusts)[] Servers =
    [
        ("server-outside", true, Outside, false),
        ("server-below", true, Below, false),
        ("server-from-there", true, "CApath=authorities", true),
        ("server-file", true, Outside + " -o smtpd_tls_CAfile=/etc/ssl/authority.pem", true),
        ("server-free", false, Outside, true),
    ];

    [Fact]
    [Trait("Time", "long")]
    public async Task A_program_in_the_chroot_trusts_nobody_by_a_folder_outside()
    {
        Dictionary<string, OpenSslServer> nextHops = Clients.ToDictionary(
            c => c.Name,
            _ => OpenSslServer.Start(TlsProtocol.Tls1_2)
        );
        try
        {
            string masterCf =
                HandWrittenFiles.MasterCf
                + "\n"
                + string.Concat(
                    Clients.Select(c =>
                        $"{c.Name} unix - - y - - smtp -o smtp_tls_security_level=secure -o smtp_tls_secure_cert_match=mail.example.test -o smtp_tls_{c.Settings}\n"
                    )
                )
                + string.Concat(
                    Servers.Select(s =>
                        $"{s.Name} inet n - y - - smtpd -o smtpd_tls_security_level=encrypt -o smtpd_tls_req_ccert=yes -o smtpd_tls_{s.Settings}\n"
                    )
                );
            await using LivePostfix postfix = await LivePostfix.StartAsync(
                HandWrittenFiles.HardenedMainCf
                    + "\nsmtp_tls_loglevel = 1\nsmtpd_peername_lookup = no\ntransport_maps = texthash:$config_directory/routes\n",
                masterCf,
                new LivePostfixOptions
                {
                    Tables = new Dictionary<string, string>(HandWrittenFiles.Tables)
                    {
                        ["routes"] = string.Concat(
                            Clients.Select(c => $"{c.Name}.example {c.Name}:[127.0.0.1]:{nextHops[c.Name].Port}\n")
                        ),
                    },
                    InChroot = [.. Clients.Concat(Servers).Where(c => c.IsInChroot).Select(c => c.Name)],
                }
            );
            string queue = Path.GetDirectoryName(Path.GetDirectoryName(postfix.Socket("any")))!;
            await WriteAuthoritiesAsync(Path.Combine(postfix.ConfigurationFolder, "authorities"));
            await WriteAuthoritiesAsync(Path.Combine(queue, "authorities"));

            Finding[] found =
            [
                .. Rulebook
                    .Analyze(
                        InstanceReader
                            .Read(
                                "live",
                                DebianRelease.Tested.Target,
                                await TextAsync(postfix, "main.cf"),
                                await TextAsync(postfix, "master.cf")
                            )
                            .Instance
                    )
                    .Where(f => f.Rule.Id == Rule),
            ];
            Assert.Equal(
                Clients
                    .Where(c => !c.Trusts)
                    .Select(c => c.Name + "/unix")
                    .Concat(Servers.Where(s => !s.Trusts).Select(s => $"127.0.0.1:{postfix.Port(s.Name)}/inet"))
                    .Order(StringComparer.Ordinal),
                found.SelectMany(f => f.Services).Order(StringComparer.Ordinal)
            );
            Assert.Equal(
                ["smtp_tls_CApath authorities", "smtpd_tls_CApath authorities"],
                found
                    .SelectMany(f => f.Fixes)
                    .SelectMany(fix => fix.Edits)
                    .Select(edit => $"{edit.Parameter} {edit.Value}")
                    .Order(StringComparer.Ordinal)
            );

            var differences = new List<string>();
            foreach ((string name, _, _, _) in Clients)
            {
                await SubmissionClient.SendAsync(postfix.Port("submission"), $"somebody@{name}.example");
            }

            foreach ((string name, _, _, bool trusts) in Clients)
            {
                string line = await postfix.WaitForLogAsync(
                    trusts
                        ? $"Verified TLS connection established to 127.0.0.1[127.0.0.1]:{nextHops[name].Port}"
                        : $"to=<somebody@{name}.example>"
                );
                // The next hop of one that is trusted answers nothing in TLS.
                // "trusted" up to 3.5.
                if (!trusts && !Regex.IsMatch(line, @"status=deferred \(Server certificate not (verified|trusted)\)"))
                {
                    differences.Add(line);
                }
            }

            var partner = new RelayClient("a partner", "127.0.0.1", "localhost", false) { HasCertificate = true };
            foreach ((string name, _, _, bool trusts) in Servers)
            {
                if (await partner.SendsAsync(postfix.Port(name), withData: false, "root@example.test") != trusts)
                {
                    differences.Add($"{name}: {(trusts ? "rejected" : "accepted")}");
                }
            }

            Assert.True(differences.Count == 0, string.Join("\n", differences));
        }
        finally
        {
            foreach (OpenSslServer nextHop in nextHops.Values)
            {
                await nextHop.DisposeAsync();
            }
        }
    }

    /// <summary>A folder in which OpenSSL finds the certificate of this run by the hash of its name.</summary>
    private static async Task WriteAuthoritiesAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "authority.pem"),
            TestCertificate.Of(KeyKind.Rsa).CertificatePem,
            TestContext.Current.CancellationToken
        );
        DebianRelease.Tested.RunOrFail("openssl", ["rehash", folder]);
    }

    private static Task<string> TextAsync(LivePostfix postfix, string name) =>
        File.ReadAllTextAsync(Path.Combine(postfix.ConfigurationFolder, name), TestContext.Current.CancellationToken);
}
