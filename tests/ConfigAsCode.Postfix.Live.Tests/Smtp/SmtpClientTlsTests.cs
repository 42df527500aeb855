using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>What smtp(8) offers to a next hop.</summary>
public sealed class SmtpClientTlsTests
{
    [Fact]
    public async Task By_default_it_takes_TLS_1_0_with_an_anonymous_suite()
    {
        TlsSession session = await DeliverAsync(
            "smtp_tls_security_level = may",
            () => OpenSslServer.Start(TlsProtocol.Tls1_0, "aNULL", certificate: null)
        );

        Assert.Equal(TlsAnswer.Negotiated("TLSv1", "AECDH-AES256-SHA"), session.Answer);
        Assert.Contains("ADH-AES256-GCM-SHA384", session.OfferedSuites);
    }

    [Fact]
    public async Task With_a_protocol_floor_it_refuses_TLS_1_0()
    {
        TlsSession session = await DeliverAsync(
            $"smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = {HandWrittenFiles.Modern}",
            () => OpenSslServer.Start(TlsProtocol.Tls1_0)
        );

        Assert.False(session.Answer.Accepted);
    }

    [Fact]
    public async Task With_an_exclusion_it_offers_no_anonymous_suite()
    {
        TlsSession session = await DeliverAsync(
            "smtp_tls_security_level = encrypt\nsmtp_tls_exclude_ciphers = aNULL",
            () => OpenSslServer.Start(TlsProtocol.Tls1_2)
        );

        Assert.True(session.Answer.Accepted, session.Answer.Reason);
        Assert.DoesNotContain(
            session.OfferedSuites,
            suite =>
                suite.StartsWith("ADH-", StringComparison.Ordinal)
                || suite.StartsWith("AECDH-", StringComparison.Ordinal)
        );
    }

    private static async Task<TlsSession> DeliverAsync(string settings, Func<OpenSslServer> startNextHop)
    {
        await using OpenSslServer nextHop = startNextHop();
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf + "\n" + settings + "\n",
            HandWrittenFiles.MasterCf,
            new LivePostfixOptions { NextHopPort = nextHop.Port, Tables = HandWrittenFiles.Tables }
        );
        await SubmissionClient.SendAsync(postfix.Port("submission"), "somebody@example.net");
        return await nextHop.WaitAsync();
    }
}
