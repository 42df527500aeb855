using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class OpenSslBuildTests
{
    [Theory]
    [InlineData(OpenSslSeries.V1_0_2, 121, 0)]
    [InlineData(OpenSslSeries.V1_1_0, 143, 0)]
    [InlineData(OpenSslSeries.V1_1_1, 159, 3)]
    [InlineData(OpenSslSeries.V3_0, 155, 3)]
    [InlineData(OpenSslSeries.V3_2, 155, 3)]
    [InlineData(OpenSslSeries.V3_5, 155, 3)]
    public void A_distributed_build_offers_as_many_suites(OpenSslSeries series, int suites, int tls13Suites)
    {
        OpenSslBuild build = OpenSslBuild.Of(series);

        Assert.Equal(suites, build.Suites.Count);
        Assert.Equal(tls13Suites, build.Tls13Suites.Count);
    }

    [Theory]
    [InlineData(OpenSslSeries.V1_0_2, "EXPORT")]
    [InlineData(OpenSslSeries.V1_0_2, "DES")]
    [InlineData(OpenSslSeries.V1_1_1, "RC4")]
    [InlineData(OpenSslSeries.V1_1_1, "3DES")]
    [InlineData(OpenSslSeries.V3_0, "3DES")]
    public void Weak_suites_need_a_build_that_asks_for_them(OpenSslSeries series, string weakness)
    {
        Assert.DoesNotContain(OpenSslBuild.Of(series).Suites, suite => suite.Weaknesses.Contains(weakness));
        Assert.Contains(OpenSslBuild.WithWeakSslCiphers(series).Suites, suite => suite.Weaknesses.Contains(weakness));
    }
}
