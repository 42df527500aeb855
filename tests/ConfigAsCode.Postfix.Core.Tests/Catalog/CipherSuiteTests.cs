using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class CipherSuiteTests
{
    [Theory]
    [InlineData("AECDH-AES256-SHA", OpenSslSeries.V3_0, 0)]
    [InlineData("NULL-SHA256", OpenSslSeries.V3_0, 0)]
    [InlineData("RC4-MD5", OpenSslSeries.V1_1_1, 0)]
    [InlineData("RC4-SHA", OpenSslSeries.V1_1_1, 1)]
    [InlineData("PSK-AES256-GCM-SHA384", OpenSslSeries.V3_0, 2)]
    [InlineData("DES-CBC3-SHA", OpenSslSeries.V1_1_1, 2)]
    [InlineData("AES256-SHA", OpenSslSeries.V3_0, 2)]
    [InlineData("ECDHE-RSA-AES128-SHA256", OpenSslSeries.V3_0, 3)]
    [InlineData("ECDHE-RSA-AES256-SHA", OpenSslSeries.V3_0, 3)]
    [InlineData("ECDHE-RSA-AES256-GCM-SHA384", OpenSslSeries.V3_0, 5)]
    [InlineData("DHE-PSK-AES256-GCM-SHA384", OpenSslSeries.V3_0, 5)]
    [InlineData("ECDHE-ECDSA-AES256-CCM8", OpenSslSeries.V3_0, 5)]
    [InlineData("ECDHE-ECDSA-AES256-CCM8", OpenSslSeries.V3_5, 0)]
    public void A_suite_is_allowed_up_to_a_security_level(string name, OpenSslSeries series, int highest) =>
        Assert.Equal(
            Enumerable.Range(0, highest + 1),
            Enumerable.Range(0, 6).Where(level => Suite(name, series).AllowedAt(level))
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void There_are_no_other_security_levels(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Suite("AES256-SHA", OpenSslSeries.V3_0).AllowedAt(level));

    [Theory]
    [InlineData("EXP-RC4-MD5", "EXPORT RC4 MD5")]
    [InlineData("DES-CBC-SHA", "DES")]
    [InlineData("EXP-RC2-CBC-MD5", "EXPORT RC2 MD5")]
    [InlineData("DES-CBC3-SHA", "3DES")]
    [InlineData("IDEA-CBC-SHA", "IDEA")]
    [InlineData("SEED-SHA", "SEED")]
    [InlineData("AES128-SHA", "")]
    public void A_weak_suite_says_why(string name, string weaknesses)
    {
        CipherSuite suite = Suite(name, OpenSslSeries.V1_0_2);

        Assert.Equal(weaknesses, string.Join(' ', suite.Weaknesses));
        Assert.Equal(weaknesses.Length > 0, suite.IsWeak);
    }

    [Theory]
    [InlineData("ECDHE-RSA-AES128-SHA", true)]
    [InlineData("ADH-AES128-SHA", true)]
    [InlineData("DHE-PSK-AES256-GCM-SHA384", true)]
    [InlineData("AES128-SHA", false)]
    [InlineData("RSA-PSK-AES256-GCM-SHA384", false)]
    [InlineData("SRP-RSA-AES-128-CBC-SHA", false)]
    public void Only_an_ephemeral_exchange_keeps_old_traffic_closed(string name, bool forwardSecrecy) =>
        Assert.Equal(forwardSecrecy, Suite(name, OpenSslSeries.V3_0).HasForwardSecrecy);

    [Theory]
    [InlineData("PSK-AES128-CBC-SHA", true)]
    [InlineData("RSA-PSK-AES256-GCM-SHA384", true)]
    [InlineData("SRP-RSA-AES-128-CBC-SHA", true)]
    [InlineData("AES128-SHA", false)]
    public void Postfix_can_never_negotiate_PSK_or_SRP(string name, bool needsPskOrSrp) =>
        Assert.Equal(needsPskOrSrp, Suite(name, OpenSslSeries.V3_0).NeedsPskOrSrp);

    [Fact]
    public void A_suite_has_its_registered_name_and_id()
    {
        CipherSuite suite = Suite("ECDHE-RSA-AES256-GCM-SHA384", OpenSslSeries.V3_0);

        Assert.Equal("0xC030", suite.Id);
        Assert.Equal("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", suite.IanaName);
    }

    private static CipherSuite Suite(string name, OpenSslSeries series) =>
        OpenSslBuild.WithWeakSslCiphers(series).Suites.Single(suite => suite.Name == name);
}
