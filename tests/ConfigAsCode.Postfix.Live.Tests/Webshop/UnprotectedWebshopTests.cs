using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

public sealed class UnprotectedWebshopTests(UnprotectedWebshop host) : IClassFixture<UnprotectedWebshop>
{
    private readonly LivePostfix postfix = host.Postfix;

    [Fact]
    public async Task It_compiles_only_with_the_rules_suppressed()
    {
        var findings = await UnprotectedWebshop.AsWritten.DiagnosticsAsync();
        // OpenSSL 3.0 has no SEED any more.
        string[] weak = DebianRelease.Tested.Target.OpenSsl < OpenSslSeries.V3_0 ? ["PFX1004"] : [];
        // Its default forbids bare newlines since 3.9.
        string[] smuggled = DebianRelease.Tested.Target.Postfix.IsAtLeast(3, 9) ? [] : ["PFX2009"];
        Assert.Equal(
            ["PFX1001", "PFX1002", .. weak, "PFX1005", "PFX1008", "PFX1014", .. smuggled, "PFX2011", "PFX2011"],
            findings.Select(f => f.Id).Order(StringComparer.Ordinal)
        );
        Assert.Empty(await UnprotectedWebshop.Suppressed.DiagnosticsAsync());
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("submission")]
    public void It_accepts_TLS_1_0_and_anonymous_suites_as_the_model_predicts(string service)
    {
        string[] predicted =
        [
            .. new Prediction(UnprotectedWebshop.Files["main.cf"], UnprotectedWebshop.Files["master.cf"]).Of(service),
        ];
        Assert.Equal(
            [
                $"{service}: TLSv1 accepted",
                $"{service}: TLSv1.1 accepted",
                $"{service}: TLSv1.2 accepted",
                $"{service}: TLSv1.3 accepted",
                $"{service}: anonymous suites accepted",
            ],
            predicted
        );
        Assert.Equal(predicted, Prediction.Measured(service, postfix.Port(service)));
    }

    [Fact]
    public async Task It_takes_a_login_in_plain_text() =>
        Assert.NotEmpty(await SubmissionClient.LoginsWithoutTlsAsync(postfix.Port("submission")));
}
