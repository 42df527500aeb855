using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

public sealed class WebshopNextTests(WebshopNext host) : IClassFixture<WebshopNext>
{
    private readonly LivePostfix postfix = host.Postfix;

    [Theory]
    [InlineData(SaslLoginMechanism.Plain)]
    [InlineData(SaslLoginMechanism.Login)]
    public async Task Mail_sent_through_submission_with_STARTTLS_and_a_login_is_delivered(SaslLoginMechanism mechanism)
    {
        string messageId = await SubmissionClient.SendAsync(
            postfix.Port("submission"),
            "root@next.example.org",
            mechanism
        );

        using MimeMessage message = await postfix.Delivered.WaitForAsync(messageId);
        Assert.Equal("root@next.example.org", message.Headers["Delivered-To"]);
        Assert.Contains("with ESMTPSA", message.Headers["Received"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_to_an_address_of_the_table_is_delivered_to_who_reads_it()
    {
        string messageId = await SubmissionClient.SendAsync(postfix.Port("submission"), "postmaster@shop.example.org");

        using MimeMessage message = await postfix.Delivered.WaitForAsync(messageId);
        Assert.Equal("root@next.example.org", message.Headers["Delivered-To"]);
    }

    [Fact]
    public async Task Submission_offers_no_login_without_TLS() =>
        Assert.Empty(await SubmissionClient.LoginsWithoutTlsAsync(postfix.Port("submission")));

    [Theory]
    [InlineData("smtp")]
    [InlineData("submission")]
    public void A_client_is_answered_what_the_model_predicts(string service)
    {
        string[] predicted =
        [
            .. new Prediction(WebshopNext.Files["main.cf"], WebshopNext.Files["master.cf"]).Of(service),
        ];
        Assert.Equal(
            [
                $"{service}: TLSv1 refused",
                $"{service}: TLSv1.1 refused",
                $"{service}: TLSv1.2 accepted",
                $"{service}: TLSv1.3 accepted",
                $"{service}: anonymous suites refused",
            ],
            predicted
        );
        Assert.Equal(predicted, Prediction.Measured(service, postfix.Port(service)));
    }
}
