using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Testing.Models;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.HandWritten;

/// <summary>main.cf, master.cf and tables as additional files of a project without any other C#.</summary>
public class AdditionalFileTests
{
    private const string Main = MainCf.Clean;
    private const string Master = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;

    [Fact]
    public async Task An_error_is_shown_at_its_line_of_main_cf()
    {
        FileRun run = FileRun.Of(
            ("mx1/main.cf", Main + "smtpd_tls_mandatory_protocols = TLSv1\nno_such = 1\n"),
            ("mx1/master.cf", Master)
        );
        Diagnostic unknown = Assert.Single(await run.DiagnosticsAsync(), d => d.Id == "PFX4001");
        Assert.Equal("mx1/main.cf(17,1) PFX4001", FileRun.Place(unknown));
        Assert.Equal(DiagnosticSeverity.Error, unknown.Severity);
        Assert.Equal("no_such = 1".Length, unknown.Location.SourceSpan.Length);
    }

    [Fact]
    public async Task A_configuration_without_a_fault_has_no_finding() =>
        Assert.Empty(await FileRun.Of(("mx1/main.cf", Main), ("mx1/master.cf", Master)).FindingsAsync());

    [Fact]
    public async Task An_option_of_master_cf_is_shown_where_it_is_written() =>
        Assert.Contains(
            "mx1/master.cf(2,6) PFX1010",
            await FileRun
                .Of(
                    ("mx1/main.cf", Main),
                    ("mx1/master.cf", Master.Replace("smtpd\n", "smtpd\n  -o smtp_tls_security_level=encrypt\n"))
                )
                .FindingsAsync()
        );

    [Fact]
    public async Task Either_file_alone_is_judged()
    {
        Assert.Contains("main.cf(16,1) PFX4001", await FileRun.Of(("main.cf", Main + "no_such = 1\n")).FindingsAsync());
        Assert.Contains(
            "a/master.cf(1,1) PFX6004",
            await FileRun.Of(("a/master.cf", "smtp inet n\n" + Master)).FindingsAsync()
        );
    }

    [Fact]
    public async Task Folders_are_judged_apart_each_with_its_tables()
    {
        FileRun run = FileRun.Of(
            ("hosts/mx1/main.cf", Main + "transport_maps = texthash:/etc/postfix/maps/transport\n"),
            ("hosts/mx1/master.cf", Master),
            ("hosts/mx1/maps/transport", "example.net nosuch:[mx.example.net]\n"),
            ("hosts/mx2/main.cf", Main),
            ("hosts/mx2/master.cf", Master),
            ("hosts/mx2/maps/transport", "example.net nosuch:[mx.example.net]\n"),
            ("readme.txt", "no configuration\n")
        );
        Assert.Equal(["hosts/mx1/maps/transport(1,1) PFX4011"], await run.FindingsAsync());
    }

    [Fact]
    public async Task Of_another_kind_of_file_it_says_one_sentence()
    {
        Diagnostic only = Assert.Single(
            await FileRun.Of(("main.cf", "int main(void)\n{\n  return 0;\n}\n"), ("notes.txt", "x")).DiagnosticsAsync()
        );
        Assert.Equal("main.cf(1,1) PFX6001", FileRun.Place(only));
        Assert.StartsWith("main.cf is not a configuration of Postfix", only.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_target_is_that_of_the_project_and_a_wrong_one_is_an_error()
    {
        (string, string)[] files =
        [
            ("main.cf", Main + "smtpd_reject_unlisted_recipient = yes\nsmtp_tlsrpt_enable = yes\n"),
            ("master.cf", Master),
        ];
        Assert.Contains("main.cf(17,1) PFX4002", await FileRun.For("3.7", files).FindingsAsync());
        Assert.DoesNotContain("main.cf(17,1) PFX4002", await FileRun.For("3.10", files).FindingsAsync());
        Diagnostic wrong = Assert.Single(await FileRun.For("debian99", files).DiagnosticsAsync());
        Assert.Equal("main.cf(1,1) PFX0001", FileRun.Place(wrong));
        Assert.Contains("'debian99'", wrong.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_target_it_is_the_newest_Debian()
    {
        (string, string)[] files = [("main.cf", Main + "smtp_tlsrpt_enable = yes\n"), ("master.cf", Master)];
        string newest = PlatformInfo
            .All.Where(platform => platform.Name.StartsWith("Debian", StringComparison.Ordinal))
            .MaxBy(platform => platform.Target.Postfix)!
            .Name;
        IReadOnlyList<string> found = await FileRun
            .With(BuildProperties.Of(("PostfixToday", "2027-01-01")), files)
            .FindingsAsync();
        Assert.Equal(await FileRun.For(newest, files).FindingsAsync(), found);
        Assert.NotEqual(await FileRun.For("debian12", files).FindingsAsync(), found);
    }

    [Fact]
    public async Task A_comment_accepts_a_risk_with_its_reason()
    {
        FileRun run = FileRun.Of(
            (
                "main.cf",
                Main.Replace(
                    "smtpd_tls_protocols = >=TLSv1.2",
                    "# accept-risk PFX1001 until 2027-03-31: old scanner\nsmtpd_tls_protocols = >=TLSv1",
                    StringComparison.Ordinal
                )
            ),
            ("master.cf", Master)
        );
        Assert.DoesNotContain(await run.FindingsAsync(), f => f.EndsWith("PFX1001", StringComparison.Ordinal));
        Diagnostic accepted = Assert.Single(await run.DiagnosticsAsync(), d => d.Id == "PFX1001");
        Assert.True(accepted.IsSuppressed);
        Assert.EndsWith("Accepted: old scanner (until 2027-03-31)", accepted.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_changes_the_file_and_every_other_character_stays()
    {
        FileRun run = FileRun.Of(
            (
                "mx1/main.cf",
                Main.Replace(
                    "smtpd_tls_protocols = >=TLSv1.2",
                    "smtpd_tls_protocols\t=  >=TLSv1",
                    StringComparison.Ordinal
                )
            ),
            ("mx1/master.cf", Master)
        );
        FileRun after = await run.FixAsync("PFX1001", "Allow only TLS 1.2 and later (smtpd_tls_protocols)");
        Assert.Equal(
            Main.Replace(
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_protocols\t=  >=TLSv1.2",
                StringComparison.Ordinal
            ),
            after.Text("mx1/main.cf")
        );
        Assert.Empty(await after.FindingsAsync());
    }

    [Fact]
    public async Task A_folder_is_judged_again_when_a_text_of_it_has_changed()
    {
        var analyzer = new PostfixAnalyzer();
        async Task<int> Unknown(string main)
        {
            ImmutableArray<Diagnostic> all = await FileRun
                .Of(("main.cf", main), ("master.cf", Master))
                .DiagnosticsAsync(analyzer);
            return all.Count(d => d.Id == "PFX4001");
        }

        Assert.Equal(0, await Unknown(Main));
        Assert.Equal(1, await Unknown(Main + "no_such = 1\n"));
        Assert.Equal(1, await Unknown(Main + "no_such = 1\n"));
        Assert.Equal(0, await Unknown(Main));
    }

    [Fact]
    public async Task A_project_of_other_files_is_left_alone() =>
        Assert.Empty(await FileRun.Of(("transport", "a b\n"), ("conf/other.cf", "x\n")).DiagnosticsAsync());
}
