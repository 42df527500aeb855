using Microsoft.CodeAnalysis.CodeFixes;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>All findings of one kind are mended together, and none loses another.</summary>
public class FixAllTests
{
    private const string TwoClients = """
        [PostfixInstance("mail"), Target(Platform.Debian12)]
        public partial class Mail : IIntermediateTls
        {
            [InetService("submission", Daemon.Smtpd)]
            [SmtpTls(LogLevel = "1", CaFile = "/etc/roots.pem", ConnectionReuse = true)]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
            sealed class Submission;

            [InetService("smtps", Daemon.Smtpd)]
            [SmtpTls(LogLevel = "2")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
            sealed class Smtps;
        }

        """;

    [Fact]
    public async Task The_same_client_setting_is_made_a_server_setting_on_every_service()
    {
        FixRun after = await FixRun
            .Of(TwoClients)
            .FixAllAsync("PFX1010", FixAllScope.Document, "Set smtpd_tls_loglevel instead");
        Assert.Equal(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            public partial class Mail : IIntermediateTls
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpTls(CaFile = "/etc/roots.pem", ConnectionReuse = true)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, LogLevel = "1")]
                sealed class Submission;

                [InetService("smtps", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, LogLevel = "2")]
                sealed class Smtps;
            }

            """,
            after.File
        );
    }

    [Fact]
    public async Task Only_what_is_the_same_mistake_is_mended_along()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Parameter("smtpd_tls_auth_only", "true"), Parameter("append_dot_mydomain", "off")]
                public partial class Mail
                {
                    [InetService("smtp", Daemon.Smtpd), Parameter("smtpd_tls_auth_only", "on"), Parameter("smtpd_delay_reject", "0")]
                    sealed class Port25;
                }

                """
            )
            .FixAllAsync("PFX4004", FixAllScope.Document);
        Assert.Equal(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Parameter("smtpd_tls_auth_only", "yes"), Parameter("append_dot_mydomain", "off")]
            public partial class Mail
            {
                [InetService("smtp", Daemon.Smtpd), Parameter("smtpd_tls_auth_only", "yes"), Parameter("smtpd_delay_reject", "0")]
                sealed class Port25;
            }

            """,
            after.File
        );
    }

    [Fact]
    public async Task Several_missing_decisions_join_one_attribute()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                public partial class Mail : IIntermediateTls, IOne, ITwo
                {
                    [InetService("submission", Daemon.Smtpd)]
                    sealed class Submission : IOne, ITwo;
                }

                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                public interface IOne;

                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
                public interface ITwo;

                """
            )
            .FixAllAsync("PFX0003", FixAllScope.Solution, "Keep smtpd_tls_security_level = encrypt");
        Assert.Equal(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
            public partial class Mail : IIntermediateTls, IOne, ITwo
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                sealed class Submission : IOne, ITwo;
            }

            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
            public interface IOne;

            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
            public interface ITwo;

            """,
            after.File
        );
    }

    [Fact]
    public async Task Two_words_of_one_list_are_mended_together()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
                [Smtpd(ClientRestrictions = ["permit_mynetwrks", typeof(RejectRblClient<Zen>), "permit_mynetworkz", Reject])]
                public partial class Mail : IIntermediateTls;
                [DnsList("zen.example.net")] public sealed class Zen : DnsList;
                """
            )
            .FixAllAsync("PFX2003", FixAllScope.Document, "Write 'permit_mynetworks'");
        Assert.Contains(
            "[PermitMyNetworks, typeof(RejectRblClient<Zen>), PermitMyNetworks, Reject]",
            after.File,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, true)]
    [InlineData(FixAllScope.Solution, true)]
    public async Task The_scope_says_which_files_are_mended(FixAllScope scope, bool reachesTheOther)
    {
        const string First = """
            [PostfixInstance("first")]
            public partial class First : IIntermediateTls;
            """;
        const string Second = """
            [PostfixInstance("second")]
            public partial class Second : IIntermediateTls;
            """;
        FixRun after = await FixRun.Of(First, Second).FixAllAsync("PFX0001", scope, "Run on Debian 12");
        Assert.Equal(First.Replace(")]", "), Target(Platform.Debian12)]", StringComparison.Ordinal), after.Files[0]);
        Assert.Equal(
            reachesTheOther ? Second.Replace(")]", "), Target(Platform.Debian12)]", StringComparison.Ordinal) : Second,
            after.Files[1]
        );
    }

    [Fact]
    public async Task Another_platform_is_another_choice()
    {
        const string Text = """
            [PostfixInstance("mail")]
            public partial class Mail : IIntermediateTls;
            """;
        FixRun after = await FixRun.Of(Text).FixAllAsync("PFX0001", FixAllScope.Project, "Run on Ubuntu 24.04");
        Assert.Contains("Target(Platform.Ubuntu2404)", after.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_instance_of_a_class_asks_for_a_target_and_the_class_gets_one()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail-a")]
                [PostfixInstance("mail-b")]
                public partial class Mail : IIntermediateTls;
                """
            )
            .FixAllAsync("PFX0001", FixAllScope.Document, "Run on Debian 12");
        Assert.Equal(
            """
            [PostfixInstance("mail-a")]
            [PostfixInstance("mail-b")]
            [Target(Platform.Debian12)]
            public partial class Mail : IIntermediateTls;
            """,
            after.File
        );
    }
}
