using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>Each destination of a policy table is a client of its own.</summary>
public class TlsPolicyEndpointsTests
{
    private static readonly Target Debian12 = PlatformInfo.Find("Debian12")!.Target;

    [Fact]
    public void A_row_is_an_endpoint_of_every_service_that_reads_the_table() =>
        Assert.Equal(
            ["relay/unix bank.example encrypt", "smtp/unix bank.example encrypt"],
            Of(Declared.On("Debian12").Policies(("bank.example", "encrypt")))
                .Select(e => $"{e.Service.Key} {e.Destination} {e.Level.ToText()}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_service_itself_comes_first_and_has_no_destination() =>
        Assert.Equal(
            [null, "bank.example"],
            Of(Declared.On("Debian12").Main("smtp_tls_security_level = may").Policies(("bank.example", "encrypt")))
                .Where(e => e.Service.Key == "smtp/unix")
                .Select(e => e.Destination)
        );

    [Fact]
    public void A_table_of_lmtp_is_read_by_lmtp_alone() =>
        Assert.Equal(
            ["lmtp/unix"],
            Of(Declared.On("Debian12").Policies("lmtp_tls_policy_maps", ("store.example", "encrypt")))
                .Select(e => e.Service.Key)
        );

    [Theory]
    [InlineData("none")]
    [InlineData("encrpt")]
    [InlineData("may match=a")]
    [InlineData("encrypt protocols=TLSv1, TLSv1.1")]
    public void Without_TLS_or_with_an_invalid_policy_there_is_none(string policy) =>
        Assert.Empty(Of(Declared.On("Debian12").Policies(("bank.example", policy))));

    [Fact]
    public void At_dane_a_row_comes_twice_as_a_service_does() =>
        Assert.Equal((TlsLevel.Dane, TlsLevel.May), (Smtp("dane", 0).Level, Smtp("dane", 1).Level));

    [Theory]
    [InlineData("may protocols=TLSv1", "TLSv1")]
    [InlineData("may", "TLSv1.1, TLSv1.2, TLSv1.3")]
    [InlineData("encrypt", "TLSv1.2, TLSv1.3")]
    [InlineData("encrypt protocols=", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3")]
    [InlineData("encrypt protocols=TLSv9", "")]
    public void Protocols_are_those_of_the_row_else_of_its_level(string policy, string protocols) =>
        Assert.Equal(
            protocols,
            Smtp(policy, "smtp_tls_protocols = >=TLSv1.1", "smtp_tls_mandatory_protocols = >=TLSv1.2")
                .Protocols.ToText()
        );

    [Theory]
    [InlineData("may", "MEDIUM:!A")]
    [InlineData("encrypt", "MEDIUM:!A:!B:!eNULL")]
    [InlineData("encrypt exclude=C:D", "MEDIUM:!C:!D:!eNULL")]
    [InlineData("encrypt exclude=", "MEDIUM:!eNULL")]
    [InlineData("encrypt ciphers=high", "HIGH:!A:!B:!eNULL")]
    [InlineData("secure exclude=C ciphers=high", "HIGH:!C:!aNULL")]
    [InlineData("may exclude=C", "MEDIUM:!C")]
    public void Exclude_replaces_both_lists_of_main_cf_and_not_what_Postfix_adds(string policy, string list) =>
        Assert.Equal(
            list,
            Smtp(
                policy,
                "smtp_tls_exclude_ciphers = A",
                "smtp_tls_mandatory_exclude_ciphers = B",
                "tls_medium_cipherlist = MEDIUM",
                "tls_high_cipherlist = HIGH"
            ).CipherList
        );

    [Fact]
    public void A_value_leads_to_the_attribute_that_set_it()
    {
        Declared mail = Declared.On("Debian12").Policies(("bank.example", "encrypt protocols=TLSv1.2 ciphers=high"));
        TlsEndpoint endpoint = Of(mail)[0];
        Assert.Equal(
            ["bank.example level", "bank.example protocols", "bank.example ciphers"],
            new[] { endpoint.SwitchedOnBy, endpoint.ProtocolValue, endpoint.Grade }.Select(v =>
                mail.PlaceOf(new(v.SetBy!.Origin))
            )
        );
        Assert.True(endpoint.Exclusions.Single().IsDefault);
    }

    [Theory]
    [InlineData("hash:/etc/postfix/tls_policy", true)]
    [InlineData("ldap:/etc/ldap proxy:hash:$config_directory/tls_policy", true)]
    [InlineData("btree:/etc/postfix/tls_policy", false)]
    [InlineData("hash:/etc/tls_policy", false)]
    public void A_hand_written_table_is_read_where_main_cf_names_it(string maps, bool isRead)
    {
        Instance instance = InstanceReader
            .Read(
                "mail",
                Debian12,
                $"smtp_tls_policy_maps = {maps}\n",
                "smtp unix - - y - - smtp\n",
                new TableFile("tls_policy", "hash", "bank.example encrypt protocols=TLSv1\n")
            )
            .Instance;
        IEnumerable<string> endpoints = TlsEndpoints
            .Of(new(instance, Debian12))
            .Select(e => e.Destination + " " + e.Protocols.ToText());
        Assert.Equal(isRead ? ["bank.example TLSv1"] : [], endpoints);
    }

    private static TlsEndpoint Smtp(string policy, params string[] settings) => Smtp(policy, 0, settings);

    private static TlsEndpoint Smtp(string policy, int index, params string[] settings) =>
        Of(Declared.On("Debian12").Main(settings).Policies(("bank.example", policy)))
            .Where(e => e.Service.Key == "smtp/unix")
            .ElementAt(index);

    private static IReadOnlyList<TlsEndpoint> Of(Declared mail) => TlsEndpoints.Of(mail.View);
}
