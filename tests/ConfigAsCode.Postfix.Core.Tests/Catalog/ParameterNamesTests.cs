using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class ParameterNamesTests
{
    // Words that Postfix has for them are not all it takes: bounds and exclusions, numbers, addresses, plug-ins.
    private static readonly string[] TextAllTheSame =
    [
        "inet_interfaces",
        "lmtp_sasl_type",
        "lmtp_tls_loglevel",
        "lmtp_tls_mandatory_protocols",
        "lmtp_tls_protocols",
        "parent_domain_matches_subdomains",
        "postscreen_tls_loglevel",
        "postscreen_tls_mandatory_protocols",
        "postscreen_tls_protocols",
        "smtp_sasl_type",
        "smtp_tls_loglevel",
        "smtp_tls_mandatory_protocols",
        "smtp_tls_protocols",
        "smtpd_sasl_type",
        "smtpd_tls_loglevel",
        "smtpd_tls_mandatory_protocols",
        "smtpd_tls_protocols",
        "tlsproxy_client_loglevel",
        "tlsproxy_tls_loglevel",
        "tlsproxy_tls_mandatory_protocols",
        "tlsproxy_tls_protocols",
    ];

    public static TheoryData<string> WithWords =>
        [.. Parameters.All.Where(p => ParameterNames.EnumOf(p) is not null).Select(p => p.Name)];

    [Fact]
    public void Where_Postfix_has_words_there_is_an_enum_but_for_these()
    {
        ParameterInfo[] withWords = [.. Parameters.All.Where(p => p.Values.Any(v => v.Length > 0))];

        Assert.Equal(103, withWords.Length);
        Assert.Equal(TextAllTheSame, withWords.Where(p => ParameterNames.EnumOf(p) is null).Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(WithWords))]
    public void A_list_of_words_is_an_array_and_each_word_a_member_that_leads_back(string name)
    {
        ParameterInfo parameter = Parameters.Find(name)!;
        string type = ParameterNames.EnumOf(parameter)!;

        Assert.Equal(parameter.IsList ? type + "[]" : type, ParameterNames.TypeOf(parameter));
        foreach (string word in parameter.Values.Where(v => v.Length > 0))
        {
            Assert.Equal(word, ParameterNames.WordOf(parameter, ParameterNames.MemberOf(word)));
        }

        string[] members = [.. ParameterNames.WordsOf(type).Select(ParameterNames.MemberOf)];
        Assert.Equal(members.Distinct(), members);
    }

    [Theory]
    [InlineData("dane-only", "DaneOnly")]
    [InlineData("2bounce", "SecondBounce")]
    [InlineData("600", "Mode600")]
    [InlineData("8BITMIME", "EightBitMime")]
    [InlineData("NO_TICKET", "NoTicket")]
    [InlineData("SILENT-DISCARD", "SilentDiscard")]
    [InlineData("CVE-2010-4180", "Cve2010_4180")]
    public void A_word_is_a_member_in_PascalCase(string word, string member) =>
        Assert.Equal(member, ParameterNames.MemberOf(word));

    [Fact]
    public void A_member_of_another_parameter_with_the_same_enum_is_its_word_all_the_same() =>
        Assert.Equal(
            "envelope_sender",
            ParameterNames.WordOf(Parameters.Find("recipient_canonical_classes")!, "EnvelopeSender")
        );
}
