using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>What smtp(8) reads behind a destination; TlsPolicyTests in the live tests asks the program.</summary>
public class TlsPolicyTests
{
    [Theory]
    [InlineData("encrypt", TlsLevel.Encrypt, "")]
    [InlineData("Secure match=mx.bank.example:.bank.example", TlsLevel.Secure, "match=mx.bank.example:.bank.example")]
    [InlineData("secure match=a match=b tafile=/a tafile=/b", TlsLevel.Secure, "match=a match=b tafile=/a tafile=/b")]
    [InlineData("may,PROTOCOLS=!SSLv2:!SSLv3, Ciphers=HIGH", TlsLevel.May, "protocols=!SSLv2:!SSLv3 ciphers=HIGH")]
    [InlineData("encrypt exclude= protocols=", TlsLevel.Encrypt, "exclude= protocols=")]
    [InlineData("fingerprint match=3D:95|51:e9", TlsLevel.Fingerprint, "match=3D:95|51:e9")]
    [InlineData(
        "encrypt servername=mx.example.org connection_reuse=YES",
        TlsLevel.Encrypt,
        "servername=mx.example.org connection_reuse=YES"
    )]
    [InlineData("dane-only", TlsLevel.DaneOnly, "")]
    public void A_policy_is_a_level_and_attributes(string text, TlsLevel level, string attributes)
    {
        TlsPolicy policy = Read(text, "3.7");
        Assert.Empty(policy.Problems);
        Assert.Equal(level, policy.Level);
        Assert.Equal(attributes, string.Join(' ', policy.Attributes.Select(a => a.Name + "=" + a.Value)));
    }

    [Theory]
    [InlineData("", "the policy is empty")]
    [InlineData("encrpt", "'encrpt' is not a level")]
    [InlineData("halfdane", "'halfdane' is not a level")]
    [InlineData("may match=a", "match cannot be used at the level may")]
    [InlineData("encrypt match=a", "match cannot be used at the level encrypt")]
    [InlineData("dane match=a", "match cannot be used at the level dane")]
    [InlineData("secure match=", "the value of match is empty")]
    [InlineData("fingerprint tafile=/a match=00", "tafile cannot be used at the level fingerprint")]
    [InlineData("verify tafile=", "the value of tafile is empty")]
    [InlineData("may ciphers=", "the value of ciphers is empty")]
    [InlineData("may ciphers=high ciphers=high", "ciphers appears twice")]
    [InlineData("may exclude=a exclude=b", "exclude appears twice")]
    [InlineData("may protocols=TLSv1.2 protocols=TLSv1.3", "protocols appears twice")]
    [InlineData("may servername=", "the value of servername is empty")]
    [InlineData("may servername=a..b", "'a..b' is not a host name")]
    [InlineData("may servername=example.org.", "'example.org.' is not a host name")]
    [InlineData("may servername=192.0.2.1", "'192.0.2.1' is not a host name")]
    [InlineData("may servername=-a.b", "'-a.b' is not a host name")]
    [InlineData("may connection_reuse=true", "connection_reuse has no word 'true'")]
    [InlineData("may cyphers=high", "there is no attribute 'cyphers'")]
    [InlineData("may high", "'high' is not an attribute: there is no '=' after the parameter name")]
    [InlineData("may enable_rpk=yes", "Postfix 3.7 does not know the attribute enable_rpk, or refuses it")]
    [InlineData("may policy_type=sts", "Postfix 3.7 does not know the attribute policy_type, or refuses it")]
    public void A_fault_makes_the_whole_policy_invalid(string text, string reason)
    {
        TlsPolicy policy = Read(text, "3.7");
        Assert.True(policy.IsInvalid);
        Assert.Equal(reason, policy.Problems[0].Reason);
    }

    [Theory]
    [InlineData("none ciphers=high", "ciphers", "'ciphers=high' is ignored, since there is no TLS at the level none")]
    [InlineData("may ciphers=strong", "ciphers", "ciphers has no word 'strong'")]
    [InlineData(
        "may protocols=TLSv9",
        "protocols",
        "Postfix 3.7 does not know the protocol 'TLSv9', so that there is no TLS at all"
    )]
    [InlineData(
        "may protocols=<=SSLv3:>=TLSv1.2",
        "protocols",
        "'<=SSLv3:>=TLSv1.2' leaves no protocol, so that there is no TLS at all"
    )]
    [InlineData(
        "secure match=a|b",
        "match",
        "'a|b' is one name, since only fingerprints are separated by '|', and no certificate will match it"
    )]
    [InlineData(
        "fingerprint match=mx.example.org",
        "match",
        "'mx.example.org' is not a fingerprint, and no certificate will match it"
    )]
    [InlineData(
        "fingerprint match=3D:95|3D:9",
        "match",
        "'3D:9' is not a fingerprint, and no certificate will match it"
    )]
    public void Some_faults_leave_the_policy_valid_and_useless(string text, string attribute, string reason)
    {
        TlsPolicy policy = Read(text, "3.7");
        Assert.False(policy.IsInvalid);
        TlsPolicyProblem problem = Assert.Single(policy.Problems);
        Assert.Equal((attribute, reason), (problem.Attribute, problem.Reason));
    }

