using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

public class FixTests
{
    private static readonly string Open = Folders
        .CleanMainCf.Replace(
            "smtpd_tls_protocols = >=TLSv1.2\n",
            "smtpd_tls_protocols =\t!SSLv2,\n# old\n   !SSLv3\n",
            StringComparison.Ordinal
        )
        .Replace("disable_vrfy_command = yes\n", "", StringComparison.Ordinal);

    private static readonly string Fixed =
        Folders
            .CleanMainCf.Replace(
                "smtpd_tls_protocols = >=TLSv1.2\n",
                "smtpd_tls_protocols =\t>=TLSv1.2\n# old\n",
                StringComparison.Ordinal
            )
            .Replace("disable_vrfy_command = yes\n", "", StringComparison.Ordinal) + "disable_vrfy_command = yes\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Safe_fixes_change_the_setting_and_nothing_else(string lineEnd)
    {
        using TemporaryFolder folder = Folders.With("", Open.Replace("\n", lineEnd, StringComparison.Ordinal));
        ToolRun run = ToolRun.Lint(folder, "--fix");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 fixes changed 1 file", run.Output);
        Assert.Equal(
            Fixed.Replace("\n", lineEnd, StringComparison.Ordinal),
            File.ReadAllText(folder.PathTo("main.cf"))
        );
        Assert.Equal(Folders.MasterCf, File.ReadAllText(folder.PathTo("master.cf")));
        Assert.Equal(
            ["main.cf", "master.cf"],
            Directory.GetFiles(folder.FullName).Select(f => Path.GetFileName(f)).Order()
        );

        Assert.Contains("0 fixes changed 0 files", ToolRun.Lint(folder, "--fix").Output);
        Assert.Equal(
            Fixed.Replace("\n", lineEnd, StringComparison.Ordinal),
            File.ReadAllText(folder.PathTo("main.cf"))
        );
    }

    [Fact]
    public void A_dry_run_shows_the_difference_and_writes_nothing()
    {
        using TemporaryFolder folder = Folders.With("", Open);
        ToolRun run = ToolRun.Lint(folder, "--fix", "--dry-run");
        Verified.Matches("DryRun", run.In(folder));
        Assert.Equal(Open, File.ReadAllText(folder.PathTo("main.cf")));
    }

    [Fact]
    public void Options_of_services_are_fixed_in_the_form_that_they_have()
    {
        const string Services =
            "587 inet n - y - - smtpd -v\n\t-o { smtpd_tls_protocols = !SSLv2 }\n\t-o smtpd_tls_loglevel=1\n"
            + "588 inet n - y - - smtpd -o smtpd_tls_protocols=!SSLv2,!SSLv3 -o smtpd_tls_loglevel=1\n";
        using TemporaryFolder folder = Folders.With("", masterCf: Folders.MasterCf + Services);
        ToolRun.Lint(folder, "--fix");
        Assert.Equal(
            Folders.MasterCf
                + Services
                    .Replace("= !SSLv2 }", "= >=TLSv1.2 }", StringComparison.Ordinal)
                    .Replace("=!SSLv2,!SSLv3", "=>=TLSv1.2", StringComparison.Ordinal),
            File.ReadAllText(folder.PathTo("master.cf"))
        );
    }

    [Fact]
    public void What_is_accepted_is_not_fixed()
    {
        string accepted = Open.Replace(
            "smtpd_tls_protocols",
            "# accept-risk PFX1001: why\nsmtpd_tls_protocols",
            StringComparison.Ordinal
        );
        using TemporaryFolder folder = Folders.With("disable_vrfy_command = yes\n", accepted);
        ToolRun.Lint(folder, "--fix");
        Assert.Equal(accepted + "disable_vrfy_command = yes\n", File.ReadAllText(folder.PathTo("main.cf")));
    }

    [Fact]
    public void A_file_keeps_its_mode_and_its_last_line_gets_an_end()
    {
        using TemporaryFolder folder = Folders.With("", Open.TrimEnd('\n'));
        string path = folder.PathTo("main.cf");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, Mode);
        ToolRun.Lint(folder, "--fix");
        Assert.Equal(Fixed, File.ReadAllText(path));
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_link_is_not_replaced_by_a_file()
    {
        using TemporaryFolder folder = Folders.Of(("real", Open), ("master.cf", Folders.MasterCf));
        File.CreateSymbolicLink(folder.PathTo("main.cf"), folder.PathTo("real"));
        ToolRun run = ToolRun.Lint(folder, "--fix");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("main.cf is a symbolic link, and nothing", run.Error);
        Assert.Equal(Open, File.ReadAllText(folder.PathTo("real")));
    }
}
