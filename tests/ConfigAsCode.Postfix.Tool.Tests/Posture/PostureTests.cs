using System.Xml.Linq;
using ConfigAsCode.Postfix.Tool.Posture;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Posture;

public class PostureTests
{
    private static readonly string Snapshots = RepositoryRoot.PathTo("samples", "Webshop", "snapshots");

    private static ToolRun Posture(params string[] arguments) => ToolRun.Of(["posture", .. arguments]);

    [Fact]
    public void The_page_of_a_folder_is_the_approved_one()
    {
        using TemporaryFolder folder = Folders.Of(
            ("mail/main.cf", Folders.CleanMainCf + "virtual_alias_maps = hash:/etc/postfix/virtual\n"),
            ("mail/master.cf", Folders.MasterCf)
        );
        ToolRun run = Posture(folder.PathTo("mail"), "--target", "debian12");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Verified.MatchesAs("md", "Posture", run.In(folder));
    }

    [Fact]
    public void The_files_of_a_build_give_the_page_of_the_build()
    {
        ToolRun run = Posture(Path.Combine(Snapshots, "webshop"), Path.Combine(Snapshots, "webshop-next"));
        Assert.Equal(0, run.ExitCode);
        string[] ofBuild = File.ReadAllLines(Path.Combine(Snapshots, "posture.md"));
        // The files do not contain which policy decides a value.
        Assert.Equal(ofBuild[..30], run.Output.Split('\n')[..30]);
    }

    [Fact]
    public void HTML_is_a_whole_page_in_a_file()
    {
        using TemporaryFolder folder = Folders.With();
        string page = folder.PathTo("posture.html");
        ToolRun run = Posture(folder.FullName, "--target", "debian12", "--format", "html", "--output", page);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        XElement root = XDocument.Load(page).Root!;
        Assert.Equal("html", root.Name.LocalName);
        Assert.Contains("mail.example.org", root.Value);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_code_2()
    {
        using TemporaryFolder folder = Folders.With();
        ToolRun run = Posture(folder.FullName, "--target", "debian12", "--output", folder.PathTo("no", "page.md"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{folder.PathTo("no", "page.md")} cannot be written", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Without_a_folder_it_is_that_of_the_host()
    {
        using TemporaryFolder folder = Folders.With();
        var host = new FakeHost { Answers = { ["postconf -h config_directory"] = folder.FullName + "\n" } };
        ToolRun run = ToolRun.On(host, "posture");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("`mail.example.org`", run.Output);
        Assert.StartsWith("note: No Postfix is installed here", run.Error);
    }

    [Fact]
    public void Two_folders_of_one_name_are_told_apart()
    {
        using TemporaryFolder folder = Folders.Of(
            ("a/postfix/main.cf", Folders.CleanMainCf),
            ("b/postfix/main.cf", Folders.CleanMainCf),
            ("c/other/main.cf", Folders.CleanMainCf)
        );
        string output = Posture(
            folder.PathTo("a", "postfix"),
            folder.PathTo("b", "postfix"),
            folder.PathTo("c", "other"),
            "--target",
            "debian12"
        ).Output;
        Assert.Contains("[**a-postfix**](#a-postfix)", output);
        Assert.Contains("[**b-postfix**](#b-postfix)", output);
        Assert.Contains("[**other**](#other)", output);
        Assert.Contains("\n## a-postfix\n", output);
    }

    [Fact]
    public void A_folder_that_is_named_twice_has_two_names() =>
        Assert.Equal(["a-mx", "a-mx-2", "b-mx"], InstanceNames.Of(["mx", "mx", "mx"], ["/a/mx", "/a/mx", "/b/mx"]));

    [Fact]
    public void More_folders_than_a_build_has_on_one_page_are_one_page()
    {
        using TemporaryFolder folder = Folders.Of([
            .. Enumerable.Range(0, 30).Select(i => ($"mx{i}/main.cf", Folders.CleanMainCf)),
        ]);
        ToolRun run = Posture([.. Directory.GetDirectories(folder.FullName), "--target", "debian12"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n## mx29\n", run.Output);
        Assert.DoesNotContain("(posture/", run.Output);
    }

    [Fact]
    public void No_secret_is_on_the_page()
    {
        using TemporaryFolder folder = Folders.With(
            "smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = static:user:hunter2secret\nrelayhost = [mail.example.net]:587\n"
                + "transport_maps = inline:{password=hunter2secret}\n"
        );
        foreach (string format in new[] { "markdown", "html" })
        {
            ToolRun run = Posture(folder.FullName, "--target", "debian12", "--format", format);
            Assert.Equal(0, run.ExitCode);
            // The value that contains it is there.
            Assert.Contains("password=(withheld)", run.Output);
            Assert.DoesNotContain("hunter2", run.Output);
        }
    }

    [Fact]
    public void A_folder_without_a_configuration_is_code_2()
    {
        ToolRun run = Posture("/nonexistent/postfix");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/nonexistent/postfix", run.Error);
        Assert.Empty(run.Output);
    }
}
