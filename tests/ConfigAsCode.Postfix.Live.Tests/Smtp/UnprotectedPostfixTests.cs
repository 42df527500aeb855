using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>
/// The control of <see cref="HardenedPostfixTests"/>: without the protections, the same offers are accepted. So a
/// refusal there is the configuration's doing, not that of OpenSSL or of the client.
/// </summary>
public sealed class UnprotectedPostfixTests(UnprotectedPostfix host) : IClassFixture<UnprotectedPostfix>
{
    private readonly LivePostfix postfix = host.Postfix;

    [Theory]
    [InlineData(TlsProtocol.Tls1_0)]
    [InlineData(TlsProtocol.Tls1_1)]
    [InlineData(TlsProtocol.Tls1_2)]
    [InlineData(TlsProtocol.Tls1_3)]
    public void It_accepts_every_protocol(TlsProtocol protocol)
    {
        TlsAnswer answer = OpenSslClient.Offer(postfix.Port("smtp"), protocol);

        Assert.True(answer.Accepted, answer.Reason);
        Assert.Equal(protocol.ToOpenSslName(), answer.Protocol);
    }

    [Theory]
    [InlineData(TlsProtocol.Tls1_0, "TLSv1", "AECDH-AES256-SHA")]
    [InlineData(TlsProtocol.Tls1_2, "TLSv1.2", "AECDH-AES256-SHA")]
    [InlineData(TlsProtocol.Tls1_2, "TLSv1.2", "ADH-AES256-GCM-SHA384")]
    public void It_accepts_anonymous_suites(TlsProtocol protocol, string protocolName, string suite) =>
        Assert.Equal(
            TlsAnswer.Negotiated(protocolName, suite),
            OpenSslClient.Offer(postfix.Port("smtp"), protocol, suite)
        );
}
