using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>The committed files: what accepting changes in their folder, and what it leaves alone.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly TestProject project = new();

    [Fact]
    public void What_no_instance_has_any_more_goes_and_what_is_somebody_elses_stays()
    {
        project.Compile(Mail + Next);
        Assert.True(project.Accept());
        Write("ours\n", "README.md");
        Write("ours\n", "notes", "today.txt");
        Write("a b\n", "mail", "old-table");

        project.Compile(Mail);
        Assert.False(project.Write(OnServer));
        Assert.Contains(
            project.Engine.Errors,
            e =>
                e.Message!.StartsWith(
                    "next is not what was reviewed: the project has no such instance any more",
                    StringComparison.Ordinal
                )
        );
        Assert.True(project.Accept());

        Assert.Equal(
            ["README.md", "mail/main.cf", "mail/manifest.json", "mail/master.cf", "notes/today.txt", "posture.md"],
            TestProject.Contents(project.Snapshots).Keys
        );
        Assert.True(project.Write(OnServer));
    }

    [Fact]
    public void A_difference_is_told_by_its_effect_and_refused_on_a_build_server()
    {
        project.Compile(Mail);
        Assert.True(project.Accept());
        Dictionary<string, string> accepted = new(TestProject.Contents(project.Snapshots));
        project.Compile(Mail.Replace("Level.May,", "Level.Encrypt,", StringComparison.Ordinal));
        const string Effect = "mail is not what was reviewed: smtp (25) now requires TLS (may -> encrypt)";

        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.StartsWith(Effect, Assert.Single(project.Engine.Warnings).Message, StringComparison.Ordinal);
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(Effect, Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
        Assert.True(project.Write(task => (task.IsBuildServer, task.SnapshotDirectory) = (true, "")));
        Assert.Equal(accepted, TestProject.Contents(project.Snapshots));
        Assert.True(project.Write(task => (task.IsAccepting, task.SnapshotDirectory) = (true, project.Snapshots)));
        Assert.Empty(project.Engine.Warnings);
    }

    /// <summary>A log of a build is read by more people than the files.</summary>
    [Fact]
    public void A_password_is_in_no_line_of_a_difference()
    {
        const string Accepted =
            "[AcceptRisk(\"PFX3001\", \"the host is not ours\")] [SmtpSasl(PasswordMaps = [\"static:joe:oldgeheim\"])]\n";
        project.Compile(Accepted + Mail);
        Assert.True(project.Accept());
        project.Compile(Accepted.Replace("old", "new", StringComparison.Ordinal) + Mail);

        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));

        string message = Assert.Single(project.Engine.Warnings, w => w.Code == "PFX9001").Message!;
        Assert.Contains("smtp_sasl_password_maps", message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_snapshot_with_an_unreadable_manifest_did_is_unknown()
    {
        project.Compile(Mail);
        Assert.True(project.Accept());
        File.WriteAllText(Path.Combine(project.Snapshots, "mail", "manifest.json"), "");

        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));

        Assert.StartsWith(
            "mail is not what was reviewed: what it does is unknown, since the snapshot has no manifest.json that contains its target",
            Assert.Single(project.Engine.Warnings).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_page_is_told_once_and_only_where_no_instance_differs()
    {
        project.Compile(Mail);
        Assert.True(project.Accept());
        File.Delete(Path.Combine(project.Snapshots, "posture.md"));
        const string Told = "posture.md is not what was reviewed: the page is not among the snapshots yet";
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.StartsWith(Told, Assert.Single(project.Engine.Warnings).Message, StringComparison.Ordinal);
        Assert.Contains(
            "--- posture.md\n+# What these servers do\n",
            project.Read("obj", "Debug", "snapshots.diff"),
            StringComparison.Ordinal
        );
        Assert.False(project.Write(OnServer));
        Assert.StartsWith(Told, Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);

        project.Compile(Mail.Replace("mail.example.org", "other.example.org", StringComparison.Ordinal));
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.StartsWith("mail is", Assert.Single(project.Engine.Warnings).Message, StringComparison.Ordinal);

        project.Compile("");
        Assert.True(project.Accept());
        Assert.Empty(TestProject.Contents(project.Snapshots));
        Assert.True(project.Write(OnServer));
    }

    [Fact]
    public void Without_any_snapshot_a_build_says_how_to_begin_and_a_build_server_refuses()
    {
        project.Compile(Mail + Next);
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.Empty(project.Engine.Warnings);
        Assert.Contains(
            "no snapshots yet of mail, next: \"dotnet build Shop.csproj -t:AcceptPostfixSnapshots\" makes them",
            string.Join("\n", project.Engine.Messages),
            StringComparison.Ordinal
        );
        Assert.False(project.Write(OnServer));
        Assert.Contains(
            project.Engine.Errors,
            e =>
                e.Message!.StartsWith(
                    "mail is not what was reviewed: a new instance, without a snapshot yet",
                    StringComparison.Ordinal
                )
        );

        // From the first snapshot on, an instance without one is told.
        Write("{}\n", "mail", "manifest.json");
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.Contains(
            project.Engine.Warnings,
            w =>
                w.Message!.StartsWith(
                    "next is not what was reviewed: a new instance, without a snapshot yet",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Without_snapshots_a_build_server_does_not_compare()
    {
        project.Compile(Mail);
        Assert.True(project.Write(task => task.IsBuildServer = true));
        Assert.False(File.Exists(project.PathTo("obj", "Debug", "snapshots.diff")));
    }

    [Fact]
    public void A_difference_is_a_warning_and_every_line_of_it_is_in_a_file_until_there_is_none()
    {
        project.Compile(Mail);
        Assert.True(project.Accept());
        project.Compile(Mail.Replace("mail.example.org", "other.example.org", StringComparison.Ordinal));
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.Equal("PFX9001", Assert.Single(project.Engine.Warnings).Code);
        Assert.Contains("+myhostname", project.Read("obj", "Debug", "snapshots.diff"), StringComparison.Ordinal);

        project.Compile(Mail);
        Assert.True(project.Write(task => task.SnapshotDirectory = project.Snapshots));
        Assert.Empty(project.Engine.Warnings);
        Assert.False(File.Exists(project.PathTo("obj", "Debug", "snapshots.diff")));
    }

    [Fact]
    public void What_was_accepted_with_the_gate_off_says_so_in_the_committed_files_until_it_is_judged()
    {
        project.Compile(Mail);
        Assert.True(project.Accept(task => task.Gate = "off"));
        Assert.StartsWith(
            "# PostfixGate was off",
            project.Read("snapshots", "mail", "main.cf"),
            StringComparison.Ordinal
        );
        Assert.Contains("PostfixGate was off", project.Read("snapshots", "posture.md"), StringComparison.Ordinal);
        Assert.False(project.Write(OnServer));

        Assert.True(project.Accept());
        Assert.DoesNotContain("PostfixGate", project.Read("snapshots", "mail", "main.cf"), StringComparison.Ordinal);
        Assert.True(project.Write(OnServer));
    }

    public void Dispose() => project.Dispose();

    private const string Mail = """
        [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6", MyHostname = "mail.example.org")]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/private/mail.pem"])]
        [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
        public partial class Mail : IIntermediateTls;

        """;

    private static string Next =>
        Mail.Replace("\"mail\"", "\"next\"", StringComparison.Ordinal)
            .Replace("class Mail", "class Next", StringComparison.Ordinal);

    private void OnServer(Tasks.WritePostfixFiles task)
    {
        task.IsBuildServer = true;
        task.SnapshotDirectory = project.Snapshots;
    }

    private void Write(string text, params string[] parts)
    {
        string path = project.PathTo(["snapshots", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
