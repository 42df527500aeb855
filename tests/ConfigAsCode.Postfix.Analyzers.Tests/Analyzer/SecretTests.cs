using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>A secret is found wherever C# can write it, and is shown where it stands.</summary>
public class SecretTests
{
    [Theory]
    [InlineData(
        """[UnixService("filter", Daemon.Pipe), Pipe(User = "filter", Argv = "/x --password geheim")] class S;"""
    )]
    [InlineData("""[UnixService("filter", Daemon.Pipe), Pipe(User = "filter", Argv = "/x -u joe:geheim")] class S;""")]
    [InlineData(
        """[UnixService("filter", Daemon.Spawn), Spawn(User = "filter", Argv = "/x --token=geheim")] class S;"""
    )]
    [InlineData("""[Table("users.cf"), Entry("password", "= geheim")] class T : LookupTable;""", "hash:/x")]
    [InlineData(
        """[Table("users.cf"), Entry("bind_pw", "geheim")] class T : LookupTable;""",
        "ldap:$config_directory/users.cf"
    )]
    [InlineData(
        """[Table("logins"), Entry("relay.example", "joe:$geheim")] class T : LookupTable;""",
        "hash:/x",
        "texthash:$config_directory/logins"
    )]
    public async Task A_secret_of_a_nested_class_is_found(
        string nested,
        string aliases = "hash:/x",
        string logins = "hash:/x"
    ) =>
        Assert.Single(
            await SecretsOf(
                $$"""
                [PostfixInstance("mail", Set = ["virtual_alias_maps={{aliases}}", "smtp_sasl_password_maps={{logins}}"])]
                [Target(Platform.Debian12), UseTable(typeof(Mail.Used))]
                public class Mail
                {
                    {{nested}}
                    [Table("used"), Entry("a", "b")] public class Used : LookupTable;
                }
                """
            )
        );

    [Theory]
    [InlineData("""Main(ExportEnvironment = ["TZ", "PGPASSWORD=geheim"])""")]
    [InlineData("""SmtpSasl(PasswordMaps = ["static:joe:$$geheim"])""")]
    [InlineData("""Smtpd(ClientRestrictions = [typeof(RejectRblClient<Zen>)])""")]
    [InlineData("""Parameter("x_passphrase", "geheim")""")]
    public async Task A_secret_of_the_instance_is_found(string attribute) =>
        Assert.Single(
            await SecretsOf(
                $$"""
                using static ConfigAsCode.Postfix.Restriction;
                [PostfixInstance("mail"), Target(Platform.Debian12), {{attribute}}]
                public class Mail;
                [DnsList("geheim1234567890abcdefghij.zen.dq.spamhaus.net", Answers = "127.0.0.[2..11]")]
                public class Zen : DnsList;
                """
            )
        );

    [Fact]
    public async Task What_the_host_has_is_silent() =>
        Assert.Empty(
            await SecretsOf(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [SmtpSasl(PasswordMaps = ["hash:/etc/postfix/sasl_passwd"])]
                public class Mail
                {
                    [UnixService("filter", Daemon.Pipe), Pipe(User = "filter", Argv = "/x --password-file /etc/x -p10025 -u ${user}")]
                    class S;
                    [Table("used"), Entry("password@example.org", "token@example.org")] class T : VirtualAliasTable;
                }
                """
            )
        );

    private static async Task<string[]> SecretsOf(string source) =>
        [
            .. (await CSharpProject.Of(source).FindingsAsync()).Where(f =>
                f.StartsWith("PFX3001", StringComparison.Ordinal)
            ),
        ];
}
