using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class MilterTests
{
    [Theory]
    [InlineData("OpenDkim")]
    [InlineData("Rspamd")]
    public async Task A_milter_sees_each_message_and_changes_it(string sample)
    {
        await using var milter = new HeaderMilter();
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            sample,
            peers: ("smtpd_milters", FormattableString.Invariant($"inet:127.0.0.1:{milter.Port}"))
        );
        string id = await SmtpDialogue.SendAsync(postfix.Port("smtp"), "root@example.org");

        using MimeMessage message = await postfix.Delivered.WaitForAsync(id);
        Assert.Equal(HeaderMilter.Value, message.Headers[HeaderMilter.Name]);
    }

    [Fact]
    public async Task While_it_is_down_a_client_is_asked_to_come_again()
    {
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            "OpenDkim",
            peers: ("smtpd_milters", FormattableString.Invariant($"inet:127.0.0.1:{FreePorts.Next()}"))
        );
        string answer = await SmtpDialogue.SendAsync(
            postfix.Port("smtp"),
            "sender@stranger.example",
            ["root@example.org"],
            ""
        );
        // 451 to the first command, or 421 in place of the greeting: releases differ.
        Assert.Matches("^4[25]1 ", answer);
    }
}
