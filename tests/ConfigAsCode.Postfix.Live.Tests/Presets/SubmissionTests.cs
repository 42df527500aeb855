using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MailKit.Security;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class SubmissionTests
{
    private const string Account = "root@example.org";

    [Fact]
    public async Task Who_logs_in_sends_through_both_ports_and_nobody_else_does()
    {
        await using var logins = new DovecotAuthServer();
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            "Submission",
            peers:
            [
                ("smtpd_sasl_type", "dovecot"),
                ("smtpd_sasl_path", FormattableString.Invariant($"inet:127.0.0.1:{logins.Port}")),
            ]
        );
        foreach (
            (string service, TlsEntry entry) in new[] { ("submission", TlsEntry.StartTls), ("465", TlsEntry.Wrapper) }
        )
        {
            string id = await SubmissionClient.SendAsync(postfix.Port(service), Account, entry: entry);
            using MimeMessage message = await postfix.Delivered.WaitForAsync(id);
            Assert.Equal(Account, message.Headers["Delivered-To"]);
            Assert.Contains("with ESMTPSA", message.Headers["Received"], StringComparison.Ordinal);
            await Assert.ThrowsAsync<AuthenticationException>(() =>
                SubmissionClient.SendAsync(postfix.Port(service), Account, entry: entry, password: "wrong")
            );
        }

        Assert.Empty(await SubmissionClient.LoginsWithoutTlsAsync(postfix.Port("submission")));
        string refused = await SmtpDialogue.SendAsync(postfix.Port("submission"), "a@stranger.example", [Account], "");
        Assert.StartsWith("530 5.7.0", refused, StringComparison.Ordinal);
    }
}
