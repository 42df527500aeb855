using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

/// <summary>The master.cf of the question that the project started from, as its author showed it: without the main.cf.</summary>
public class SeedTests
{
    private const string MasterCf = """
        smtp       inet n - - - - smtpd
        submission inet n - - - - smtpd
          -o syslog_name=postfix/submission
          -o smtpd_tls_security_level=may
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
          -o smtp_tls_mandatory_protocols=TLSv1

        """;

    [Fact]
    public void The_wrong_side_the_floor_the_anonymous_suites_and_the_login_are_named_at_their_options()
    {
        using TemporaryFolder folder = Folders.Of(("master.cf", MasterCf + Testing.Models.MasterCf.Plumbing));
        Assert.Equal(
            ["4:6 PFX1001", "4:6 PFX1002", "4:6 PFX1004", "4:6 PFX1014", "7:6 PFX1010"],
            Places(ToolRun.Of("lint", folder.FullName, "--target", "ubuntu1604", "--format", "json"))
        );
    }

    [Fact]
    public void What_a_main_cf_may_set_is_not_reported_of_a_service_without_options()
    {
        using TemporaryFolder folder = Folders.Of(
            ("master.cf", "smtp inet n - - - - smtpd\n" + Testing.Models.MasterCf.Plumbing)
        );
        Assert.Empty(Places(ToolRun.Of("lint", folder.FullName, "--target", "ubuntu1604", "--format", "json")));
    }

    private static string[] Places(ToolRun run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return
        [
            .. json
                .RootElement.GetProperty("folders")[0]
                .GetProperty("findings")
                .EnumerateArray()
                .Select(f =>
                    $"{f.GetProperty("line").GetInt32()}:{f.GetProperty("column").GetInt32()} {f.GetProperty("rule").GetString()}"
                ),
        ];
    }
}
