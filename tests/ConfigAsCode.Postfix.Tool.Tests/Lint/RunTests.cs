using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

public class RunTests
{
    [Fact]
    public void A_clean_folder_is_exit_code_0()
    {
        using TemporaryFolder folder = Folders.With();
        ToolRun run = ToolRun.Lint(folder, "--fail-on", "info");
        Assert.Equal(
            "0 errors, 0 warnings, 0 infos in 1 folder, judged for Debian 12 with Postfix 3.7.11 and OpenSSL 3.0.\n",
            run.Output
        );
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("disable_vrfy_command = no\n", "error", 0)]
    [InlineData("disable_vrfy_command = no\n", "warning", 0)]
    [InlineData("disable_vrfy_command = no\n", "info", 1)]
    [InlineData("smtpd_forbid_bare_newline = no\n", "error", 0)]
    [InlineData("smtpd_forbid_bare_newline = no\n", "warning", 1)]
    [InlineData("smtpd_tls_protocols = !SSLv2\n", "error", 1)]
    [InlineData("smtpd_tls_protocols = !SSLv2\n", "never", 0)]
    public void The_exit_code_is_1_from_the_severity_on(string line, string failOn, int code)
    {
        string name = line.Split(' ')[0];
        string mainCf = string.Concat(
            Folders
                .CleanMainCf.Split('\n')
                .Where(l => !l.StartsWith(name, StringComparison.Ordinal))
                .Select(l => l.Length == 0 ? "" : l + "\n")
        );
        using TemporaryFolder folder = Folders.With(line, mainCf);
        Assert.Equal(code, ToolRun.Lint(folder, "--fail-on", failOn).ExitCode);
    }

