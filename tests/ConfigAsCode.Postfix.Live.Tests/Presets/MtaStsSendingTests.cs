using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class MtaStsSendingTests
{
    [Theory]
    [InlineData("mail.example.test", "Verified TLS connection established to 127.0.0.1")]
    [InlineData("mail.other.test", "Server certificate not ")]
    public async Task The_policy_that_the_socketmap_answers_is_what_the_next_hop_must_meet(string name, string logged)
    {
        await using var policies = new PolicySocketmap("secure match=" + name);
        await using OpenSslServer nextHop = OpenSslServer.Start(TlsProtocol.Tls1_3);
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            "MtaStsSending",
            "smtp_tls_loglevel = 1\n",
            nextHop.Port,
            ("smtp_tls_policy_maps", FormattableString.Invariant($"socketmap:inet:127.0.0.1:{policies.Port}:QUERY"))
        );
        await SmtpDialogue.SendAsync(postfix.Port("smtp"), "somebody@elsewhere.example");

        await postfix.WaitForLogAsync(logged);
        lock (policies.Asked)
        {
            Assert.Contains(FormattableString.Invariant($"QUERY [127.0.0.1]:{nextHop.Port}"), policies.Asked);
        }
    }
}
