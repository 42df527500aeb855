using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MailKit.Security;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>
/// Dovecot itself, with what docs/presets.md says: 2.3 on Debian 11 and 12, and 2.4, whose settings have other names, on Debian 13.
/// </summary>
[Trait("Time", "long")]
public sealed class DovecotHostTests
{
    [Fact]
    public async Task Who_has_an_account_logs_in_on_both_ports_and_nobody_else_does()
    {
        await using PresetHost host = await PresetHost.OfAsync("Submission");
        DovecotAccounts.Start(host, SaslUser.Login, "IDovecotSasl");
        host.StartPostfix();

        foreach ((int port, TlsEntry entry) in new[] { (587, TlsEntry.StartTls), (465, TlsEntry.Wrapper) })
        {
            await using PortForward forward = host.Forward(port, PresetHost.Stranger);
            string id = await SubmissionClient.SendAsync(forward.Port, "root@example.org", entry: entry);
            Assert.Contains(" with ESMTPSA id ", await host.WaitForMailAsync(id), StringComparison.Ordinal);
            await Assert.ThrowsAsync<AuthenticationException>(() =>
                SubmissionClient.SendAsync(forward.Port, "root@example.org", entry: entry, password: "wrong")
            );
        }

        await host.Log.WaitForAsync("sasl_method=PLAIN", "sasl_username=" + SaslUser.Login);
    }

    [Fact]
    public async Task Mail_for_a_mailbox_is_in_its_Maildir_and_no_other_mail_is_accepted()
    {
        const string Mailbox = "info@example.org";
        await using PresetHost host = await PresetHost.OfAsync("LmtpDelivery");
        DovecotAccounts.Start(host, Mailbox, "ILmtpDelivery");
        host.StartPostfix();

        await using PortForward forward = host.Forward(25, PresetHost.Stranger);
        string id = await SmtpDialogue.SendAsync(forward.Port, Mailbox);
        await host.Log.WaitForAsync($"to=<{Mailbox}>", "[private/dovecot-lmtp]", "status=sent");
        Assert.Contains(id, host.Shell("cat /var/vmail/example.org/info/Maildir/new/*"), StringComparison.Ordinal);
        string refused = await SmtpDialogue.SendAsync(
            forward.Port,
            "sender@stranger.example",
            ["nobody@example.org"],
            ""
        );
        Assert.StartsWith("550 5.1.1", refused, StringComparison.Ordinal);
    }
}
