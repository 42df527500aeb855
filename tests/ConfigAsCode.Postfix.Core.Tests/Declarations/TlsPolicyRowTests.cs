using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Declarations;

/// <summary>A declared policy is written so that the target reads what was meant.</summary>
public class TlsPolicyRowTests
{
    [Theory]
    [InlineData("3.7", "encrypt protocols=>=TLSv1.2")]
    [InlineData("3.6", "encrypt protocols=>=TLSv1.2")]
    [InlineData("3.5", "encrypt protocols=!SSLv2:!SSLv3:!TLSv1:!TLSv1.1")]
    public void A_bound_becomes_exclusions_where_there_are_no_bounds(string version, string text) =>
        Assert.Equal(text, Text(version, "encrypt", ("protocols", [">=TLSv1.2"])));

    [Fact]
    public void Attributes_have_a_fixed_order() =>
        Assert.Equal(
            "secure match=a:.b protocols=TLSv1.2:TLSv1.3 ciphers=high exclude=aNULL:MD5 tafile=/a.pem tafile=/b.pem servername=a "
                + "connection_reuse=yes enable_rpk=no",
            Text(
                "3.9",
                "secure",
                ("enable_rpk", ["no"]),
                ("connection_reuse", ["yes"]),
                ("servername", ["a"]),
                ("tafile", ["/a.pem", "/b.pem"]),
                ("exclude", ["aNULL", "MD5"]),
                ("ciphers", ["high"]),
                ("protocols", ["TLSv1.2", "TLSv1.3"]),
                ("match", ["a", ".b"])
            )
        );

    [Theory]
    [InlineData("verify", "verify match=a:b")]
    [InlineData("fingerprint", "fingerprint match=a|b")]
    public void Names_and_fingerprints_have_separators_of_their_own(string level, string text) =>
        Assert.Equal(text, Text("3.7", level, ("match", ["a", "b"])));

    [Theory]
    [InlineData("aNULL, MD5")]
    [InlineData("aNULL:MD5")]
    [InlineData("aNULL MD5")]
    public void A_list_in_one_text_is_set_apart_by_colons(string list) =>
        Assert.Equal("may exclude=aNULL:MD5", Text("3.7", "may", ("exclude", [list])));

    [Fact]
    public void An_empty_list_is_said_since_it_takes_the_place_of_main_cf() =>
        Assert.Equal("may exclude=", Text("3.7", "may", ("exclude", [])));

    [Theory]
    [InlineData("3.9", "may policy_type=sts policy_string=mode: enforce")]
    [InlineData("3.10", "may policy_type=sts { policy_string = mode: enforce }")]
    public void A_value_with_a_blank_stands_in_braces_where_there_are_any(string version, string text) =>
        Assert.Equal(text, Text(version, "may", ("policy_string", ["mode: enforce"]), ("policy_type", ["sts"])));

    [Theory]
    [InlineData("3.1")]
    [InlineData("3.7")]
    [InlineData("3.11")]
    public void What_is_written_is_read_back(string version)
    {
        TlsPolicy policy = TlsPolicy.Read(
            Text(
                version,
                "secure",
                ("match", ["mx.bank.example", ".bank.example"]),
                ("protocols", [">=TLSv1.2"]),
                ("ciphers", ["high"]),
                ("exclude", ["aNULL", "MD5"]),
                ("tafile", ["/etc/ssl/bank.pem"])
            ),
            PostfixVersion.Parse(version)
        );
        Assert.Empty(policy.Problems);
        Assert.Equal(TlsLevel.Secure, policy.Level);
        Assert.Equal("mx.bank.example:.bank.example", policy.ValueOf("match"));
        Assert.Equal("aNULL:MD5", policy.ValueOf("exclude"));
        Assert.Equal(
            "TLSv1.2, TLSv1.3",
            ProtocolList.Read(policy.ValueOf("protocols")!, PostfixVersion.Parse(version)).Allowed.ToText()
        );
    }

    [Fact]
    public void Each_attribute_keeps_its_place()
    {
        TableEntry entry = Row("may", ("protocols", ["TLSv1"])).ToEntry(target: null);
        Assert.Equal("protocols", entry.OriginOf("protocols").DeclaredBy);
        Assert.Equal("level", entry.OriginOf("exclude").DeclaredBy);
        Assert.Equal("destination", entry.Origin.DeclaredBy);
    }

    private static string Text(string version, string level, params (string Name, string[] Items)[] attributes) =>
        Row(level, attributes)
            .ToEntry(new Target("", PostfixVersion.Parse(version), OpenSslSeries.V3_0, ChrootByDefault: false))
            .Value;

    private static TlsPolicyRow Row(string level, params (string Name, string[] Items)[] attributes) =>
        new(
            "bank.example",
            level,
            attributes
                .Select(a => new TlsPolicyItem(a.Name, EquatableArray.Of(a.Items), At(a.Name)))
                .ToEquatableArray(),
            At("destination"),
            At("level")
        );

    private static Origin At(string place) => new(OriginKind.Declaration, place);
}
