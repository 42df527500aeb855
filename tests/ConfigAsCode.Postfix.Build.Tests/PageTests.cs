using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>The pages about more than twenty instances: written, committed, published and removed with the other files.</summary>
public sealed class PageTests : IDisposable
{
    private static readonly string[] OfTwoRoles =
    [
        "posture.html",
        "posture.md",
        "posture/Exchanger.html",
        "posture/Exchanger.md",
        "posture/Web.html",
        "posture/Web.md",
    ];

    private readonly TestProject project = new();

    [Fact]
    public void Each_role_has_a_page_and_a_page_that_is_not_made_any_more_goes()
    {
        project.Compile(Exchanger(15) + Web(6));
        Assert.True(project.Write(), string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
        Assert.Equal(OfTwoRoles, Pages(project.Output));
        Assert.Contains(
            "  what they do: posture.md, posture.html, and a page for each role in posture",
            string.Join("\n", project.Engine.Messages),
            StringComparison.Ordinal
        );
        Assert.Contains("(./posture/Web.md)", project.Read("bin", "postfix", "posture.md"), StringComparison.Ordinal);

        project.Compile(Exchanger(22));
        Assert.True(project.Write());
        Assert.Equal(OfTwoRoles.Where(page => !page.Contains("Web", StringComparison.Ordinal)), Pages(project.Output));

        project.Compile(Exchanger(20));
        Assert.True(project.Write());
        Assert.Equal(["posture.html", "posture.md"], Pages(project.Output));
        Assert.False(Directory.Exists(Path.Combine(project.Output, "posture")));

        project.Compile(Exchanger(15) + Web(6));
        Assert.True(project.Write());
        Assert.True(project.Publish());
        Assert.Equal(OfTwoRoles, Pages(project.Published));
        Assert.True(project.Clean());
        Assert.Empty(TestProject.Contents(project.Output));
        Assert.Empty(TestProject.Contents(project.Published));
    }

    [Fact]
    public void Their_Markdown_is_committed_and_what_differs_is_reported_by_page()
    {
        project.Compile(Exchanger(15) + Web(6));
        Assert.True(project.Accept());
        Assert.Equal(["posture.md", "posture/Exchanger.md", "posture/Web.md"], Pages(project.Snapshots));
        Assert.True(project.Write(OnServer));

        // Somebody else's file in their folder.
        string note = Path.Combine(project.Snapshots, "posture", "notes.md");
        File.WriteAllText(note, "ours\n");
        Assert.True(project.Write(OnServer));

        File.Delete(Path.Combine(project.Snapshots, "posture", "Web.md"));
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(
            "posture/Web.md is not what was reviewed: the page is not among the snapshots yet. ",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "--- posture/Web.md\n+# Web\n",
            project.Read("obj", "Debug", "snapshots.diff"),
            StringComparison.Ordinal
        );

        File.AppendAllText(Path.Combine(project.Snapshots, "posture", "Exchanger.md"), "more\n");
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(
            "posture/Exchanger.md, posture/Web.md are not what was reviewed: their texts differ, although every file",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.True(project.Accept());
        Assert.Contains(
            "  (posture/Exchanger.md, posture/Web.md)",
            string.Join("\n", project.Engine.Messages),
            StringComparison.Ordinal
        );
        Assert.True(project.Write(OnServer));

        // A page of a role that is gone, beside instances that are.
        project.Compile(Exchanger(15));
        Assert.True(project.Accept());
        Assert.Equal(["posture.md", "posture/notes.md"], Pages(project.Snapshots));
        Assert.True(project.Write(OnServer));
    }

    [Fact]
    public void A_page_that_the_build_does_not_make_is_reported_and_removed()
    {
        project.Compile(Exchanger(21));
        Assert.True(project.Accept());
        File.Copy(
            Path.Combine(project.Snapshots, "posture", "Exchanger.md"),
            Path.Combine(project.Snapshots, "posture", "Old.md")
        );
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(
            "posture/Old.md is not what was reviewed: the build does not make this page any more",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.True(project.Accept());
        Assert.Equal(["posture.md", "posture/Exchanger.md"], Pages(project.Snapshots));
    }

    /// <summary>An older version of the package had no folder of pages.</summary>
    [Fact]
    public void The_snapshot_of_an_instance_that_was_called_as_their_folder_goes_and_the_pages_stay()
    {
        project.Compile(Exchanger(21));
        Assert.True(project.Accept());
        File.WriteAllText(Path.Combine(project.Snapshots, "posture", "manifest.json"), "{}\n");
        File.WriteAllText(Path.Combine(project.Snapshots, "posture", "main.cf"), "myhostname = a.example\n");
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(
            "posture is not what was reviewed: the project has no such instance any more",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.True(project.Accept());
        Assert.Equal(["posture.md", "posture/Exchanger.md"], Pages(project.Snapshots));
        Assert.True(project.Write(OnServer));
    }

    public void Dispose() => project.Dispose();

    private static string Exchanger(int count) => Role("Exchanger", "mx", count);

    private static string Web(int count) => Role("Web", "web", count);

    private static string Role(string role, string prefix, int count) =>
        string.Concat(
            Enumerable
                .Range(1, count)
                .Select(n => $"[PostfixInstance(\"{prefix}{n}\", HostName = \"{prefix}{n}.example.org\")]\n")
        )
        + $$"""
            [Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/private/mail.pem"])]
            [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
            public partial class {{role}} : IIntermediateTls;

            """;

    private static IEnumerable<string> Pages(string folder) =>
        TestProject.Contents(folder).Keys.Where(path => path.StartsWith("posture", StringComparison.Ordinal));

    private void OnServer(Tasks.WritePostfixFiles task)
    {
        task.IsBuildServer = true;
        task.SnapshotDirectory = project.Snapshots;
    }
}
