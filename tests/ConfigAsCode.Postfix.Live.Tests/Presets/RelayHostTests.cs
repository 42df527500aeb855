using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class RelayHostTests
{
    [Fact]
    public async Task A_null_client_gives_all_mail_to_the_hub_in_TLS()
    {
        await using LivePostfix hub = await PresetPostfix.StartHubAsync();
        await using LivePostfix client = await StartAsync("NullClient", hub);
        foreach (string recipient in new[] { "somebody@example.org", "root" })
        {
            string id = await SmtpDialogue.SendAsync(client.Port("smtp"), recipient);
            using MimeMessage message = await hub.Delivered.WaitForAsync(id);
            Assert.Equal(recipient.Split('@')[0] + "@example.org", message.Headers["Delivered-To"]);
            Assert.Contains("using TLSv1.3", message.Headers["Received"], StringComparison.Ordinal);
        }

        Assert.Empty(client.Delivered.Read());
    }

    [Fact]
    public async Task A_satellite_keeps_mail_for_its_accounts_and_gives_the_rest_to_the_hub_in_TLS()
    {
        await using LivePostfix hub = await PresetPostfix.StartHubAsync();
        await using LivePostfix satellite = await StartAsync("Satellite", hub);
        string kept = await SmtpDialogue.SendAsync(satellite.Port("smtp"), "root");
        string sent = await SmtpDialogue.SendAsync(satellite.Port("smtp"), "somebody@example.org");

        using MimeMessage atHome = await satellite.Delivered.WaitForAsync(kept);
        Assert.Equal("root@desk.example.org", atHome.Headers["Delivered-To"]);
        using MimeMessage atHub = await hub.Delivered.WaitForAsync(sent);
        Assert.Contains("using TLSv1.3", atHub.Headers["Received"], StringComparison.Ordinal);
    }

    private static Task<LivePostfix> StartAsync(string sample, LivePostfix hub) =>
        PresetPostfix.StartAsync(
            sample,
            peers: ("relayhost", FormattableString.Invariant($"[127.0.0.1]:{hub.Port("smtp")}"))
        );
}
