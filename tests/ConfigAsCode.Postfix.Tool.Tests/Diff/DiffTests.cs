using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Diff;

public class DiffTests
{
    private static readonly string Snapshots = RepositoryRoot.PathTo("samples", "Webshop", "snapshots");

    private static ToolRun Diff(TemporaryFolder before, TemporaryFolder after, params string[] arguments) =>
        ToolRun.Of(["diff", before.FullName, after.FullName, "--target", "debian12", .. arguments]);

    /// <summary>The lines about the one instance, without its name and the summary.</summary>
    private static string[] Lines(ToolRun run) =>
        [
            .. run
                .Output.Split('\n')
                .Where(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Select(line => line.Trim()),
        ];

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void A_comparison_is_the_approved_one(string format)
    {
        using TemporaryFolder before = Folders.Of(
            ("main.cf", Folders.CleanMainCf + "virtual_alias_maps = hash:/etc/postfix/virtual\n"),
            ("master.cf", Folders.MasterCf),
            ("virtual", "a@example.org b@example.org\n")
        );
        using TemporaryFolder after = Folders.Of(
            (
                "main.cf",
                "# newer\n"
                    + Folders.CleanMainCf.Replace(
                        "smtpd_tls_protocols = >=TLSv1.2",
                        "smtpd_tls_protocols = >=TLSv1.1",
                        StringComparison.Ordinal
                    )
                    + "virtual_alias_maps = hash:/etc/postfix/virtual\nsmtpd_banner = $myhostname ESMTP $mail_name\n"
            ),
            (
                "master.cf",
                Folders.MasterCf + "submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n"
            ),
            ("virtual", "a@example.org c@example.org\n")
        );
        ToolRun run = Diff(before, after, "--values", "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Verified.Matches(
            "Diff." + format,
            run.In(before)
                .Replace("FOLDER", "BEFORE", StringComparison.Ordinal)
                .Replace(after.FullName, "AFTER", StringComparison.Ordinal)
                .Replace(Path.GetFileName(before.FullName), "BEFORE", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_folder_does_not_differ_from_itself()
    {
        using TemporaryFolder folder = Folders.With();
        ToolRun run = Diff(folder, folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(": no difference\n", run.Output);
    }

    [Theory]
    [InlineData("# a comment\n")]
    [InlineData("\n\n")]
    public void A_comment_is_no_difference_and_is_reported_as_such(string text)
    {
        using TemporaryFolder before = Folders.With();
        using TemporaryFolder after = Folders.With(text);
        ToolRun run = Diff(before, after);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["main.cf: other comments, order or blanks, to the same effect"], Lines(run));
    }

    [Fact]
    public void Another_order_is_no_difference()
    {
        using TemporaryFolder before = Folders.With("relayhost = a\nrecipient_delimiter = +\n");
        using TemporaryFolder after = Folders.With("recipient_delimiter   =   +\nrelayhost = a\n");
        Assert.Equal(0, Diff(before, after).ExitCode);
    }

    [Theory]
    [InlineData(
        "smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1",
        "smtpd_tls_mandatory_protocols = >=TLSv1.2"
    )]
    [InlineData("", "smtpd_banner = $myhostname ESMTP $mail_name")]
    [InlineData("mynetworks = 127.0.0.0/8, [::1]/128", "mynetworks = 127.0.0.0/8 [::1]/128")]
    public void Another_spelling_of_a_value_differs_without_effect(string before, string after)
    {
        using TemporaryFolder old = Folders.With(before + "\n");
        using TemporaryFolder now = Folders.With(after + "\n");
        ToolRun run = Diff(old, now);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": no difference in effect\n", run.Output);
        string name = after.Split(" =")[0];
        Assert.Equal([$"main.cf: {name}: written in another way, to the same effect"], Lines(run));
    }

    [Fact]
    public void The_first_side_is_what_was()
    {
        using TemporaryFolder small = Folders.With("message_size_limit = 1000000\n");
        using TemporaryFolder large = Folders.With("message_size_limit = 2000000\n");
        Assert.Contains("message_size_limit is now '2000000' (before: '1000000')", Diff(small, large).Output);
        Assert.Contains("message_size_limit is now '1000000' (before: '2000000')", Diff(large, small).Output);
    }

    [Fact]
    public void What_needs_a_restart_is_reported()
    {
        using TemporaryFolder before = Folders.With();
        using TemporaryFolder after = Folders.With("inet_interfaces = loopback-only\n");
        Assert.Contains("takes effect after postfix stop and postfix start", Lines(Diff(before, after)));
    }

    [Fact]
    public void Instances_of_two_builds_are_paired_by_their_names()
    {
        using TemporaryFolder before = Folders.Of(
            ("mx1/main.cf", Folders.CleanMainCf),
            ("mx2/main.cf", Folders.CleanMainCf),
            ("notes.txt", "")
        );
        using TemporaryFolder after = Folders.Of(
            ("mx2/main.cf", Folders.CleanMainCf + "relayhost = a\n"),
            ("mx3/main.cf", Folders.CleanMainCf)
        );
        ToolRun run = Diff(before, after);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("mx1: removed\nmx2\n  relayhost is now 'a' (before: empty)\n", run.Output);
        Assert.Contains("mx3: added\n", run.Output);
    }

    [Fact]
    public void One_instance_and_several_are_not_compared()
    {
        ToolRun run = ToolRun.Of("diff", Snapshots, Path.Combine(Snapshots, "webshop"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has webshop, webshop-next. Name one of these folders", run.Error);
    }

    [Fact]
    public void The_target_is_that_of_the_manifest_and_another_one_is_a_change()
    {
        ToolRun run = ToolRun.Of("diff", Path.Combine(Snapshots, "webshop"), Path.Combine(Snapshots, "webshop-next"));
        Assert.Contains("the files are now for Debian 12", run.Output);
        Assert.DoesNotContain("note: No Postfix", run.Output);
    }

    [Fact]
    public void A_folder_of_a_host_is_compared_for_the_target_of_the_build()
    {
        using TemporaryFolder host = Folders.Of();
        foreach (string file in Directory.GetFiles(Path.Combine(Snapshots, "webshop")))
        {
            if (Path.GetFileName(file) != "manifest.json")
            {
                File.Copy(file, host.PathTo(Path.GetFileName(file)));
            }
        }

        string build = Path.Combine(Snapshots, "webshop");
        ToolRun same = ToolRun.Of("diff", build, host.FullName);
        Assert.Equal(0, same.ExitCode);
        Assert.StartsWith("webshop: no difference\n", same.Output);
        File.AppendAllText(host.PathTo("main.cf"), "smtpd_tls_security_level = none\n");
        ToolRun drift = ToolRun.Of("diff", build, host.FullName);
        Assert.Equal(1, drift.ExitCode);
        Assert.Contains("smtp (25) no longer offers TLS (may -> none)", drift.Output);
    }

    [Fact]
    public void Values_are_shown_where_they_are_asked_for_and_in_JSON()
    {
        using TemporaryFolder before = Folders.With("relayhost = a\n");
        using TemporaryFolder after = Folders.With("relayhost = b\n");
        Assert.DoesNotContain("- relayhost = a", Diff(before, after).Output);
        Assert.Contains("  - relayhost = a\n  + relayhost = b\n", Diff(before, after, "--values").Output);
        using var json = JsonDocument.Parse(Diff(before, after, "--format", "json").Output);
        JsonElement value = json.RootElement.GetProperty("instances")[0].GetProperty("values")[0];
        Assert.Equal("a", value.GetProperty("before").GetString());
        Assert.Equal("b", value.GetProperty("after").GetString());
    }

    [Fact]
    public void No_format_shows_a_secret()
    {
        using TemporaryFolder before = Folders.Of(
            (
                "main.cf",
                Folders.CleanMainCf
                    + "smtp_sasl_password_maps = static:user:hunter2secret\nvirtual_alias_maps = mysql:/etc/postfix/aliases.cf\n"
            ),
            ("master.cf", Folders.MasterCf),
            ("aliases.cf", "hosts = 127.0.0.1\nuser = postfix\npassword = hunter4secret\n")
        );
        using TemporaryFolder after = Folders.Of(
            (
                "main.cf",
                Folders.CleanMainCf
                    + "smtp_sasl_password_maps = static:user:hunter3secret\nvirtual_alias_maps = mysql:/etc/postfix/aliases.cf\n"
            ),
            (
                "master.cf",
                Folders.MasterCf + "relay2 unix - - y - - smtp\n  -o smtp_sasl_password_maps=static:u:hunter6secret\n"
            ),
            ("aliases.cf", "hosts = 127.0.0.1\nuser = postfix\npassword = hunter5secret\n")
        );
        foreach (string format in new[] { "text", "json" })
        {
            ToolRun run = Diff(before, after, "--values", "--format", format);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("(withheld)", run.Output);
            Assert.DoesNotContain("hunter", run.Output);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_code_2()
    {
        ToolRun run = ToolRun.Of("diff", "/nonexistent/postfix", Snapshots);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/nonexistent/postfix is not there", run.Error);
    }

    /// <summary>A table outside of the folder is another one, though its file has the same name.</summary>
    [Fact]
    public void A_table_that_is_not_read_hides_no_other_of_its_name()
    {
        const string Maps =
            "virtual_alias_maps = hash:/etc/postfix/virtual\nsender_canonical_maps = hash:/etc/other/virtual\n";
        using TemporaryFolder before = Folders.Of(
            ("main.cf", Folders.CleanMainCf + Maps),
            ("master.cf", Folders.MasterCf),
            ("virtual", "a@example.org b@example.org\n")
        );
        using TemporaryFolder after = Folders.Of(
            ("main.cf", Folders.CleanMainCf + Maps),
            ("master.cf", Folders.MasterCf),
            ("virtual", "a@example.org c@example.org\n")
        );
        ToolRun run = Diff(before, after);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("table virtual: a@example.org is now 'c@example.org'", run.Output);
        Assert.Contains(
            "hash:/etc/other/virtual, which sender_canonical_maps names, is outside of the folder and was not compared",
            run.Output
        );
    }

    /// <summary>Where one side alone can read a table, nothing of it came or went.</summary>
    [Fact]
    public void A_table_that_one_side_cannot_read_is_not_compared()
    {
        using TemporaryFolder before = Folders.Of(("master.cf", Folders.MasterCf), ("maps/virtual", "a b\n"));
        string maps = $"virtual_alias_maps = hash:{before.FullName}/maps/virtual\n";
        File.WriteAllText(before.PathTo("main.cf"), Folders.CleanMainCf + maps);
        using TemporaryFolder after = Folders.With(maps);
        ToolRun run = Diff(before, after);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("is outside of the folder and was not compared", run.Output);
    }

    [Fact]
    public void A_comment_of_master_cf_is_reported_beside_a_row_of_a_table_in_a_folder()
    {
        const string Maps = "virtual_alias_maps = hash:/etc/postfix/maps/virtual\n";
        using TemporaryFolder before = Folders.Of(
            ("main.cf", Folders.CleanMainCf + Maps),
            ("master.cf", Folders.MasterCf),
            ("maps/virtual", "a@example.org b@example.org\n")
        );
        using TemporaryFolder after = Folders.Of(
            ("main.cf", Folders.CleanMainCf + Maps),
            ("master.cf", "# newer\n" + Folders.MasterCf),
            ("maps/virtual", "a@example.org c@example.org\n")
        );
        Assert.Contains("master.cf: other comments, order or blanks, to the same effect", Lines(Diff(before, after)));
    }
}
