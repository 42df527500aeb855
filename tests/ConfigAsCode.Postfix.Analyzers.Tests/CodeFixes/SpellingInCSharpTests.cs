using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>What a fix writes compiles in the project that it is written into.</summary>
public class SpellingInCSharpTests
{
    [Fact]
    public async Task Before_CSharp_12_a_list_is_an_array()
    {
        FixRun after = await FixRun
            .In(
                LanguageVersion.CSharp11,
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ExcludeCiphers = new[] { "aNULL" })]
                public partial class Mail
                {
                }
                """
            )
            .MendAsync("PFX1001");
        Assert.Contains(
            """ExcludeCiphers = new[] { "aNULL" }, Protocols = new[] { ">=TLSv1.2" })]""",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Before_CSharp_12_an_empty_list_is_an_empty_array()
    {
        FixRun after = await FixRun
            .In(
                LanguageVersion.CSharp11,
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter("smtpd_sasl_security_option", "")]
                public partial class Mail
                {
                }
                """
            )
            .MendAsync("PFX4001", "Set smtpd_sasl_security_options instead");
        Assert.Contains(
            "[SmtpdSasl(SecurityOptions = new SaslSecurityOption[0])]",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_of_words_is_a_list_of_members()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter("smtpd_sasl_security_option", "noanonymous, noplaintext")]
                public partial class Mail;
                """
            )
            .MendAsync("PFX4001", "Set smtpd_sasl_security_options instead");
        Assert.Contains(
            "[SmtpdSasl(SecurityOptions = [SaslSecurityOption.NoAnonymous, SaslSecurityOption.NoPlainText])]",
            after.File,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory]
    [InlineData(
        "notify_class",
        "2bounce, data",
        "[Main(NotifyClasses = [NotifyClass.SecondBounce, NotifyClass.Data])]"
    )]
    [InlineData("tls_ssl_option", "no_ticket", "[Tls(SslOptions = [TlsSslOption.NoTicket])]")]
    // Bits have no member.
    [InlineData("tls_ssl_option", "0x4000", "[Parameter(\"tls_ssl_options\", \"0x4000\")]")]
    public async Task A_mask_is_a_list_of_members_where_each_word_has_one(string wrong, string value, string written)
    {
        FixRun after = await FixRun
            .Of(
                $"""
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter("{wrong}", "{value}")]
                public partial class Mail;
                """
            )
            .MendAsync("PFX4001");
        Assert.Contains(written, after.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_using_the_names_are_written_in_full()
    {
        FixRun after = await FixRun
            .WithoutUsings(
                """
                [ConfigAsCode.Postfix.PostfixInstance("mail")]
                public partial class Mail;
                """
            )
            .MendAsync("PFX0001", "Run on Debian 12");
        Assert.Equal(
            """
            [ConfigAsCode.Postfix.PostfixInstance("mail"), ConfigAsCode.Postfix.Target(ConfigAsCode.Postfix.Platform.Debian12)]
            public partial class Mail;
            """,
            after.File
        );
    }

    [Fact]
    public async Task A_namespace_of_the_same_name_does_not_get_in_the_way()
    {
        FixRun after = await FixRun
            .WithoutUsings(
                """
                namespace Team.ConfigAsCode;

                [global::ConfigAsCode.Postfix.PostfixInstance("mail"), global::ConfigAsCode.Postfix.Target(global::ConfigAsCode.Postfix.Platform.Debian12)]
                [global::ConfigAsCode.Postfix.SmtpdSasl(AuthEnable = true)]
                public partial class Mail;
                """
            )
            .MendAsync("PFX1014");
        Assert.Contains(
            "\n[global::ConfigAsCode.Postfix.SmtpdTls(AuthOnly = true)]\npublic",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_attribute_of_another_library_is_not_taken_for_the_packages()
    {
        FixRun after = await FixRun
            .Of(
                """
                using Other;

                [PostfixInstance("mail")]
                [Other.Target("log")]
                public partial class Mail : IIntermediateTls;

                namespace Other
                {
                    public sealed class TargetAttribute(string name) : Attribute
                    {
                        public string Name => name;
                    }
                }
                """
            )
            .MendAsync("PFX0001", "Run on Debian 12");
        Assert.Contains(
            """
            [PostfixInstance("mail"), ConfigAsCode.Postfix.Target(Platform.Debian12)]
            [Other.Target("log")]
            """,
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_alias_is_known_for_what_it_stands_for()
    {
        FixRun after = await FixRun
            .Of(
                """
                using Server = ConfigAsCode.Postfix.SmtpdTlsAttribute;

                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Server(SecurityLevel = SmtpdTlsSecurityLevel.May, ExcludeCiphers = ["aNULL"])]
                public partial class Mail;
                """
            )
            .MendAsync("PFX1001");
        Assert.Contains(
            """ExcludeCiphers = ["aNULL"], Protocols = [">=TLSv1.2"])]""",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Restrictions_are_texts_where_their_constants_are_not_in_reach()
    {
        FixRun after = await FixRun
            .WithoutUsings(
                """
                using ConfigAsCode.Postfix;

                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter("smtpd_client_restriction", "permit_mynetworks reject")]
                public partial class Mail;
                """
            )
            .MendAsync("PFX4001", "Set smtpd_client_restrictions instead");
        Assert.Contains(
            """[Smtpd(ClientRestrictions = ["permit_mynetworks", "reject"])]""",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_parameter_named_by_a_constant_is_known()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter(Names.AuthOnly, "true")]
                public partial class Mail;

                static class Names
                {
                    public const string AuthOnly = "smtpd_tls_auth_only";
                }
                """
            )
            .MendAsync("PFX4004");
        Assert.Contains("""[Parameter(Names.AuthOnly, "yes")]""", after.File, StringComparison.Ordinal);
    }
}
