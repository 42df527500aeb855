using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3001Tests
{
    [Theory]
    [InlineData("smtp_sasl_password_maps = static:shop:s3cret-word")]
    [InlineData("smtp_sasl_password_maps = static:{shop:s3cret-word}")]
    [InlineData("smtp_sasl_password_maps = inline:{ [relay.example]:587=shop:s3cret-word }")]
    [InlineData("smtp_sasl_password_maps = inline:{ { relay.example = shop:s3cret-word } }")]
    [InlineData("users_bind_pw = s3cret-word")]
    [InlineData("users_password = s3cret-word")]
    [InlineData("virtual_alias_maps = ldap://cn=mail:s3cret-word@ldap.example/dc=example")]
    [InlineData("virtual_alias_maps = inline:{ { x = host=db password=s3cret-word } }")]
    [InlineData("smtpd_milters = inet:filter.example:1, password = s3cret-word")]
    [InlineData("smtpd_tls_key_file = -----BEGIN EC PRIVATE KEY----- s3cret-word")]
    public void A_literal_secret_is_told_and_never_repeated(string setting)
    {
        Declared mail = Declared.On("Debian12").Main("IShop: " + setting);
        Finding finding = Assert.Single(mail.Analyze("PFX3001", besides: "PFX4001 PFX4004"));
        Assert.Equal("IShop " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.DoesNotContain("s3cret", finding.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            "Keep it in a file that only the host has, and name that file here",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd")]
    [InlineData("smtp_sasl_password_maps = static:$shop_user:$shop_word")]
    [InlineData("smtp_sasl_password_maps = static:shop")]
    [InlineData("virtual_uid_maps = static:5000")]
    [InlineData("virtual_mailbox_maps = static:vmail:x")]
    [InlineData("users_bind_pw = $ldap_word")]
    [InlineData("users_password = /etc/postfix/mysql.secret")]
    [InlineData("users_bind_pw = ")]
    [InlineData("smtp_sasl_password_result_delimiter = :")]
    [InlineData("relayhost = [relay.example]:587")]
    [InlineData("virtual_alias_maps = ldap://ldap.example:389/dc=example")]
    [InlineData("virtual_alias_maps = pgsql://mail:$word@db.example/mail")]
    [InlineData("smtpd_tls_key_file = /etc/ssl/private/password.key")]
    [InlineData("smtpd_reject_footer = For help see https://example.org/password?user=shop")]
    public void What_names_a_file_or_another_parameter_is_none(string setting) =>
        Assert.Empty(
            Declared.On("Debian12").Main(setting).Analyze("PFX3001", besides: "PFX4001 PFX4002 PFX4009 PFX4010")
        );

    [Fact]
    public void A_service_is_told_at_its_own_value() =>
        Assert.Equal(
            ["relay/unix smtp_sasl_password_maps"],
            Declared
                .On("Debian12")
                .Unix("relay", "smtp", "smtp_sasl_password_maps = static:shop:word")
                .PlacesOf("PFX3001")
        );

    [Fact]
    public void Each_row_of_a_table_with_logins_is_told()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_sasl_password_maps = proxy:texthash:$config_directory/logins")
            .Table("logins", "texthash", ("[relay.example]:587", "shop:word"), ("other.example", "shop:other"))
            .Table("aliases", "texthash", ("a@example.org", "shop:word"));
        Assert.Equal(["the row [relay.example]:587", "the row other.example"], mail.PlacesOf("PFX3001"));
        Assert.DoesNotContain(
            "shop",
            string.Concat(mail.Analyze("PFX3001").Select(f => f.Message)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("unionmap:{texthash:/etc/x,texthash:$config_directory/logins}")]
    [InlineData("pipemap:{ texthash:$config_directory/logins }")]
    [InlineData("$ours")]
    public void A_table_with_logins_is_found_however_it_is_named(string maps) =>
        Assert.Equal(
            ["the row relay.example"],
            Declared
                .On("Debian12")
                .Main("smtp_sasl_password_maps = " + maps, "ours = texthash:$config_directory/logins")
                .Table("logins", "texthash", ("relay.example", "shop:word"))
                .PlacesOf("PFX3001", besides: "PFX4001")
        );

    [Fact]
    public void A_key_in_a_row_of_any_table_is_told() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Table("sni", "texthash", ("a.example", "-----BEGIN PRIVATE KEY-----MIG"))
                .Analyze("PFX3001")
        );

    [Fact]
    public void The_target_makes_no_difference() =>
        Assert.Single(Declared.OnPostfix("2.11").Main("users_bind_pw = word").Analyze("PFX3001", besides: "PFX4001"));
}