    [Theory]
    [InlineData("lint --target debian99", "'debian99' is not a target")]
    [InlineData("lint --format xml", "xml")]
    [InlineData("lint --fail-on sometimes", "sometimes")]
    [InlineData("lint --dry-run", "--dry-run shows what --fix changes. Write --fix too")]
    [InlineData("lint --write-baseline", "--write-baseline needs a file. Write --baseline FILE too")]
    [InlineData("lint --no-such-option", "--no-such-option")]
    [InlineData("lnit", "lnit")]
    [InlineData(
        "lint /nonexistent/postfix",
        "/nonexistent/postfix is not there. Name the folder that has main.cf and master.cf, such as /etc/postfix."
    )]
    [InlineData(
        "lint --baseline /nonexistent/known.json",
        "/nonexistent/known.json is not there. Write it with --write-baseline."
    )]
    public void What_cannot_be_done_is_one_sentence_and_exit_code_2(string line, string sentence)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData("postfix.txt", "a text", "neither main.cf nor master.cf")]
    [InlineData(
        "main.cf",
        "<html>\n<body>\n",
        "is not a configuration of Postfix: none of its lines has the form name = value"
    )]
    [InlineData("main.cf", "\u0001\0\u0002\0", "is not a configuration of Postfix")]
    [InlineData(
        "master.cf",
        "Dear reader,\nthis is a letter.\n",
        "is not a configuration of Postfix: none of its lines is a service"
    )]
    [InlineData("main.cf/file", "", "main.cf is a folder. Put a text file in its place")]
    public void What_is_not_a_configuration_is_one_sentence(string file, string text, string sentence)
    {
        using TemporaryFolder folder = Folders.Of((file, text));
        ToolRun run = ToolRun.Lint(folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("1 folder not judged", run.Output);
    }

    [Theory]
    [InlineData("main.cf")]
    [InlineData("master.cf")]
    public void A_file_that_is_named_stands_for_its_folder(string file)
    {
        using TemporaryFolder folder = Folders.With(
            "no_such_parameter = 1\n",
            masterCf: Folders.MasterCf + "smtps inet n - n - - smtpf\n"
        );
        string output = ToolRun.Lint(folder).Output;
        Assert.Contains("main.cf:16:1: error PFX4001", output);
        Assert.Contains("master.cf:26:22: error PFX4008", output);
        AssertSame(path => ["lint", path]);
        AssertSame(path => ["explain", "myhostname", path]);
        AssertSame(path => ["posture", path]);
        using TemporaryFolder other = Folders.With("mydomain = example.org\n");
        AssertSame(path => ["diff", other.FullName, path]);
        AssertSame(path => ["diff", path, other.FullName]);

        void AssertSame(Func<string, string[]> lineWith)
        {
            ToolRun ofFolder = ToolRun.Of([.. lineWith(folder.FullName), "--target", "debian12"]);
            ToolRun ofFile = ToolRun.Of([.. lineWith(folder.PathTo(file)), "--target", "debian12"]);
            Assert.NotEmpty(ofFolder.Output);
            Assert.Equal(WithoutFile(ofFolder), WithoutFile(ofFile));
        }

        // A comparison repeats what was named.
        ToolRun WithoutFile(ToolRun run) =>
            run with
            {
                Output = run.Output.Replace(folder.PathTo(file), folder.FullName, StringComparison.Ordinal),
            };
    }

    [Fact]
    public void A_file_that_is_missing_is_a_note()
    {
        using TemporaryFolder main = Folders.Of(("main.cf", Folders.CleanMainCf));
        using TemporaryFolder master = Folders.Of(("master.cf", Folders.MasterCf));
        Assert.Contains("has no master.cf, without which Postfix does not start", ToolRun.Lint(main).Output);
        Assert.Contains("has no main.cf, without which Postfix does not start", ToolRun.Lint(master).Output);
    }

    [Fact]
    public void Without_main_cf_nothing_is_said_that_it_decides()
    {
        using TemporaryFolder master = Folders.Of(
            ("master.cf", Folders.MasterCf + "x unix - - y - - smtp\n  -o no_such_parameter=1\n  -o smtpd_banner=a\n")
        );
        Assert.Equal(
            ["PFX4001", "PFX4006"],
            ToolRun.Findings(master).Select(finding => finding.Split(' ')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Several_folders_are_one_run_in_their_order_and_one_that_cannot_be_read_stops_no_other()
    {
        using TemporaryFolder first = Folders.With("no_such_parameter = 1\n");
        using TemporaryFolder second = Folders.With("another_parameter = 1\n");
        ToolRun run = ToolRun.Of("lint", first.FullName, "/nonexistent", second.FullName, "--target", "debian12");
        Assert.Equal(2, run.ExitCode);
        Assert.True(
            run.Output.IndexOf("no_such_parameter", StringComparison.Ordinal)
                < run.Output.IndexOf("another_parameter", StringComparison.Ordinal)
        );
        Assert.Contains("in 3 folders", run.Output);
        Assert.Contains("1 folder not judged", run.Output);
    }

    [Fact]
    public void Line_ends_of_Windows_are_read_as_Postfix_reads_them()
    {
        string mainCf = (
            Folders.CleanMainCf + "mynetworks = 127.0.0.0/8,\n 192.0.2.0/24\ndisable_vrfy_command = no\n"
        ).Replace("\n", "\r\n", StringComparison.Ordinal);
        using TemporaryFolder folder = Folders.With(
            "",
            mainCf,
            Folders.MasterCf.Replace("\n", "\r\n", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["main.cf:1 PFX6012", "main.cf:12 PFX6002", "main.cf:18 PFX2011", "master.cf:1 PFX6012"],
            ToolRun.Findings(folder)
        );
        Assert.DoesNotContain('\r', ToolRun.Lint(folder).Output);
    }

    [Fact]
    public void A_file_in_Latin_1_is_read()
    {
        using TemporaryFolder folder = Folders.With();
        byte[] latin = Encoding.Latin1.GetBytes(Folders.CleanMainCf + "# für Müller\nno_such_parameter = é\n");
        File.WriteAllBytes(folder.PathTo("main.cf"), latin);
        Assert.Equal(["main.cf:17 PFX4001"], ToolRun.Findings(folder));
    }

    [Fact]
    public void Tables_in_the_folder_are_judged_and_the_others_are_named_once()
    {
        using TemporaryFolder folder = Folders.Of(
            (
                "main.cf",
                Folders
                    .CleanMainCf.Replace("alias_maps =\n", "alias_maps = hash:/etc/aliases\n", StringComparison.Ordinal)
                    .Replace("alias_database =\n", "alias_database = hash:/etc/aliases\n", StringComparison.Ordinal)
                    + "virtual_alias_maps = hash:/etc/postfix/maps/virtual\ntransport_maps = hash:$config_directory/transport\n"
            ),
            ("master.cf", Folders.MasterCf),
            ("maps/virtual", "a@example.org  b@example.org\na@example.org  c@example.org\n")
        );
        Assert.Equal(["maps/virtual:2 PFX4012"], ToolRun.Findings(folder));
        string output = ToolRun.Lint(folder).In(folder);
        Assert.Contains("FOLDER/maps/virtual:2:1: warning PFX4012", output);
        Assert.Equal(2, output.Split("note: hash:/etc/").Length - 1);
        Assert.Contains(
            "note: hash:/etc/aliases, which alias_database names, is outside of the folder and was not judged.",
            output
        );
        Assert.Contains(
            "note: hash:/etc/postfix/transport, which transport_maps names, is not there and was not judged.",
            output
        );
    }

    [Fact]
    public void The_target_is_what_the_host_has()
    {
        using TemporaryFolder folder = Folders.With();
        var host = new FakeHost { OsReleaseText = "ID=debian\nVERSION_ID=\"13\"\n" };
        host.Answers["postconf -d -h mail_version"] = "3.10.14\n";
        host.Answers["openssl version"] = "OpenSSL 3.5.9 1 Jan 2026 (Library: OpenSSL 3.5.9)\n";
        Assert.Contains(
            "judged for Debian 13 with Postfix 3.10.14 and OpenSSL 3.5.",
            ToolRun.On(host, "lint", folder.FullName).Output
        );
        var other = new FakeHost();
        other.Answers["postconf -d -h mail_version"] = "3.8.6";
        other.Answers["openssl version"] = "OpenSSL 3.3.1";
        Assert.Contains(
            "judged for Postfix 3.8.6 with Postfix 3.8.6 and OpenSSL 3.2",
            ToolRun.On(other, "lint", folder.FullName).Output
        );
    }

    [Theory]
    [InlineData(null, "No Postfix is installed here")]
    [InlineData("2.6.1", "Postfix 2.6.1 of this host is not in the catalogue")]
    public void A_host_without_a_known_Postfix_is_judged_as_the_newest_Debian_and_a_sentence_states_it(
        string? version,
        string reason
    )
    {
        using TemporaryFolder folder = Folders.With();
        var host = new FakeHost();
        if (version is not null)
        {
            host.Answers["postconf -d -h mail_version"] = version;
        }

        Target newest = PlatformInfo
            .All.Where(platform => platform.Name.StartsWith("Debian", StringComparison.Ordinal))
            .Select(platform => platform.Target)
            .MaxBy(target => target.Postfix)!;
        Assert.Contains(
            $"note: {reason}, so the files are judged for {newest.Described}. Name another target with --target.",
            ToolRun.On(host, "lint", folder.FullName).Output
        );
    }

    [Theory]
    [InlineData("debian12", "Debian 12 with Postfix 3.7.11 and OpenSSL 3.0")]
    [InlineData("Debian 12", "Debian 12 with Postfix 3.7.11 and OpenSSL 3.0")]
    [InlineData("ubuntu-24.04", "Ubuntu 24.04 with")]
    [InlineData("rhel9", "RHEL 9 with")]
    [InlineData("3.10.4", "Postfix 3.10.4 with Postfix 3.10.4 and OpenSSL 1.1.1")]
    public void A_target_is_a_platform_or_a_release(string target, string judged)
    {
        using TemporaryFolder folder = Folders.With();
        Assert.Contains($"judged for {judged}", ToolRun.Of("lint", folder.FullName, "--target", target).Output);
    }

    [Fact]
    public void Without_a_folder_it_is_the_one_of_the_host()
    {
        using TemporaryFolder folder = Folders.With("no_such_parameter = 1\n");
        var host = new FakeHost();
        host.Answers["postconf -h config_directory"] = folder.FullName + "\n";
        Assert.Contains("FOLDER/main.cf:16:1: error PFX4001", ToolRun.On(host, "lint").In(folder));
    }

    [Fact]
    public void Help_has_examples_and_the_exit_codes()
    {
        ToolRun run = ToolRun.Of("lint", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("postfix-cac lint --fix --dry-run", run.Output);
        Assert.Contains("--fail-on", run.Output);
        Assert.Contains("Exit code:", run.Output);
    }

    [Fact]
    public void The_version_is_that_of_the_repository() =>
        Assert.Contains(
            $"<Version>{ToolRun.Of("--version").Output.Trim()}</Version>",
            RepositoryRoot.Read("Directory.Build.props")
        );

    [Fact]
    public void A_folder_that_is_named_twice_is_judged_once_however_it_is_spelt()
    {
        using TemporaryFolder folder = Folders.With("disable_vrfy_command = no\n");
        string path = folder.FullName;
        string output = ToolRun
            .Of(
                "lint",
                path,
                path + "/",
                Path.GetRelativePath(Environment.CurrentDirectory, path),
                Path.Combine(path, "..", Path.GetFileName(path)),
                Path.Combine(path, "master.cf"),
                path + "-not-there",
                "--target",
                "debian12"
            )
            .Output;
        Assert.Single(output.Split('\n'), line => line.Contains(" PFX2011: ", StringComparison.Ordinal));
        Assert.Contains("1 folder not judged", output);
    }
}
