using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class BackupMxTests
{
    // A message is tried again at once, and not after minutes.
    private const string Impatient =
        PresetPostfix.Strangers + "queue_run_delay = 1s\nminimal_backoff_time = 1s\nmaximal_backoff_time = 1s\n";

    [Fact]
    public async Task It_keeps_mail_while_the_first_exchanger_is_down_and_delivers_when_it_is_up()
    {
        int port = FreePorts.Next();
        await using LivePostfix postfix = await PresetPostfix.StartAsync("BackupMx", Impatient, port);
        int smtp = postfix.Port("smtp");
        Assert.StartsWith("550 5.1.1", await AnswerAsync(smtp, "nobody@example.org"), StringComparison.Ordinal);
        Assert.StartsWith("554 5.7.1", await AnswerAsync(smtp, "x@elsewhere.example"), StringComparison.Ordinal);

        string id = await SmtpDialogue.SendAsync(smtp, "info@example.org");
        await postfix.WaitForLogAsync("status=deferred (connect to 127.0.0.1");
        await using var first = new MailServer(port);
        Assert.Equal(["info@example.org"], (await first.WaitForAsync(id)).Recipients);
    }

    private static Task<string> AnswerAsync(int port, string recipient) =>
        SmtpDialogue.SendAsync(port, "sender@stranger.example", [recipient], "");
}
