using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Policies;

/// <summary>What smtp(8) does with each row of a policy table is what the model says.</summary>
public sealed class TlsPolicyTests(PolicyLaboratory laboratory) : IClassFixture<PolicyLaboratory>
{
    [Theory]
    [InlineData("encrypt", "Untrusted TLS connection established to")]
    [InlineData("fingerprint", "Verified TLS connection established to")]
    [InlineData("secure", "Verified TLS connection established to")]
    public async Task A_row_offers_the_suites_that_its_endpoint_predicts(string row, string logged)
    {
        TlsSession session = await laboratory.SessionAsync(row);
        Assert.True(session.Answer.Accepted, session.Answer.Reason);
        Assert.Equal("TLSv1.2", session.Answer.Protocol);
        TlsEndpoint endpoint = laboratory.Endpoint(row)!;
        Assert.Equal("TLSv1.2, TLSv1.3", endpoint.Protocols.ToText());
        Assert.Equal(
            endpoint.Suites.Select(s => s.Name).Order(StringComparer.Ordinal),
            session
                .OfferedSuites.Where(s => !s.StartsWith("TLS_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.True(laboratory.Findings(row).Length == 0, string.Join("\n", laboratory.Findings(row)));
        await laboratory.WaitForLogAsync($"{logged} 127.0.0.1[127.0.0.1]:{laboratory.NextHop(row).Split(':')[1]}");
    }

    [Theory]
    [InlineData("may")]
    [InlineData("inline")]
    [InlineData("last")]
    [InlineData("union")]
    [InlineData("pipe")]
    [InlineData("path")]
    public async Task A_row_speaks_the_old_protocol_that_it_names_alone(string row)
    {
        Assert.Equal("TLSv1.1", laboratory.Endpoint(row)!.Protocols.ToText());
        TlsSession session = await laboratory.SessionAsync(row);
        Assert.True(session.Answer.Accepted, session.Answer.Reason);
        Assert.Equal("TLSv1.1", session.Answer.Protocol);
    }

    [Fact]
    public async Task A_row_with_a_floor_refuses_what_is_below()
    {
        Assert.Equal("TLSv1.2, TLSv1.3", laboratory.Endpoint("too-old")!.Protocols.ToText());
        Assert.False((await laboratory.SessionAsync("too-old")).Answer.Accepted);
        Assert.Contains("status=deferred", await laboratory.WaitForDeliveryAsync("too-old"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match", "PFX1019", "attribute \"match\" invalid at security level \"encrypt\"")]
    [InlineData("comma", "PFX1019", "malformed attribute/value pair \"!SSLv3\": missing '=' after attribute name")]
    [InlineData("union-of-two", "PFX1019", "malformed attribute/value pair \"may\": missing '=' after attribute name")]
    [InlineData("level", "PFX1019", "invalid security level \"encrpt\"")]
    [InlineData(
        "no-fingerprint",
        "PFX1018",
        "configured at fingerprint security level, but with no fingerprints to match."
    )]
    public async Task An_invalid_row_defers_the_mail(string row, string rule, string warning)
    {
        Assert.StartsWith(rule + " ", Assert.Single(laboratory.Findings(row)), StringComparison.Ordinal);
        string delivery = await laboratory.WaitForDeliveryAsync(row);
        Assert.Contains(
            "dsn=4.7.5, status=deferred (client TLS configuration problem)",
            delivery,
            StringComparison.Ordinal
        );
        Assert.Contains(warning, await laboratory.WaitForLogAsync(warning), StringComparison.Ordinal);
        if (rule == "PFX1019")
        {
            Assert.Null(laboratory.Endpoint(row));
        }
    }

    [Fact]
    public async Task Without_a_CA_no_certificate_is_good_enough()
    {
        Assert.StartsWith("PFX1018 ", Assert.Single(laboratory.Findings("no-ca")), StringComparison.Ordinal);
        Assert.True((await laboratory.SessionAsync("no-ca")).Answer.Accepted);
        string delivery = await laboratory.WaitForDeliveryAsync("no-ca");
        // "trusted" up to 3.5.
        Assert.Matches(@"dsn=4\.7\.5, status=deferred \(Server certificate not (verified|trusted)\)$", delivery);
    }

    [Fact]
    public async Task At_none_attributes_are_ignored()
    {
        Assert.StartsWith("PFX1019 ", Assert.Single(laboratory.Findings("none")), StringComparison.Ordinal);
        Assert.Null(laboratory.Endpoint("none"));
        await laboratory.WaitForLogAsync("ignoring attribute \"ciphers=high\" with TLS disabled");
    }

    [Theory]
    [InlineData("protocol", "Invalid TLS protocol list \"TLSv9\"")]
    [InlineData("grade", "invalid cipher grade: \"strong\"")]
    public async Task An_unknown_word_in_a_valid_row_ends_TLS(string row, string warning)
    {
        // With an unknown grade the protocols are told too, although nothing is spoken.
        Assert.StartsWith(
            $"PFX1019 The TLS policy of {row} does not act as written",
            Assert.Single(
                laboratory.Findings(row),
                f => row != "grade" || !f.StartsWith("PFX1001 ", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );
        Assert.Contains("status=deferred", await laboratory.WaitForDeliveryAsync(row), StringComparison.Ordinal);
        await laboratory.WaitForLogAsync(warning);
        Assert.Empty(laboratory.Endpoint(row)!.Suites);
    }
}
