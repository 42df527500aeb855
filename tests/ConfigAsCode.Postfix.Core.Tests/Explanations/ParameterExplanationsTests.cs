using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Tests.Explanations;

public class ParameterExplanationsTests
{
    private const string MasterCf = """
        smtp inet n - y - - smtpd
        submission inet n - y - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o mydomain=submission.example.net
        smtp unix - - y - - smtp
        relay unix - - y - - smtp
        qmgr unix n - n 300 1 qmgr
        policy unix - n n - 0 spawn
          user=nobody argv=/usr/bin/policy

        """;

    private static readonly Target Debian12 = PlatformInfo.All.Single(p => p.Name == "Debian12").Target;

    private static InstanceOnTarget Of(string mainCf, string masterCf = MasterCf) =>
        new(InstanceReader.Read("mail", Debian12, mainCf, masterCf).Instance, Debian12);

    private static ParameterExplanation Explain(string name, string mainCf) =>
        ParameterExplanations.Of(name, Of(mainCf))!;

    /// <summary>Each answer on a line: who reads what, then the chain.</summary>
    private static string Answers(string name, string mainCf) =>
        string.Join(
            '\n',
            Explain(name, mainCf)
                .Answers.Select(answer =>
                    $"{string.Join(", ", answer.Services)}: {answer.Value ?? "unknown"}"
                    + string.Concat(
                        answer.Chain.Select(step =>
                            $" | {step.Parameter} = {step.Value ?? "unknown"} "
                            + (
                                step.SetBy is null ? "(default)"
                                : step.Service is { } service ? $"(-o of {service})"
                                : $"({step.SetBy.DeclaredBy}:{step.SetBy.Range!.Value.Start.Line})"
                            )
                        )
                    )
                )
        );

