using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

public class HostCommandTests
{
    [Theory]
    [InlineData("hash", "tls_server_sni_maps = hash:$config_directory/sni", "postmap -F hash:sni")]
    [InlineData("btree", "tls_server_sni_maps = btree:${config_directory}/./sni", "postmap -F btree:sni")]
    [InlineData("hash", "tls_server_sni_maps = texthash:/x, proxy:hash:$config_directory/sni", "postmap -F hash:sni")]
    [InlineData("hash", "tls_server_sni_maps = unionmap:{static:x, hash:$config_directory/sni}", "postmap -F hash:sni")]
    [InlineData("texthash", "tls_server_sni_maps = texthash:$config_directory/sni", null)]
    [InlineData("hash", "transport_maps = hash:$config_directory/sni", "postmap hash:sni")]
    // Another table of the same name is another file.
    [InlineData("hash", "tls_server_sni_maps = hash:/etc/sni", "postmap hash:sni")]
    [InlineData("hash", "tls_server_sni_maps = $names", "postmap -F hash:sni")]
    [InlineData("hash", "alias_database = hash:$config_directory/sni", "postalias hash:sni")]
    [InlineData("btree", "alias_maps = proxy:btree:/etc/postfix/sni", "postalias btree:sni")]
    [InlineData("hash", "alias_maps = $names", "postalias hash:sni")]
    [InlineData("hash", "alias_maps = nis:mail.aliases", "postmap hash:sni")]
    // texthash has no other form than key and value.
    [InlineData("texthash", "alias_maps = texthash:$config_directory/sni", null)]
    [InlineData("hash", "virtual_alias_maps = hash:$config_directory/sni", "postmap hash:sni")]
    [InlineData("hash", "local_recipient_maps = hash:$config_directory/sni", "postmap hash:sni")]
    public void The_parameters_that_name_a_table_decide(string type, string setting, string? command)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("names = hash:$config_directory/sni", setting)
            .Table("sni", type, ("mail.example.org", "/etc/ssl/mail.pem"));

        Assert.Equal(command, CommandIn(mail));
        Assert.Equal(
            command,
            Assert.Single(TableFact.Of(new InstanceOnTarget(mail.Instance, mail.Instance.Target!))).Command
        );
        string text = InstanceRenderer.Render(mail.Instance).Single(f => f.Path == "sni").Text;
        Assert.Equal(
            command is not null,
            text.Contains($"# Run on the host after each change, in this folder: {command}\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_service_may_read_it_alone() =>
        Assert.Equal(
            "postmap -F lmdb:sni",
            CommandIn(
                Declared
                    .On("Debian12")
                    .Inet("2525", "smtpd", "tls_server_sni_maps = lmdb:$config_directory/sni")
                    .Table("sni", "lmdb", ("mail.example.org", "/etc/ssl/mail.pem"))
            )
        );

    [Fact]
    public void With_the_content_of_files_no_handshake_fails_whatever_else_reads_the_table() =>
        Assert.Equal(
            "postmap -F hash:sni",
            CommandIn(
                Declared
                    .On("Debian12")
                    .Main(
                        "transport_maps = hash:$config_directory/sni",
                        "tls_server_sni_maps = hash:$config_directory/sni"
                    )
                    .Table("sni", "hash", ("mail.example.org", "/etc/ssl/mail.pem"))
            )
        );

    private static string? CommandIn(Declared mail) =>
        HostCommand.For(Assert.Single(mail.Instance.Tables), TableUses.Of(mail.Instance, mail.View.Target));
}
