using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tests.Rendering;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

public class TlsTableTests
{
    private static readonly Target Old = ExampleInstances.Webshop.Target!;

    [Fact]
    public void A_service_without_TLS_has_a_row_too_and_others_have_none()
    {
        Instance instance = With("smtpd_tls_security_level", "none");
        Assert.Equal(
            ["smtp/inet", "submission/inet"],
            TlsTable.Of(instance, Old).Where(r => r.Service.Program == "smtpd").Select(r => r.Service.Key)
        );
        TlsRow smtp = TlsTable.Of(instance, Old)[0];
        Assert.Equal(
            (TlsLevel.None, TlsProtocols.None, 0, "25"),
            (smtp.Level, smtp.Protocols, smtp.Suites.Count, smtp.Port)
        );
        Assert.Equal("none", smtp.LevelSetBy.Text);
        Assert.Null(smtp.Weakest);
        Assert.DoesNotContain(TlsTable.Of(instance, Old), r => r.Service.Name == "pickup");
    }

    [Theory]
    [InlineData("2.11", false)]
    [InlineData("3.0", true)]
    public void A_client_begins_with_TLS_from_3_0_on(string version, bool isWrapped)
    {
        Instance instance = InstanceReader
            .Read(
                "x",
                Old with
                {
                    Postfix = PostfixVersion.Parse(version),
                },
                "smtp_tls_security_level = encrypt\nsmtp_tls_wrappermode = yes\n",
                "smtp unix - - n - - smtp\n"
            )
            .Instance;
        Assert.Equal(isWrapped, Assert.Single(TlsTable.Of(instance, instance.Target!)).IsWrapped);
    }

    [Fact]
    public void The_weakest_suite_is_the_one_of_fewest_bits_and_the_weak_ones_are_counted()
    {
        // OpenSSL 1.0.2 with the defaults of Postfix 3.1: RC4 has 128 bits, 3DES 112.
        TlsRow smtp = TlsTable.Of(With("smtpd_tls_protocols", "!SSLv2, !SSLv3"), Old)[0];
        Assert.Equal(smtp.Suites.Min(s => s.StrengthBits), smtp.Weakest!.StrengthBits);
        Assert.Equal(smtp.Suites.Count(s => s.Authentication == "NULL"), smtp.Anonymous);
        Assert.NotEqual(0, smtp.Anonymous);
        Assert.Equal(smtp.Suites.Count(s => s.KeyExchange is not ("ECDHE" or "DHE")), smtp.WithoutForwardSecrecy);
        Assert.NotEqual(0, smtp.WithoutForwardSecrecy);
    }

    [Fact]
    public void A_client_at_dane_has_a_second_row_for_receivers_without_TLSA_records_and_one_for_each_policy()
    {
        Service smtp = ExampleInstances.Webshop.Services[0] with
        {
            Type = ServiceType.Unix,
            Program = "smtp",
            Private = "-",
        };
        Instance instance = ExampleInstances.Webshop with { Services = EquatableArray.Of(smtp) };
        IReadOnlyList<TlsRow> rows = TlsTable.Of(instance, Old);
        Assert.Equal([TlsLevel.Dane, TlsLevel.May, TlsLevel.Secure, TlsLevel.Encrypt], rows.Select(r => r.Level));
        Assert.All(rows, row => Assert.Null(row.Port));
        Assert.Equal("IShopTls", rows[0].LevelSetBy.SetBy!.Origin.DeclaredBy);
    }

    private static Instance With(string parameter, string value) =>
        ExampleInstances.Webshop with
        {
            Settings = ExampleInstances
                .Webshop.Settings.Where(s => s.Parameter != parameter)
                .Append(new Setting(parameter, value, Origin.Unknown))
                .ToEquatableArray(),
        };
}