    [Fact]
    public void Every_parameter_is_explained_on_every_release() =>
        Assert.All(
            PostfixVersion.Minors,
            release =>
                Assert.All(
                    Parameters.Names,
                    name =>
                    {
                        var target = new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false);
                        ParameterExplanation explanation = ParameterExplanations.Of(name, target)!;
                        Assert.Equal(name, explanation.Name);
                        Assert.Equal(ParameterKind.Known, explanation.Kind);
                        Assert.EndsWith(".", explanation.Meaning);
                        Assert.True(explanation.CSharp.Count > 0 || Parameters.Find(name)!.IsReadOnly);
                    }
                )
        );

    [Fact]
    public void A_known_parameter_has_its_facts()
    {
        ParameterExplanation level = ParameterExplanations.Of("smtpd_tls_security_level", Debian12)!;
        Assert.Equal(["none", "may", "encrypt"], level.Words);
        Assert.Contains("smtpd", level.ReadBy);
        Assert.Equal(["[SmtpdTls(SecurityLevel = ...)]"], level.CSharp);
        Assert.Contains("fingerprint, verify, secure treated as encrypt", level.Versions);
        Assert.Equal("VirtualAliasTable", ParameterExplanations.Of("virtual_alias_maps", Debian12)!.TableClass);
    }

    [Fact]
    public void The_default_is_that_of_the_target()
    {
        Assert.Equal("/usr/lib/postfix/sbin", ParameterExplanations.Of("daemon_directory", Debian12)!.Default);
        Assert.Null(ParameterExplanations.Of("myhostname", Debian12)!.Default);
    }

    [Fact]
    public void A_parameter_of_a_later_release_is_explained_and_not_in_force()
    {
        ParameterExplanation later = Explain("tls_config_file", "tls_config_file = none\n");
        Assert.True(later.IsReadOnTarget);
        ParameterExplanation newest = Explain("smtpd_hide_client_session", "");
        Assert.False(newest.IsReadOnTarget);
        Assert.Empty(newest.Answers);
        Assert.Contains(newest.Versions, v => v.StartsWith("Since Postfix ", StringComparison.Ordinal));
    }

    [Fact]
    public void Services_with_one_answer_are_together_and_an_override_is_apart() =>
        Assert.Equal(
            """
            smtp (25): may | smtpd_tls_security_level = may (main.cf:1)
            submission (587): encrypt | smtpd_tls_security_level = encrypt (-o of submission/inet)
            """,
            Answers("smtpd_tls_security_level", "smtpd_tls_security_level = may\n")
        );

    [Fact]
    public void The_chain_has_each_name_once_with_who_set_it() =>
        Assert.Equal(
            """
            smtp/unix, relay/unix: mail.example.org | smtp_helo_name = $myhostname (default) | myhostname = mail.$mydomain (main.cf:2) | mydomain = example.org (main.cf:1)
            """,
            Answers("smtp_helo_name", "mydomain = example.org\nmyhostname = mail.$mydomain\n")
        );

    [Fact]
    public void An_override_of_a_name_in_the_chain_makes_another_answer() =>
        Assert.Equal(
            """
            smtp (25), smtp/unix, relay/unix, qmgr/unix, policy/unix: example.org | myorigin = $mydomain (main.cf:2) | mydomain = example.org (main.cf:1)
            submission (587): submission.example.net | myorigin = $mydomain (main.cf:2) | mydomain = submission.example.net (-o of submission/inet)
            """,
            Answers("myorigin", "mydomain = example.org\nmyorigin = $mydomain\n")
        );

    [Fact]
    public void A_default_that_is_another_parameter_leads_to_it() =>
        Assert.Contains(
            "smtp_tls_CAfile = /etc/ca.pem (main.cf:1)",
            Answers("lmtp_tls_CAfile", "smtp_tls_CAfile = /etc/ca.pem\nlmtp_tls_CAfile = $smtp_tls_CAfile\n"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_member_of_a_family_is_read_by_the_queue_manager_and_falls_back()
    {
        ParameterExplanation limit = Explain("relay_destination_recipient_limit", "");
        Assert.Equal(ParameterKind.OfService, limit.Kind);
        Assert.Equal("<transport>_destination_recipient_limit", limit.Family);
        Assert.Equal(["[Transport(\"relay\", DestinationRecipientLimit = ...)]"], limit.CSharp);
        Assert.Equal(
            "qmgr/unix: 50 | relay_destination_recipient_limit = $default_destination_recipient_limit (default) | default_destination_recipient_limit = 50 (default)",
            Answers("relay_destination_recipient_limit", "")
        );
        Assert.Equal(
            "qmgr/unix: 7 | relay_destination_recipient_limit = 7 (main.cf:1)",
            Answers("relay_destination_recipient_limit", "relay_destination_recipient_limit = 7\n")
        );
    }

    [Fact]
    public void A_time_limit_is_read_by_its_service() =>
        Assert.StartsWith("policy/unix: 3600s", Answers("policy_time_limit", "policy_time_limit = 3600s\n"));

    [Fact]
    public void A_parameter_of_ones_own_has_the_names_that_use_it()
    {
        ParameterExplanation own = Explain("our_networks", "our_networks = 192.0.2.0/24\nmynetworks = $our_networks\n");
        Assert.Equal(ParameterKind.Own, own.Kind);
        Assert.Equal(["mynetworks"], own.UsedBy);
        Assert.Equal(": 192.0.2.0/24", Answers("our_networks", "our_networks = 192.0.2.0/24\n").Split(" | ")[0]);
    }

    [Fact]
    public void A_restriction_class_is_one() =>
        Assert.Equal(
            ParameterKind.RestrictionClass,
            Explain("partners", "smtpd_restriction_classes = partners\npartners = permit_mynetworks, reject\n").Kind
        );

    [Fact]
    public void A_name_of_a_table_has_its_types()
    {
        ParameterExplanation table = ParameterExplanations.Of("accounts_bind_dn", Debian12)!;
        Assert.Equal(ParameterKind.OfTable, table.Kind);
        Assert.Equal("<name>_bind_dn", table.Family);
        Assert.Contains("ldap", table.Meaning);
    }

    [Fact]
    public void A_name_from_before_leads_to_the_present_one()
    {
        ParameterExplanation former = ParameterExplanations.Of("program_directory", Debian12)!;
        Assert.Equal(ParameterKind.Former, former.Kind);
        Assert.Equal("daemon_directory", former.Replacement);
    }

    [Theory]
    [InlineData("smtpd_tls_securty_level", "smtpd_tls_security_level")]
    [InlineData("smtpd_recipient_restrictons", "smtpd_recipient_restrictions")]
    public void An_unknown_name_has_none_and_the_nearest_are_suggested(string name, string nearest)
    {
        Assert.Null(ParameterExplanations.Of(name, Debian12));
        Assert.Contains(nearest, ParameterExplanations.Nearest(name, Debian12));
    }

    [Fact]
    public void A_circle_ends()
    {
        ParameterExplanation circle = Explain("one", "one = $two\ntwo = $one\nmyorigin = $one\n");
        Assert.Equal(["one", "two"], circle.Answers[0].Chain.Select(step => step.Parameter));
        Assert.NotNull(circle.Answers[0].Error);
    }

    [Fact]
    public void No_secret_is_in_it()
    {
        const string MainCf = """
            our_password = hunter2secret
            smtp_sasl_password_maps = static:user:$our_password
            accounts_password = hunter3secret
            virtual_alias_maps = mysql:accounts

            """;
        foreach (string name in new[] { "our_password", "smtp_sasl_password_maps", "accounts_password" })
        {
            string answers = Answers(name, MainCf);
            Assert.DoesNotContain("hunter", answers, StringComparison.Ordinal);
            Assert.NotEmpty(answers);
        }
    }
}
