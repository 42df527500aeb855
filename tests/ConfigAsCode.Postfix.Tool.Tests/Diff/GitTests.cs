using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Diff;

public sealed class GitTests : IDisposable
{
    private readonly TemporaryFolder repository = Folders.Of(
        ("hosts/mx1/main.cf", Folders.CleanMainCf + "virtual_alias_maps = hash:/etc/postfix/maps/virtual\n"),
        ("hosts/mx1/master.cf", Folders.MasterCf),
        ("hosts/mx1/maps/virtual", "a@example.org b@example.org\n")
    );

    public GitTests()
    {
        Git("init", "-q");
        Commit();
    }

    public void Dispose() => repository.Dispose();

    private void Git(params string[] arguments) =>
        Programs.RunOrFail(
            "git",
            [
                "-C",
                repository.FullName,
                "-c",
                "user.name=test",
                "-c",
                "user.email=test@example.org",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.autocrlf=false",
                .. arguments,
            ]
        );

    private void Commit()
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", "change");
    }

    private ToolRun Diff(string before, string after, string folder = "") =>
        ToolRun.On(new ThisHost(repository.PathTo(folder)), "diff", before, after, "--target", "debian12");

    [Theory]
    [InlineData("git:HEAD:hosts/mx1")]
    [InlineData("git:HEAD:./hosts/mx1/")]
    public void A_revision_is_compared_with_the_folder_of_now(string before)
    {
        string folder = repository.PathTo("hosts", "mx1");
        Assert.Equal(0, Diff(before, folder).ExitCode);
        File.AppendAllText(Path.Combine(folder, "main.cf"), "relayhost = a\n");
        File.WriteAllText(Path.Combine(folder, "maps", "virtual"), "a@example.org c@example.org\n");
        ToolRun changed = Diff(before, folder);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("relayhost is now 'a' (before: empty)", changed.Output);
        Assert.Contains("table maps/virtual: a@example.org is now 'c@example.org'", changed.Output);
    }

    [Fact]
    public void Two_revisions_of_several_hosts_are_compared_from_any_folder_of_the_repository()
    {
        File.AppendAllText(repository.PathTo("hosts", "mx1", "main.cf"), "relayhost = a\n");
        Commit();
        ToolRun run = Diff("git:HEAD~1:hosts", "git:HEAD:hosts", "hosts/mx1");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("mx1\n  relayhost is now 'a' (before: empty)\n", run.Output);
        Assert.Equal(0, Diff("git:HEAD:hosts", "git:HEAD:hosts", "hosts").ExitCode);
    }

    [Theory]
    [InlineData("git:nowhere:hosts", "git knows no revision nowhere here")]
    [InlineData("git:HEAD:nothing", "nothing is not in HEAD")]
    [InlineData("git:HEAD:hosts/mx1/main.cf", "hosts/mx1/main.cf is a file")]
    [InlineData("git:HEAD", "does not name a revision and a folder")]
    [InlineData("git:--all:hosts", "does not name a revision and a folder")]
    [InlineData("git:HEAD:", "has neither main.cf nor master.cf")]
    public void What_is_not_there_is_one_sentence(string before, string sentence)
    {
        ToolRun run = Diff(before, "git:HEAD:hosts");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_link_in_a_revision_is_not_followed()
    {
        Directory.CreateDirectory(repository.PathTo("hosts", "mx2"));
        File.CreateSymbolicLink(repository.PathTo("hosts", "mx2", "main.cf"), "../mx1/main.cf");
        Commit();
        ToolRun run = Diff("git:HEAD:hosts/mx2", "git:HEAD:hosts/mx1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("git:HEAD:hosts/mx2/main.cf is a symbolic link", run.Error);
    }

    [Fact]
    public void Outside_of_a_repository_that_is_the_sentence()
    {
        using TemporaryFolder elsewhere = Folders.With();
        ToolRun run = ToolRun.On(new ThisHost(elsewhere.FullName), "diff", "git:HEAD:hosts", elsewhere.FullName);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the current folder is not in a git repository", run.Error);
    }

    [Fact]
    public void Without_git_that_is_the_sentence()
    {
        ToolRun run = ToolRun.Of("diff", "git:HEAD:hosts", repository.FullName);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The program git is not installed", run.Error);
    }

    /// <summary>A clone that has not all objects of a revision: git fails, and what it wrote is in the message.</summary>
    [Theory]
    [InlineData("HEAD:hosts/mx1/main.cf", "git:HEAD:hosts/mx1", "git could not read the file (")]
    [InlineData("HEAD:hosts/mx1/maps/virtual", "git:HEAD:hosts/mx1", "")]
    [InlineData("HEAD:hosts/mx1/maps", "git:HEAD:hosts/mx1", "git could not list the files (")]
    [InlineData("HEAD:hosts/mx1", "git:HEAD:hosts/mx1", "git could not read hosts/mx1 (")]
    public void What_git_cannot_read_is_one_sentence_with_its_reason(string missing, string side, string sentence)
    {
        string id = Programs.RunOrFail("git", ["-C", repository.FullName, "rev-parse", missing]).Trim();
        File.Delete(repository.PathTo(".git", "objects", id[..2], id[2..]));
        ToolRun run = Diff(side, repository.PathTo("hosts", "mx1"));
        if (sentence.Length == 0)
        {
            // A table that cannot be read was not compared; the rest was.
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("virtual_alias_maps names, cannot be read and was not compared", run.Output);
            return;
        }

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(sentence, run.Error);
        Assert.DoesNotContain("exit code", run.Error);
        Assert.Contains("Write a revision and a folder that this clone has whole", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_submodule_is_not_a_folder_of_the_revision()
    {
        string commit = Programs.RunOrFail("git", ["-C", repository.FullName, "rev-parse", "HEAD"]).Trim();
        string other = (commit[0] == '0' ? '1' : '0') + commit[1..];
        Git("update-index", "--add", "--cacheinfo", $"160000,{other},hosts/sub");
        Git("commit", "-q", "-m", "submodule");
        ToolRun run = Diff("git:HEAD:hosts/sub", "git:HEAD:hosts/mx1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("git could not read hosts/sub (", run.Error);
    }
}
