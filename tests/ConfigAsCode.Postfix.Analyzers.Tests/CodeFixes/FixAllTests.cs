using Microsoft.CodeAnalysis.CodeFixes;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>All safe fixes of a rule are made together, whatever the parameters are, and none loses another.</summary>
public class FixAllTests
{
    [Fact]
    public async Task The_parameters_of_all_endpoints_are_mended_together()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May), SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
                public partial class Mail
                {
                    [InetService("submission", Daemon.Smtpd)]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    sealed class Submission;
                }

                """
            )
            .FixAllAsync("PFX1001", FixAllScope.Document);
        Assert.Equal(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1.2"]), SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May, Protocols = [">=TLSv1.2"])]
            public partial class Mail
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, MandatoryProtocols = [">=TLSv1.2"])]
                sealed class Submission;
            }

            """,
            after.File
        );
    }

    [Fact]
    public async Task The_same_mistake_is_mended_in_every_parameter()
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
            [Parameter("smtpd_tls_auth_only", "yes"), Parameter("append_dot_mydomain", "no")]
            public partial class Mail
            {
                [InetService("smtp", Daemon.Smtpd), Parameter("smtpd_tls_auth_only", "yes"), Parameter("smtpd_delay_reject", "no")]
                sealed class Port25;
            }

            """,
            after.File
        );
    }

    /// <summary>What somebody has to choose is no business of "fix all", not even beside a fix that is safe.</summary>
    [Fact]
    public async Task What_has_to_be_chosen_is_left_alone()
    {
        const string Text = """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Parameter("smtpd_tls_auth_only", "true"), Parameter("message_size_limit", "10M"), Parameter("inet_protocols", "ipv5")]
            public partial class Mail;

            """;
        FixRun after = await FixRun.Of(Text).FixAllAsync("PFX4004", FixAllScope.Document);
        Assert.Equal(Text.Replace("\"true\"", "\"yes\"", StringComparison.Ordinal), after.File);
    }

    [Theory]
    [InlineData(
        "PFX0001",
        "Run on Debian 12",
        """[PostfixInstance("mail")] public partial class Mail : IIntermediateTls;"""
    )]
    [InlineData(
        "PFX1010",
        "Set smtpd_tls_loglevel instead",
        """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            public partial class Mail { [InetService("25", Daemon.Smtpd), SmtpTls(LogLevel = "1")] sealed class Mx; }
            """
    )]
    [InlineData(
        "PFX4001",
        "Set smtpd_helo_required instead",
        """
            [PostfixInstance("mail"), Target(Platform.Debian12), Parameter("smtpd_helo_requird", "yes")]
            public partial class Mail;
            """
    )]
    [InlineData(
        "PFX2006",
        "Reject mail to other domains (reject_unauth_destination)",
        """
            [PostfixInstance("mail"), Target(Platform.Debian12), Smtpd(RecipientRestrictions = [PermitMyNetworks])]
            public partial class Mail;
            """
    )]
    public async Task What_has_to_be_chosen_has_no_fix_all(string rule, string fix, string text)
    {
        FixRun run = FixRun.Of(text);
        Assert.False(await run.CanFixAllAsync(rule, fix));
        Assert.Equal(text, (await run.FixAllAsync(rule, FixAllScope.Document)).File);
    }

    [Fact]
    public async Task The_DNS_lists_of_one_list_are_mended_together()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
                [Smtpd(ClientRestrictions = [PermitMyNetworks, "reject_rbl_client zen.spamhaus.org", "reject_rbl_client dul.dnsbl.sorbs.net", "reject_rhsbl_sender dbl.spamhaus.org"])]
                [Parameter("smtpd_helo_restrictions", "reject_rhsbl_helo dbl.spamhaus.org, reject_rbl_client sbl.spamhaus.org")]
                public partial class Mail : IIntermediateTls;

                """
            )
            .FixAllAsync("PFX2012", FixAllScope.Document);
        Assert.Equal(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [Smtpd(ClientRestrictions = [PermitMyNetworks, "reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]", "reject_rhsbl_sender dbl.spamhaus.org=127.0.1.[2..99]"])]
            [Parameter("smtpd_helo_restrictions", "reject_rhsbl_helo dbl.spamhaus.org=127.0.1.[2..99], reject_rbl_client sbl.spamhaus.org=127.0.0.[2..11]")]
            public partial class Mail : IIntermediateTls;

            """,
            after.File
        );
    }

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, true)]
    [InlineData(FixAllScope.Solution, true)]
    public async Task The_scope_says_which_files_are_mended(FixAllScope scope, bool reachesTheOther)
    {
        const string First = """
            [PostfixInstance("first"), Target(Platform.Debian12), Parameter("smtpd_tls_auth_only", "true")]
            public partial class First : IIntermediateTls;
            """;
        string second = First.Replace("irst", "econd", StringComparison.Ordinal);
        FixRun after = await FixRun.Of(First, second).FixAllAsync("PFX4004", scope);
        Assert.Equal(Mended(First), after.Files[0]);
        Assert.Equal(reachesTheOther ? Mended(second) : second, after.Files[1]);

        static string Mended(string text) => text.Replace("\"true\"", "\"yes\"", StringComparison.Ordinal);
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
            .MendAsync("PFX0001", "Run on Debian 12");
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
