using ConfigAsCode.Postfix.CodeFixes;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>What the light bulb offers, and where it rather stays dark.</summary>
public class OfferTests
{
    [Fact]
    public void Fixes_are_announced_for_the_rules_that_have_one_and_for_no_other()
    {
        var provider = new PostfixCodeFixProvider();
        foreach (RuleInfo rule in Rulebook.All.Select(r => r.Info))
        {
            Assert.Equal(rule.HasFix, provider.FixableDiagnosticIds.Contains(rule.Id));
        }
    }

    [Fact]
    public async Task A_login_without_TLS_is_mended_in_either_of_two_ways() =>
        Assert.Equal(
            ["Offer the login only in TLS (smtpd_tls_auth_only)", "Require TLS (level encrypt)"],
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail"), Target(Platform.Debian12)]
                    public partial class Mail : IIntermediateTls
                    {
                        [InetService("submission", Daemon.Smtpd)]
                        sealed class Submission;
                    }
                    """
                )
                .OffersAsync("PFX1014")
        );

    [Fact]
    public async Task A_name_that_the_class_sets_already_is_not_offered_for_a_misspelt_one() =>
        Assert.Empty(
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail"), Target(Platform.Debian12)]
                    [SmtpdTls(AuthOnly = true)]
                    [Parameter("smtpd_tls_auth_onyl", "yes")]
                    public partial class Mail;
                    """
                )
                .OffersAsync("PFX4001")
        );

    [Fact]
    public async Task What_another_file_sets_on_the_same_class_is_not_set_again() =>
        Assert.Equal(
            ["Require TLS (level encrypt)"],
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail"), Target(Platform.Debian12)]
                    public partial class Mail : IIntermediateTls
                    {
                        [InetService("submission", Daemon.Smtpd)]
                        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
                        sealed partial class Submission;
                    }
                    """,
                    """
                    public partial class Mail
                    {
                        [Parameter("smtpd_tls_auth_only", "no")]
                        sealed partial class Submission;
                    }
                    """
                )
                .OffersAsync("PFX1014")
        );

    [Fact]
    public async Task A_service_in_two_parts_is_not_removed_by_halves() =>
        Assert.Empty(
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail"), Target(Platform.Debian12)]
                    public partial class Mail : IIntermediateTls
                    {
                        [InetService("submission", Daemon.Smtpd)]
                        sealed class Submission;

                        [InetService("587", Daemon.Smtpd)]
                        sealed partial class Again;

                        sealed partial class Again;
                    }
                    """
                )
                .OffersAsync("PFX4007")
        );

    [Fact]
    public async Task A_client_level_that_no_server_has_is_only_removed() =>
        Assert.Equal(
            ["Remove smtp_tls_security_level"],
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail"), Target(Platform.Debian12)]
                    public partial class Mail : IIntermediateTls
                    {
                        [InetService("submission", Daemon.Smtpd)]
                        [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Dane)]
                        sealed class Submission;
                    }
                    """
                )
                .OffersAsync("PFX1010")
        );

    [Fact]
    public async Task An_entry_that_is_no_plain_text_is_left_to_its_author() =>
        Assert.Empty(
            await FixRun
                .Of(
                    """
                    [PostfixInstance("mail", Set = [Entries.Interfaces]), Target(Platform.Debian12)]
                    public partial class Mail;

                    static class Entries
                    {
                        public const string Interfaces = "inet_interface=192.0.2.7";
                    }
                    """
                )
                .OffersAsync("PFX4001")
        );

    [Fact]
    public async Task A_preset_of_the_package_is_outvoted_by_the_type_that_takes_it()
    {
        FixRun after = await FixRun
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Ubuntu1604)]
                public partial class Mail : IPolicy;

                public interface IPolicy : IModernTls;
                """
            )
            .FixAsync("PFX1006", "Allow TLS 1.2 and later (smtpd_tls_protocols)");
        Assert.Contains(
            """
            [SmtpdTls(Protocols = [">=TLSv1.2"])]
            public interface IPolicy : IModernTls;
            """,
            after.File,
            StringComparison.Ordinal
        );
    }
}
