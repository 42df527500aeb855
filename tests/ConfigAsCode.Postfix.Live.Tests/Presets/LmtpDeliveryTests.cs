using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class LmtpDeliveryTests
{
    [Fact]
    public async Task Mail_for_a_mailbox_goes_to_the_LMTP_server_and_no_other_mail_is_accepted()
    {
        await using var store = new MailServer();
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            "LmtpDelivery",
            PresetPostfix.Strangers,
            peers: ("virtual_transport", FormattableString.Invariant($"lmtp:inet:127.0.0.1:{store.Port}"))
        );
        string id = await SmtpDialogue.SendAsync(postfix.Port("smtp"), "info@example.org");

        ReceivedMail mail = await store.WaitForAsync(id);
        Assert.Equal(["info@example.org"], mail.Recipients);
        Assert.StartsWith("LHLO ", mail.Commands[0], StringComparison.Ordinal);
        string refused = await SmtpDialogue.SendAsync(
            postfix.Port("smtp"),
            "sender@stranger.example",
            ["nobody@example.org"],
            ""
        );
        Assert.StartsWith("550 5.1.1", refused, StringComparison.Ordinal);
    }
}
