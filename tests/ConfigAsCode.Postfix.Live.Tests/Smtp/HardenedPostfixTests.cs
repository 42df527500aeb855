using ConfigAsCode.Postfix.Testing.Smtp;
using MailKit.Security;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

public sealed class HardenedPostfixTests(HardenedPostfix host) : IClassFixture<HardenedPostfix>
{
    private readonly LivePostfix postfix = host.Postfix;

    [Theory]
    [InlineData("smtp", TlsProtocol.Tls1_0)]
    [InlineData("smtp", TlsProtocol.Tls1_1)]
    [InlineData("submission", TlsProtocol.Tls1_0)]
    [InlineData("submission", TlsProtocol.Tls1_1)]
    public void It_refuses_the_old_protocols(string service, TlsProtocol protocol) =>
        Assert.Equal(TlsAnswer.Refused("protocol version"), OpenSslClient.Offer(postfix.Port(service), protocol));

    [Theory]
    [InlineData("smtp", TlsProtocol.Tls1_2)]
    [InlineData("smtp", TlsProtocol.Tls1_3)]
    [InlineData("submission", TlsProtocol.Tls1_2)]
    [InlineData("submission", TlsProtocol.Tls1_3)]
    public void It_accepts_the_new_protocols(string service, TlsProtocol protocol)
    {
        TlsAnswer answer = OpenSslClient.Offer(postfix.Port(service), protocol);

        Assert.True(answer.Accepted, answer.Reason);
        Assert.Equal(protocol.ToOpenSslName(), answer.Protocol);
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("submission")]
    public void It_refuses_anonymous_suites(string service) =>
        Assert.Equal(
            TlsAnswer.Refused("handshake failure"),
            OpenSslClient.Offer(postfix.Port(service), TlsProtocol.Tls1_2, "aNULL")
        );

    [Theory]
    [InlineData("ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData("ECDHE-ECDSA-AES256-GCM-SHA384")]
    public void It_has_a_certificate_of_either_kind(string suite) =>
        Assert.Equal(
            TlsAnswer.Negotiated("TLSv1.2", suite),
            OpenSslClient.Offer(postfix.Port("smtp"), TlsProtocol.Tls1_2, suite)
        );

    [Fact]
    public void Submissions_speaks_TLS_from_the_first_byte() =>
        Assert.True(
            OpenSslClient.Offer(postfix.Port("submissions"), TlsProtocol.Tls1_3, entry: TlsEntry.Wrapper).Accepted
        );

    [Fact]
    public async Task It_offers_no_login_without_TLS() =>
        Assert.Empty(await SubmissionClient.LoginsWithoutTlsAsync(postfix.Port("submission")));

    [Theory]
    [InlineData("submission", TlsEntry.StartTls, SaslLoginMechanism.Plain)]
    [InlineData("submission", TlsEntry.StartTls, SaslLoginMechanism.Login)]
    [InlineData("submissions", TlsEntry.Wrapper, SaslLoginMechanism.Plain)]
    public async Task It_delivers_the_mail_of_a_user_who_logs_in(
        string service,
        TlsEntry entry,
        SaslLoginMechanism mechanism
    )
    {
        string messageId = await SubmissionClient.SendAsync(
            postfix.Port(service),
            "root@example.test",
            mechanism,
            entry
        );

        using MimeMessage message = await postfix.Delivered.WaitForAsync(messageId);
        Assert.Equal("root@example.test", message.Headers["Delivered-To"]);
        Assert.Contains("with ESMTPSA", message.Headers["Received"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_delivers_through_the_table_beside_main_cf()
    {
        string messageId = await SubmissionClient.SendAsync(postfix.Port("submission"), "sales@example.test");

        using MimeMessage message = await postfix.Delivered.WaitForAsync(messageId);
        Assert.Equal("root@example.test", message.Headers["Delivered-To"]);
    }

    [Fact]
    public async Task It_keeps_mail_for_others_on_this_machine()
    {
        string messageId = await SubmissionClient.SendAsync(postfix.Port("submission"), "somebody@example.net");

        using MimeMessage message = await postfix.Outgoing.WaitForAsync(messageId);
        Assert.Equal("somebody@example.net", message.Headers["Delivered-To"]);
    }

    [Fact]
    public async Task It_refuses_a_wrong_password()
    {
        AuthenticationException refusal = await Assert.ThrowsAsync<AuthenticationException>(() =>
            SubmissionClient.SendAsync(postfix.Port("submission"), "root@example.test", password: "wrong")
        );

        Assert.StartsWith("535", refusal.Message, StringComparison.Ordinal);
    }
}
