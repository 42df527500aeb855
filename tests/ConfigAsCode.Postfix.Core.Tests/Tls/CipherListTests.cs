using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

public class CipherListTests
{
    /// <summary>A list that OpenSSL refuses.</summary>
    private const int Refused = -1;

    [Theory]
    [InlineData("HIGH", 137, 12, 82, 10)]
    [InlineData("HIGH:!EXPORT!aNULL", 137, 12, 72, 0)]
    [InlineData("GOST!aNULL:HIGH", 137, 12, 82, 10)]
    [InlineData("HIGH!aNULL", 125, 0, 72, 0)]
    [InlineData("HIGH-aNULL", Refused, 0, Refused, 0)]
    [InlineData("ALL:! aNULL", Refused, 0, Refused, 0)]
    [InlineData("HIGH:!anull", 137, 12, 82, 10)]
    [InlineData("ALL:!RC4:RC4", 137, 12, 104, 13)]
    [InlineData("HIGH:DEFAULT", 137, 12, 82, 10)]
    [InlineData("COMPLEMENTOFDEFAULT+HIGH", 137, 12, 10, 10)]
    [InlineData("HIGH+COMPLEMENTOFDEFAULT", 80, 12, 10, 10)]
    [InlineData("FIPS+HIGH", Refused, 0, Refused, 0)]
    [InlineData("TLSv1.3", Refused, 0, Refused, 0)]
    [InlineData("TLS_AES_128_GCM_SHA256", Refused, 0, Refused, 0)]
    [InlineData("MEDIUM", Refused, 0, 31, 5)]
    [InlineData("ALL:!ADH:!AECDH", 125, 0, 98, 0)]
    [InlineData("", Refused, 0, Refused, 0)]
    public void A_list_offers_its_suites_and_anonymous_ones(
        string list,
        int suites,
        int anonymous,
        int suitesBefore110,
        int anonymousBefore110
    )
    {
        Assert.Equal((suites, anonymous), Count(list, OpenSslSeries.V3_0));
        Assert.Equal((suitesBefore110, anonymousBefore110), Count(list, OpenSslSeries.V1_0_2));
    }

    [Theory]
    [InlineData("TLSv1.2", 86, 41)]
    [InlineData("SSLv3", 33, 80)]
    [InlineData("TLSv1", 36, 80)]
    public void A_protocol_in_a_list_means_the_suites_that_came_with_it(string list, int suites, int suitesBefore110)
    {
        Assert.Equal(suites, Count(list, OpenSslSeries.V3_0).Suites);
        Assert.Equal(suitesBefore110, Count(list, OpenSslSeries.V1_0_2).Suites);
    }

    [Theory]
    [InlineData("DH")]
    [InlineData("ECDH")]
    [InlineData("kEDH")]
    [InlineData("kEECDH")]
    [InlineData("SHA256")]
    [InlineData("HIGH")]
    [InlineData("ALL")]
    public void These_keywords_include_anonymous_suites(string keyword) =>
        Assert.NotEqual(0, Count(keyword, OpenSslSeries.V3_0).Anonymous);

    [Theory]
    [InlineData("DHE")]
    [InlineData("EDH")]
    [InlineData("ECDHE")]
    [InlineData("EECDH")]
    public void The_ephemeral_keywords_leave_anonymous_suites_out(string keyword) =>
        Assert.Equal(0, Count(keyword, OpenSslSeries.V3_0).Anonymous);

    [Fact]
    public void Ephemeral_keywords_without_eNULL_offer_no_encryption_at_all() =>
        Assert.Equal(
            ["ECDHE-ECDSA-NULL-SHA", "ECDHE-RSA-NULL-SHA"],
            from suite in Evaluate("EECDH:EDH:!aNULL", OpenSslSeries.V3_0).Suites
            where suite.IsUnencrypted
            select suite.Name
        );

    [Fact]
    public void ALL_holds_no_suite_without_encryption() =>
        Assert.DoesNotContain(Evaluate("ALL", OpenSslSeries.V3_0).Suites, suite => suite.IsUnencrypted);

    [Fact]
    public void An_unknown_word_swallows_what_follows_it_up_to_the_separator()
    {
        CipherListResult result = Evaluate("HIGH:!EXPORT!aNULL:!foo:bar+AES!MD5", OpenSslSeries.V3_0);

        Assert.Equal([new("EXPORT", "!aNULL"), new("foo", ""), new("bar", "+AES!MD5")], result.UnknownWords);
    }

    [Theory]
    [InlineData("RC2!aNULL:HIGH", 12)]
    [InlineData("RC4!aNULL:HIGH", 12)]
    [InlineData("SEED!aNULL:HIGH", 12)]
    [InlineData("IDEA!aNULL:HIGH", 12)]
    [InlineData("kGOST18!aNULL:HIGH", 12)]
    [InlineData("3DES!aNULL:HIGH", 0)]
    [InlineData("AES128-SHA+TLSv1.2!aNULL:HIGH", 0)]
    [InlineData("TLSv1.2+AES128-SHA!aNULL:HIGH", 0)]
    public void A_known_word_swallows_nothing_even_if_no_suite_has_it(string list, int anonymous)
    {
        CipherListResult result = Evaluate(list, OpenSslSeries.V3_0);

        Assert.Equal(anonymous, result.Suites.Count(suite => suite.IsAnonymous));
        Assert.Equal(anonymous > 0 ? ["!aNULL"] : [], result.UnknownWords.Select(word => word.Swallowed));
    }

