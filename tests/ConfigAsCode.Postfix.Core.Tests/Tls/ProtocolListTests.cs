using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>tls_misc.c: tls_protocol_mask, and tls_proto_mask_lims since 3.6.</summary>
public class ProtocolListTests
{
    private const string Everything = "SSLv2, SSLv3, TLSv1, TLSv1.1, TLSv1.2, TLSv1.3";

    [Theory]
    [InlineData("", Everything)]
    [InlineData("!SSLv2, !SSLv3", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3")]
    [InlineData("!sslv2:!SSLV3\t!TLSv1\r\n!TLSv1.1", "TLSv1.2, TLSv1.3")]
    [InlineData("TLSv1.2", "TLSv1.2")]
    [InlineData("TLSv1.2 TLSv1", "TLSv1, TLSv1.2")]
    [InlineData("!SSLv2, !SSLv3, !TLSv1, TLSv1.1, TLSv1.2", "TLSv1.1, TLSv1.2")]
    [InlineData("TLSv1.2, !TLSv1.2", "")]
    public void Every_version_reads_names(string list, string allowed)
    {
        foreach (string version in Targets.Versions)
        {
            Assert.Equal((allowed, ""), Read(list, version));
        }
    }

    [Theory]
    [InlineData(">=TLSv1.2", "TLSv1.2, TLSv1.3")]
    [InlineData("<=TLSv1.1", "SSLv2, SSLv3, TLSv1, TLSv1.1")]
    [InlineData(">=tlsv1, <=TLSV1.2", "TLSv1, TLSv1.1, TLSv1.2")]
    [InlineData(">=TLSv1.3, >=TLSv1.1", "TLSv1.1, TLSv1.2, TLSv1.3")]
    [InlineData(">=TLSv1, !TLSv1.1", "TLSv1, TLSv1.2, TLSv1.3")]
    [InlineData(">=TLSv1.2, TLSv1.1", "")]
    [InlineData(">=0303", "TLSv1.2, TLSv1.3")]
    [InlineData(">=0x0303", "TLSv1.2, TLSv1.3")]
    [InlineData(">=None", Everything)]
    [InlineData(">=TLSv1.3, <=None", "TLSv1.3")]
    [InlineData(">=TLSv1.2, <=TLSv1.1", "")]
    public void Bounds_came_with_3_6(string list, string allowed)
    {
        Assert.Equal((allowed, ""), Read(list, "3.6"));
        Assert.Equal((allowed, ""), Read(list, "3.11"));
        Assert.NotEqual("", Read(list, "3.5").Unknown);
    }

    [Theory]
    [InlineData("TLSv9", "TLSv9")]
    [InlineData("!TLSv1.4", "!TLSv1.4")]
    [InlineData("TLSv1.2, TLS1.3, foo", "TLS1.3 foo")]
    [InlineData("! TLSv1", "!")]
    [InlineData("> TLSv1", ">")]
    [InlineData(">=SSLv2", ">=SSLv2")]
    [InlineData(">=", ">=")]
    [InlineData("HIGH", "HIGH")]
    public void Each_word_that_is_no_protocol_is_named(string list, string unknown) =>
        Assert.Equal(unknown, Read(list, "3.7").Unknown);

    [Theory]
    [InlineData(">=TLSv1.2", "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1")]
    [InlineData(">=TLSv1, <=TLSv1.2", "!SSLv2, !SSLv3, !TLSv1.3")]
    [InlineData("TLSv1.2, TLSv1.3", "TLSv1.2, TLSv1.3")]
    [InlineData(">=TLSv1.2, TLSv9", ">=TLSv1.2, TLSv9")]
    public void Without_bounds_the_set_stays_the_same(string list, string words)
    {
        string[] items = list.Split(", ");
        string without = string.Join(", ", ProtocolList.WithoutBounds(items, OpenSslSeries.V1_1_1));
        Assert.Equal(words, without);
        ProtocolListResult before = ProtocolList.Read(list, new PostfixVersion(3, 6));
        Assert.Equal(before.Allowed, ProtocolList.Read(without, new PostfixVersion(3, 6)).Allowed);
    }

    [Fact]
    public void A_library_without_TLS_1_3_is_not_told_of_it() =>
        Assert.Equal(["!SSLv2", "!SSLv3"], ProtocolList.WithoutBounds([">=TLSv1", "<=TLSv1.2"], OpenSslSeries.V1_0_2));

    private static (string Allowed, string Unknown) Read(string list, string version)
    {
        ProtocolListResult read = ProtocolList.Read(list, PostfixVersion.Parse(version));
        return (read.Allowed.ToText(), string.Join(' ', read.Unknown));
    }
}
