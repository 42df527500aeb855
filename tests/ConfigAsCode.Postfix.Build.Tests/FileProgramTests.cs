using ConfigAsCode.Postfix.Build.Tasks;
using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>A C# file without a project: its folders are beside it, and something can be there already.</summary>
public sealed class FileProgramTests : IDisposable
{
    private const string Package = "#:package ConfigAsCode.Postfix@0.1.0\n";

    private readonly TestProject project = new();

    [Theory]
    [InlineData("hub.cs", Package, "postfix/ and snapshots/")]
    [InlineData("hub.cs", "#!/usr/bin/env dotnet\n#: package configascode.postfix\n", "postfix/ and snapshots/")]
    [InlineData("hub.cs", Package + "#:property PostfixOutputDirectory=out\n", "snapshots/")]
    [InlineData("hub.cs", Package + "#:property postfixsnapshotdirectory = old\n", "postfix/")]
    [InlineData("hub.cs", Package + "#:property PostfixSnapshots=off\n", "postfix/")]
    [InlineData("Shop.csproj", """<PackageReference Include="ConfigAsCode.Postfix" Version="0.1.0" />""", "snapshots/")]
    public void Beside_another_one_with_the_same_folders_nothing_is_written(string name, string text, string shared)
    {
        Declare("mail");
        File.WriteAllText(project.PathTo(name), text);
        IReadOnlyDictionary<string, string> before = TestProject.Contents(project.Root);

        Declare("next", succeeds: false);
        string? message = Assert.Single(project.Engine.Errors).Message;
        Assert.StartsWith(
            $"mail.cs and {name} are in one folder and would share {shared}. Write \"#:property Postfix",
            message,
            StringComparison.Ordinal
        );
        Assert.False(project.Accept(AsFile));
        Assert.False(project.Publish(AsFile));
        Assert.Equal(
            before.Where(file => !file.Key.StartsWith("obj", StringComparison.Ordinal)),
            TestProject.Contents(project.Root).Where(file => !file.Key.StartsWith("obj", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(
        "hub.cs",
        Package + "#:property PostfixOutputDirectory=out\n#:property PostfixSnapshotDirectory=out-snapshots\n"
    )]
    [InlineData("hub.cs", "#:package ConfigAsCode.Postfix.Other@0.1.0\n")]
    [InlineData("hub.cs", "// #:package ConfigAsCode.Postfix@0.1.0\n")]
    [InlineData("hub.txt", Package)]
    [InlineData("Included.cs", Package)]
    [InlineData("Shop.csproj", "<Project />")]
    [InlineData(
        "Shop.csproj",
        """
            <PostfixSnapshotDirectory>reviewed</PostfixSnapshotDirectory>
            <PackageReference Include="ConfigAsCode.Postfix" />
            """
    )]
    public void Beside_what_has_other_folders_it_is_built(string name, string text)
    {
        File.WriteAllText(project.PathTo(name), text);
        Declare("mail");
    }

    [Fact]
    public void What_no_build_of_the_file_wrote_is_not_replaced()
    {
        Declare("mail");
        string own = project.PathTo("postfix", "next", "main.cf");
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        File.WriteAllText(own, "mynetworks = 192.0.2.0/24\n");

        Declare("next", succeeds: false);

        Assert.StartsWith(
            $"{own} exists with other content, and no build of mail.cs wrote it. Move it ",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("mynetworks = 192.0.2.0/24\n", File.ReadAllText(own));
        Assert.True(File.Exists(project.PathTo("postfix", "mail", "main.cf")));

        // The record is lost, the file is what the build makes: it is that of the build.
        File.WriteAllText(own, HandWritten.MainCf);
        Declare("next");
        Declare("mail");
        Assert.False(File.Exists(own));
    }

    [Fact]
    public void A_renamed_file_removes_what_it_wrote_under_its_old_name()
    {
        File.WriteAllText(project.PathTo("hub.cs"), "");
        Declare("hub", "hub.cs");
        File.Move(project.PathTo("hub.cs"), project.PathTo("mail.cs"));

        Declare("mail");

        Assert.Equal(
            [".mail.cs.written", "mail/main.cf", "mail/manifest.json", "posture.html", "posture.md"],
            TestProject.Contents(project.PathTo("postfix")).Keys
        );
    }

    [Fact]
    public void Clean_leaves_neither_the_record_nor_the_folder()
    {
        Declare("mail");
        var clean = new RemovePostfixFiles
        {
            BuildEngine = new RecordingEngine(),
            Project = project.PathTo("mail.cs"),
            OutputDirectory = project.PathTo("postfix"),
            RecordFile = project.PathTo("postfix", ".mail.cs.written"),
            PublishDirectory = project.Published,
        };

        Assert.True(clean.Execute());

        Assert.False(Directory.Exists(project.PathTo("postfix")));
    }

    [Theory]
    [InlineData("", "mail.cs")]
    [InlineData(".", "mail.cs")]
    [InlineData("..", "{folder}/mail.cs")]
    [InlineData("bin", "{root}/mail.cs")]
    public void The_command_that_accepts_names_the_file_as_it_is_typed_where_the_build_was_started(
        string startedIn,
        string named
    )
    {
        project.Compile(HandWritten.Instance("mail"), withGenerator: false);
        Assert.True(
            project.Write(task =>
            {
                AsFile(task);
                task.StartedIn = startedIn.Length == 0 ? "" : Path.GetFullPath(project.PathTo(startedIn));
            })
        );

        string file = named
            .Replace("{folder}", Path.GetFileName(project.Root), StringComparison.Ordinal)
            .Replace("{root}", project.Root, StringComparison.Ordinal);
        string shown = Assert.Single(
            project.Engine.Messages,
            message => message.StartsWith("mail.cs -> ", StringComparison.Ordinal)
        );
        Assert.Contains($"\"dotnet build {file} -t:AcceptPostfixSnapshots\"", shown, StringComparison.Ordinal);
    }

    public void Dispose() => project.Dispose();

    private void Declare(string instance, string file = "mail.cs", bool succeeds = true)
    {
        project.Compile(HandWritten.Instance(instance), withGenerator: false);
        bool written = project.Write(task =>
        {
            AsFile(task);
            task.Project = project.PathTo(file);
            task.RecordFile = project.PathTo("postfix", $".{file}.written");
        });
        Assert.True(written == succeeds, string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
    }

    private void AsFile(GatedTask task)
    {
        task.Project = project.PathTo("mail.cs");
        task.ProjectName = "mail.cs";
        task.OutputDirectory = project.PathTo("postfix");
        task.SnapshotDirectory = project.Snapshots;
        task.DefaultFolders = "PostfixOutputDirectory;PostfixSnapshotDirectory";
        task.Sources = [project.PathTo("mail.cs"), project.PathTo("Included.cs")];
        if (task is WritePostfixFiles write)
        {
            write.IsBesideSource = true;
            write.RecordFile = project.PathTo("postfix", ".mail.cs.written");
        }
    }
}
