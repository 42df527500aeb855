using System.Text.Json;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Tool.Explain;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Explain;

public class ExplainTests
{
    private const string Submission = "submission inet n - y - - smtpd\n\t-o smtpd_tls_security_level=encrypt\n";

    private static TemporaryFolder Folder(string lines = "") =>
        Folders.With("mydomain = example.org\nmyorigin = $mydomain\n" + lines, masterCf: Folders.MasterCf + Submission);

    private static ToolRun Explain(TemporaryFolder folder, params string[] arguments) =>
        ToolRun.Of(["explain", .. arguments, folder.FullName, "--target", "debian12"]);

    [Theory]
    [InlineData("smtpd_tls_security_level", "text")]
    [InlineData("smtpd_tls_security_level", "json")]
    [InlineData("myorigin", "text")]
    [InlineData("smtp_destination_recipient_limit", "text")]
    public void An_explanation_is_the_approved_one(string name, string format)
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = Explain(folder, name, "--format", format);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Verified.Matches($"Explain.{name}.{format}", run.In(folder));
    }

    [Theory]
    [InlineData("PFX1001")]
    [InlineData("pfx1001")]
    public void A_rule_is_its_page(string id)
    {
        ToolRun run = ToolRun.Of("explain", id);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(RepositoryRoot.Read("docs", "rules", "PFX1001.md").TrimEnd('\n') + "\n", run.Output);
    }

    [Fact]
    public void Every_rule_has_its_page_in_the_program()
    {
        Assert.Equal(Rulebook.Infos.Select(info => info.Id).Order(StringComparer.Ordinal), RulePages.Ids);
        Assert.All(
            RulePages.Ids,
            id => Assert.Equal(RepositoryRoot.Read("docs", "rules", id + ".md"), RulePages.Of(id)!.Value.Text)
        );
    }

    [Fact]
    public void A_rule_as_JSON_has_its_page()
    {
        using var json = JsonDocument.Parse(ToolRun.Of("explain", "PFX1001", "--format", "json").Output);
        JsonElement rule = json.RootElement.GetProperty("rule");
        Assert.Equal("PFX1001", rule.GetProperty("id").GetString());
        Assert.Equal("error", rule.GetProperty("severity").GetString());
        Assert.StartsWith("# PFX1001", rule.GetProperty("page").GetString());
    }

    [Theory]
    [InlineData("smtpd_tls_securty_level", "Write smtpd_tls_security_level")]
    [InlineData("nothing_of_this_name_here", "Write a name that postconf(5) has")]
    [InlineData("PFX1999", "PFX1999 is not a rule")]
    public void An_unknown_name_is_code_2_with_what_is_meant(string name, string sentence)
    {
        ToolRun run = ToolRun.Of("explain", name);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(sentence, run.Error);
    }

    [Fact]
    public void A_name_that_is_set_and_that_nothing_reads_is_explained_with_what_is_meant()
    {
        using TemporaryFolder folder = Folder("smtpd_recipient_restrictons = reject\n");
        ToolRun run = Explain(folder, "smtpd_recipient_restrictons");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Meant     smtpd_recipient_restrictions", run.Output);
    }

    [Fact]
    public void Without_a_folder_the_one_of_the_host_is_read()
    {
        using TemporaryFolder folder = Folder();
        var host = new FakeHost
        {
            Answers =
            {
                ["postconf -h config_directory"] = folder.FullName + "\n",
                ["postconf -d -h mail_version"] = "3.7.11\n",
            },
        };
        string output = ToolRun.On(host, "explain", "myorigin").Output;
        Assert.Contains($"In {folder.FullName}, for ", output);
        Assert.Contains("myorigin = $mydomain", output);
    }

    [Fact]
    public void Without_Postfix_or_with_an_unreadable_folder_the_parameter_alone_is_explained()
    {
        ToolRun none = ToolRun.Of("explain", "myorigin");
        Assert.Equal(0, none.ExitCode);
        Assert.Contains("note: No Postfix is installed here", none.Output);
        var host = new FakeHost
        {
            Answers =
            {
                ["postconf -h config_directory"] = "/nonexistent/postfix\n",
                ["postconf -d -h mail_version"] = "3.7.11\n",
            },
        };
        ToolRun unreadable = ToolRun.On(host, "explain", "myorigin");
        Assert.Equal(0, unreadable.ExitCode);
        Assert.DoesNotContain("note:", unreadable.Output);
        Assert.DoesNotContain("In /nonexistent", unreadable.Output);
    }

    [Fact]
    public void A_parameter_of_a_later_release_is_not_read_on_the_target() =>
        Assert.Contains(
            "Postfix 3.7.11 does not read it.",
            ToolRun.Of("explain", "smtpd_hide_client_session", "--target", "debian12").Output
        );

    [Theory]
    [InlineData("check_client_access", "restriction", "typeof(CheckClientAccess<Partners>)")]
    [InlineData("permit_mynetworks", "restriction", "Lists     all")]
    [InlineData("postscreen", "program", "Daemon.Postscreen")]
    [InlineData("cidr", "table type", "[Table(Type = TableType.Cidr)]")]
    public void A_restriction_a_program_and_a_type_of_tables_are_explained(string name, string kind, string fact)
    {
        ToolRun run = ToolRun.Of("explain", name);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{name} ({kind})\n", run.Output);
        Assert.Contains(fact, run.Output);
        Assert.Contains(kind, ToolRun.Of("explain", name, "--format", "json").Output);
    }

    [Fact]
    public void A_misspelt_restriction_is_code_2_with_what_is_meant() =>
        Assert.Contains("Write permit_mynetworks", ToolRun.Of("explain", "permit_mynetwork").Error);

    [Fact]
    public void A_secret_is_withheld_in_each_format()
    {
        using TemporaryFolder folder = Folder(
            "our_password = hunter2secret\nsmtp_sasl_password_maps = static:user:$our_password\n"
        );
        foreach (string format in new[] { "text", "json" })
        {
            foreach (string name in new[] { "our_password", "smtp_sasl_password_maps" })
            {
                ToolRun run = Explain(folder, name, "--format", format);
                Assert.Contains("(withheld)", run.Output);
                Assert.DoesNotContain("hunter2", run.Output);
            }
        }
    }

    [Fact]
    public void Names_have_colours_on_a_terminal_alone()
    {
        Assert.StartsWith(
            "\u001b[1mmyorigin",
            ToolRun.On(new FakeHost { HasTerminal = true }, "explain", "myorigin").Output
        );
        Assert.DoesNotContain('\u001b', ToolRun.Of("explain", "myorigin").Output);
    }

    [Fact]
    public void Help_needs_no_name()
    {
        ToolRun run = ToolRun.Of("explain", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("postfix-cac explain PFX1001", run.Output);
    }
}
