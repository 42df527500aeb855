using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

public class CipherListCasesTests
{
    [Theory]
    [InlineData("1.1.1w-debian11", OpenSslSeries.V1_1_1)]
    [InlineData("3.0.19-debian12", OpenSslSeries.V3_0)]
    [InlineData("3.5.9-debian13", OpenSslSeries.V3_5)]
    public void A_list_offers_what_Debians_OpenSsl_offers(string build, OpenSslSeries series) =>
        AssertSameAnswers(CipherListCase.OfBuild(build), OpenSslBuild.Of(series));

    [Theory]
    [InlineData("1.0.2s-default", false)]
    [InlineData("1.0.2s-weak", true)]
    public void A_list_offers_what_OpenSsl_1_0_2_offers(string build, bool weakSslCiphers)
    {
        AssertSameAnswers(
            CipherListCase.BesideTheClone(build),
            weakSslCiphers
                ? OpenSslBuild.WithWeakSslCiphers(OpenSslSeries.V1_0_2)
                : OpenSslBuild.Of(OpenSslSeries.V1_0_2)
        );
    }

    private static void AssertSameAnswers(IEnumerable<CipherListCase> cases, OpenSslBuild build)
    {
        CipherListCase[] all = [.. cases];
        Assert.Equal(700, all.Length);
        Assert.Empty(all.Where(one => !IsSame(one, CipherList.Evaluate(one.List, build))).Select(one => one.List));
    }

    private static bool IsSame(CipherListCase expected, CipherListResult actual) =>
        expected.Suites is null
            ? actual.Error is not null
            : actual.Error is null
                && expected.Suites.SequenceEqual(CipherListCase.BelowTls13(actual.Suites.Select(suite => suite.Name)));
}