    [Theory]
    [InlineData("3.5", "encrypt protocols=>=TLSv1.2", "encrypt protocols=!SSLv2:!SSLv3:!TLSv1:!TLSv1.1")]
    [InlineData(
        "3.5",
        "may ciphers=high, protocols=TLSv9 exclude=aNULL",
        "may ciphers=high protocols=!SSLv2:!SSLv3:!TLSv1:!TLSv1.1 exclude=aNULL"
    )]
    [InlineData("3.7", "encrypt protocols=TLSv9", "encrypt protocols=>=TLSv1.2")]
    [InlineData("3.7", "encrypt protocols=TLSv9 nosuch=1", null)]
    public void A_list_of_protocols_that_the_release_does_not_know_is_replaced_where_the_rest_is_right(
        string version,
        string text,
        string? better
    ) => Assert.Equal(better, Read(text, version).Problems.First(p => p.Attribute == "protocols").Better);

    [Theory]
    [InlineData("encrypt protocols=!SSLv2, !SSLv3", "protocols", "encrypt protocols=!SSLv2:!SSLv3")]
    [InlineData("encrypt exclude=aNULL,MD5 DES ciphers=high", "exclude", "encrypt exclude=aNULL:MD5:DES ciphers=high")]
    [InlineData("fingerprint match=3D:95 51:E9", "match", "fingerprint match=3D:95|51:E9")]
    [InlineData("secure match=a, b", "match", "secure match=a:b")]
    public void A_comma_in_a_list_ends_its_attribute_and_the_right_separator_mends_it(
        string text,
        string attribute,
        string better
    )
    {
        TlsPolicy policy = Read(text, "3.7");
        Assert.True(policy.IsInvalid);
        Assert.All(policy.Problems, p => Assert.Equal((attribute, better), (p.Attribute, p.Better)));
    }

    [Theory]
    [InlineData("3.3", false)]
    [InlineData("3.4.13", false)]
    [InlineData("3.4.14", true)]
    [InlineData("3.4", true)]
    [InlineData("3.5.0", false)]
    [InlineData("3.5.3", false)]
    [InlineData("3.5.4", true)]
    [InlineData("3.11", true)]
    public void Early_releases_of_3_4_and_3_5_refuse_connection_reuse(string version, bool isTaken) =>
        Assert.Equal(isTaken, !Read("may connection_reuse=no", version).IsInvalid);

    [Theory]
    [InlineData("enable_rpk=yes", "3.8", "3.9")]
    [InlineData("servername=a.example", "3.3", "3.4")]
    [InlineData("policy_type=sts policy_domain=example.org policy_ttl=86400", "3.9", "3.10")]
    [InlineData("{ protocols = TLSv1.2 }", "3.9", "3.10")]
    [InlineData("policy_type=sts { policy_string = mode: enforce }", "3.9", "3.10")]
    public void Attributes_and_braces_came_with_a_release(string attributes, string before, string since)
    {
        Assert.True(Read("encrypt " + attributes, before).IsInvalid);
        Assert.Empty(Read("encrypt " + attributes, since).Problems);
    }

    [Theory]
    [InlineData("encrypt policy_ttl=10", "policy_ttl needs policy_type")]
    [InlineData("encrypt policy_type=sts policy_ttl=1d", "'1d' is not a number of seconds")]
    [InlineData("encrypt policy_type=STSv1", "policy_type has no word 'STSv1'")]
    [InlineData("encrypt policy_type=sts policy_failure=late", "policy_failure has no word 'late'")]
    [InlineData("encrypt { protocols = TLSv1.2", "'{ protocols = TLSv1.2' is not an attribute: a brace is not closed")]
    public void A_policy_of_a_plug_in_is_checked_too(string text, string reason)
    {
        TlsPolicy policy = Read(text, "3.10");
        Assert.True(policy.IsInvalid);
        Assert.Equal(reason, Assert.Single(policy.Problems).Reason);
    }

    [Theory]
    [InlineData("may", false)]
    [InlineData("fingerprint", false)]
    [InlineData("verify", true)]
    [InlineData("dane", true)]
    public void Raw_public_keys_are_ignored_where_a_CA_or_TLSA_decides(string level, bool isIgnored) =>
        Assert.Equal(
            isIgnored ? ["enable_rpk"] : [],
            Read(level + " enable_rpk=yes", "3.9").Problems.Select(p => p.Attribute)
        );

    [Theory]
    [InlineData("3D:95", "3.5", true)]
    [InlineData("3D95", "3.5", false)]
    [InlineData("3D95", "3.6", true)]
    [InlineData("3D:9", "3.6", false)]
    [InlineData("3:D9", "3.6", false)]
    public void A_fingerprint_without_colons_matches_since_3_6(string fingerprint, string version, bool matches) =>
        Assert.Equal(matches, Read("fingerprint match=" + fingerprint, version).Problems.Count == 0);

    private static TlsPolicy Read(string text, string version) => TlsPolicy.Read(text, PostfixVersion.Parse(version));
}
