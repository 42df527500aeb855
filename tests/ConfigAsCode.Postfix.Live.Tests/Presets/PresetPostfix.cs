using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>The instance of a file of samples/Presets, as it is rendered for the tested release, on loopback.</summary>
internal static class PresetPostfix
{
    /// <summary>In front of a client on this host it is a stranger then.</summary>
    public const string Strangers = "mynetworks = 192.0.2.0/24\n";

    /// <param name="sample">The file, without what its name ends with.</param>
    /// <param name="besides">Settings of main.cf for the test.</param>
    /// <param name="nextHopPort">Where mail for other domains goes.</param>
    /// <param name="peers">The programs and hosts of the test, by the settings that name theirs.</param>
    public static Task<LivePostfix> StartAsync(
        string sample,
        string besides = "",
        int? nextHopPort = null,
        params (string Setting, string Value)[] peers
    )
    {
        Dictionary<string, string> files = PresetSample
            .On(DebianRelease.Tested.Platform, sample)
            .AllFiles()
            .Single()
            .Value;
        return LivePostfix.StartAsync(
            files["main.cf"] + besides,
            files["master.cf"],
            new LivePostfixOptions
            {
                Tables = files.Where(f => f.Key is not ("main.cf" or "master.cf")).ToDictionary(),
                NextHopPort = nextHopPort,
                Peers = peers.ToDictionary(p => p.Setting, p => p.Value),
            }
        );
    }

    /// <summary>The server that null clients and satellites give their mail to: TLS, and mail for example.org.</summary>
    public static Task<LivePostfix> StartHubAsync() =>
        LivePostfix.StartAsync(
            $"""
            compatibility_level = {HandWrittenFiles.CompatibilityLevel}
            myhostname = hub.example.org
            mydestination = example.org
            local_recipient_maps =
            mynetworks = 127.0.0.0/8
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = /etc/postfix/cert.pem
            smtpd_tls_key_file = /etc/postfix/key.pem
            smtpd_tls_received_header = yes

            """,
            "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing
        );
}