    [Theory]
    [InlineData(OpenSslSeries.V1_0_2)]
    [InlineData(OpenSslSeries.V1_1_0)]
    [InlineData(OpenSslSeries.V1_1_1)]
    [InlineData(OpenSslSeries.V3_0)]
    [InlineData(OpenSslSeries.V3_2)]
    [InlineData(OpenSslSeries.V3_5)]
    public void The_name_of_a_suite_selects_that_suite_only(OpenSslSeries series)
    {
        OpenSslBuild build = OpenSslBuild.WithWeakSslCiphers(series);

        Assert.All(build.Suites, suite => Assert.Equal([suite], CipherList.Evaluate(suite.Name, build).Suites));
    }

    [Fact]
    public void An_empty_intersection_swallows_what_follows_it_up_to_the_separator()
    {
        CipherListResult result = Evaluate("HIGH:FIPS+HIGH!aNULL", OpenSslSeries.V3_0);

        Assert.Equal([new("FIPS+HIGH", "!aNULL")], result.EmptyIntersections);
        Assert.Empty(result.UnknownWords);
    }

    [Theory]
    [InlineData("HIGH:@SECLEVEL=0", 0)]
    [InlineData("HIGH@SECLEVEL=3:@SECLEVEL=2", 2)]
    [InlineData("HIGH:@STRENGTH", null)]
    public void A_list_can_set_the_security_level(string list, int? level)
    {
        CipherListResult result = Evaluate(list, OpenSslSeries.V3_0);

        Assert.Equal(level, result.SecurityLevel);
        Assert.Equal(137, result.Suites.Count);
    }

    [Theory]
    [InlineData("ALL:!", OpenSslSeries.V3_0, "no word follows the '!' at position 5")]
    [InlineData("ALL:! aNULL", OpenSslSeries.V3_0, "no word follows the '!' at position 5")]
    [InlineData("AES+", OpenSslSeries.V3_0, "no word follows the '+' at position 4")]
    [InlineData("HIGH*", OpenSslSeries.V3_0, "'*' at position 5 is not valid in a cipher list")]
    [InlineData("AES_X", OpenSslSeries.V3_0, "'_' at position 4 is not valid in a cipher list")]
    [InlineData("HIGH:@FOO", OpenSslSeries.V3_0, "OpenSSL 3.0 does not know @FOO")]
    [InlineData("HIGH:@SECLEVEL=6", OpenSslSeries.V3_0, "OpenSSL 3.0 does not know @SECLEVEL=6")]
    [InlineData("HIGH:@SECLEVEL=0", OpenSslSeries.V1_0_2, "OpenSSL 1.0.2 does not know @SECLEVEL")]
    [InlineData("foo", OpenSslSeries.V3_0, "it selects no cipher suite")]
    public void A_list_that_OpenSsl_refuses_has_a_reason_and_no_suites(string list, OpenSslSeries series, string reason)
    {
        CipherListResult result = Evaluate(list, series);

        Assert.Equal(reason, result.Error);
        Assert.Empty(result.Suites);
    }

    [Theory]
    [InlineData(OpenSslSeries.V3_2)]
    [InlineData(OpenSslSeries.V3_5)]
    public void Registered_names_are_known_since_3_2(OpenSslSeries series) =>
        Assert.Equal(
            ["ECDHE-RSA-AES256-GCM-SHA384"],
            Evaluate("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", series).Suites.Select(suite => suite.Name)
        );

    [Theory]
    [InlineData("SUITEB128", 2)]
    [InlineData("SUITEB128ONLY", 1)]
    [InlineData("SUITEB128C2:!ALL", 1)]
    [InlineData("SUITEB192xyz", 1)]
    public void A_Suite_B_word_at_the_start_replaces_the_whole_list(string list, int suites) =>
        Assert.Equal(suites, Count(list, OpenSslSeries.V3_0).Suites);

    [Fact]
    public void DEFAULT_at_the_start_takes_further_rules() =>
        Assert.Equal(
            Evaluate("ALL:!COMPLEMENTOFDEFAULT:!eNULL:!AES128", OpenSslSeries.V3_0).Suites,
            Evaluate("DEFAULT!AES128", OpenSslSeries.V3_0).Suites
        );

    [Fact]
    public void A_weak_build_of_1_0_2_offers_export_suites_and_the_distributed_one_does_not()
    {
        OpenSslBuild weak = OpenSslBuild.WithWeakSslCiphers(OpenSslSeries.V1_0_2);

        Assert.All(CipherList.Evaluate("EXPORT", weak).Suites, suite => Assert.True(suite.IsExport));
        Assert.Equal(7, CipherList.Evaluate("EXPORT", weak).Suites.Count);
        Assert.Equal("it selects no cipher suite", Evaluate("EXPORT", OpenSslSeries.V1_0_2).Error);
    }

    private static CipherListResult Evaluate(string list, OpenSslSeries series) =>
        CipherList.Evaluate(list, OpenSslBuild.Of(series));

    private static (int Suites, int Anonymous) Count(string list, OpenSslSeries series)
    {
        CipherListResult result = Evaluate(list, series);
        int suites = result.Error is null ? result.Suites.Count : Refused;
        return (suites, result.Suites.Count(suite => suite.IsAnonymous));
    }
}
