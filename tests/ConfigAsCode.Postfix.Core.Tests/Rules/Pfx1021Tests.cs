using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1021Tests
{
    [Theory]
    [InlineData("smtpd_tls_session_cache_database")]
    [InlineData("smtp_tls_session_cache_database")]
    [InlineData("lmtp_tls_session_cache_database")]
    public void A_type_that_the_package_lacks_keeps_no_session(string parameter)
    {
        Declared mail = Declared.On("Rhel10").Main($"IShop: {parameter} = btree:$data_directory/cache");
        Finding finding = Assert.Single(mail.Analyze("PFX1021"));
        Assert.Equal($"IShop {parameter}", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "TLS sessions are not kept, and each connection needs a full handshake: RHEL 10 has no table type btree in its "
                + "Postfix package. Write lmdb:/var/lib/postfix/cache, or install the package that has btree",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, parameter, "lmdb:$data_directory/cache"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Debian_has_btree_and_puts_lmdb_in_a_package_of_its_own() =>
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_session_cache_database", "btree:/var/lib/postfix/cache"),
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtpd_tls_session_cache_database = lmdb:/var/lib/postfix/cache")
                        .Analyze("PFX1021")
                )
                .Fixes[0]
                .Edits[0]
        );

    [Fact]
    public void Only_tlsmgr_reads_it_so_its_own_value_counts() =>
        Assert.Equal(
            ["tlsmgr/unix smtpd_tls_session_cache_database"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_session_cache_database = btree:/a")
                .Unix("tlsmgr", "tlsmgr", "smtpd_tls_session_cache_database = sdbm:/a")
                .PlacesOf("PFX1021")
        );

    [Theory]
    [InlineData("Debian12", "btree:/a")]
    [InlineData("Debian12", "hash:/a")]
    [InlineData("Rhel10", "lmdb:/a")]
    [InlineData("Rhel10", "")]
    [InlineData("Rhel10", "/var/lib/postfix/cache")]
    [InlineData("Rhel10", "internal:x")]
    public void A_type_that_it_has_and_a_word_that_is_no_packaged_type_are_no_finding(string platform, string value) =>
        Assert.Empty(
            Declared
                .On(platform)
                .Main($"smtpd_tls_session_cache_database = {value}")
                .Analyze("PFX1021", besides: "PFX4014")
        );

    [Fact]
    public void Nobody_knows_the_types_of_a_target_that_is_given_by_version() =>
        Assert.Empty(Declared.OnPostfix("3.10").Main("smtpd_tls_session_cache_database = sdbm:/a").Analyze("PFX1021"));
}
