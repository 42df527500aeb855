using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class FilterTests
{
    private const string Reinjection = "127.0.0.1:10026";

    [Theory]
    [InlineData("ContentFilter", "content_filter", "scan:[127.0.0.1]:{0}")]
    [InlineData("ProxyFilter", "smtpd_proxy_filter", "127.0.0.1:{0}")]
    public async Task Mail_goes_through_the_filter_once_and_comes_back(string sample, string setting, string address)
    {
        await using var filter = new MailServer();
        await using LivePostfix postfix = await StartAsync(sample, setting, address, filter);
        filter.GivesTo = postfix.Port(Reinjection);
        string id = await SmtpDialogue.SendAsync(postfix.Port("smtp"), "root@example.org");

        ReceivedMail filtered = await filter.WaitForAsync(id);
        Assert.Contains(filtered.Commands, c => c.StartsWith("XFORWARD ", StringComparison.Ordinal));
        using MimeMessage message = await postfix.Delivered.WaitForAsync(id);
        Assert.Single(message.Headers, h => h.Field == "X-Filtered");
        Assert.Equal("root@example.org", message.Headers["Delivered-To"]);
    }

    [Fact]
    public async Task Before_the_queue_the_client_gets_the_answer_of_the_filter()
    {
        await using var filter = new MailServer { Refusal = "550 5.7.1 The filter does not like it" };
        await using LivePostfix postfix = await StartAsync(
            "ProxyFilter",
            "smtpd_proxy_filter",
            "127.0.0.1:{0}",
            filter
        );
        string answer = await SmtpDialogue.SendAsync(
            postfix.Port("smtp"),
            "sender@stranger.example",
            ["root@example.org"],
            "Subject: x\r\n\r\nx\r\n"
        );
        Assert.Equal(filter.Refusal, answer);
    }

    private static Task<LivePostfix> StartAsync(string sample, string setting, string address, MailServer filter) =>
        PresetPostfix.StartAsync(
            sample,
            PresetPostfix.Strangers,
            peers: (setting, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, filter.Port))
        );
}
