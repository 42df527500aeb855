using System.Globalization;
using ConfigAsCode.Postfix.Core.Syntax;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

/// <summary>Domains in ASCII, as RFC 3492 has them.</summary>
public class PunycodeTests
{
    [Theory]
    [InlineData("example.org", "example.org")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("mail.例え.テスト", "mail.xn--r8jz45g.xn--zckzah")]
    [InlineData(".пример.испытание", ".xn--e1afmkfd.xn--80akhbyknj4f")]
    [InlineData("faß.example", "xn--fa-hia.example")]
    [InlineData("\U0001F4E7.example", "xn--du8h.example")]
    public void A_domain_has_a_form_in_ASCII(string domain, string ascii) =>
        Assert.Equal(ascii, Punycode.OfDomain(domain));

    [Fact]
    public void Half_of_a_character_has_none() => Assert.Null(Punycode.OfDomain("\ud83d.example"));

    /// <summary>The framework has the same, for letters that it does not map to others.</summary>
    [Fact]
    public void Random_labels_are_written_as_the_framework_writes_them()
    {
        var framework = new IdnMapping();
        Gen.Char["abcxyz019äöüñéабвгдежзαβγδ日本語中文"]
            .Array[1, 20]
            .Select(label => new string(label))
            .Sample(label => Assert.Equal(framework.GetAscii(label), Punycode.OfDomain(label)), seed: "0000000000000");
    }
}
