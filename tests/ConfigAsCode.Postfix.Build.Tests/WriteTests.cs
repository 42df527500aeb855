using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>What the task does to the output folder, with constants as the generator writes them and as somebody could.</summary>
public sealed class WriteTests : IDisposable
{
    private readonly TestProject project = new();

    [Fact]
    public void A_deleted_file_comes_back_and_an_edited_one_is_restored()
    {
        Declare(HandWritten.Instance("webshop"));
        File.Delete(MainCf);
        Assert.True(project.Write());
        Assert.Contains($"Wrote {MainCf}", project.Engine.Messages);
        File.WriteAllText(MainCf, "mynetworks = 0.0.0.0/0\n");
        Assert.True(project.Write());
        Assert.Equal(HandWritten.MainCf, File.ReadAllText(MainCf));
        Assert.True(project.Write());
        Assert.DoesNotContain(
            project.Engine.Messages,
            message => message.StartsWith("Wrote", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Files_are_UTF8_without_BOM_and_keep_their_time_where_nothing_changed()
    {
        const string Text = "# Geschäft \nmyhostname = shop.example.org\n";
        Declare(HandWritten.Instance("webshop", Text));
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Text), File.ReadAllBytes(MainCf));

        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        string[] files = Directory.GetFiles(project.Output, "*", SearchOption.AllDirectories);
        Assert.All(files, file => File.SetLastWriteTimeUtc(file, longAgo));
        Declare(HandWritten.Instance("webshop", Text));
        Assert.All(files, file => Assert.Equal(longAgo, File.GetLastWriteTimeUtc(file)));
    }

    [Fact]
    public void An_instance_that_is_gone_disappears_and_what_no_build_wrote_stays()
    {
        Declare(HandWritten.Instance("webshop"), HandWritten.Instance("webshop-next"));
        string note = project.PathTo("bin", "postfix", "webshop-next", "note.txt");
        File.WriteAllText(note, "mine");
        File.WriteAllText(project.PathTo("keep.txt"), "mine");
        File.AppendAllText(project.PathTo("obj", "Debug", "written.txt"), "../../keep.txt\nwebshop/../../keep.txt\n");

        Declare(HandWritten.Instance("webshop"));

        Assert.Equal(
            ["posture.html", "posture.md", "webshop-next/note.txt", "webshop/main.cf", "webshop/manifest.json"],
            TestProject.Contents(project.Output).Keys
        );
        Assert.Equal("mine", File.ReadAllText(project.PathTo("keep.txt")));

        File.Delete(note);
        Declare(HandWritten.Instance("webshop"), HandWritten.Instance("webshop-next"));
        Declare(HandWritten.Instance("webshop"));
        Assert.False(Directory.Exists(project.PathTo("bin", "postfix", "webshop-next")));
    }

    [Theory]
    [InlineData("../x", "main.cf", "PFX9004", "The instance name '../x' of this assembly is refused")]
    [InlineData("", "main.cf", "PFX9004", "The instance name '' of this assembly is refused")]
    [InlineData("x", "../main.cf", "PFX9004", "The file name '../main.cf' of the instance 'x' is refused")]
    [InlineData("x", "Manifest.json", "PFX9004", "The file name 'manifest.json' appears twice in the instance 'x'")]
    [InlineData("WEBSHOP", "main.cf", "PFX9002", "WEBSHOP: PFX0002: Two instances would be written to one folder")]
    [InlineData(
        "posture.md",
        "main.cf",
        "PFX9002",
        "posture.md: PFX0002: No file is written for the instance name 'posture.md'"
    )]
    [InlineData(
        "Posture",
        "main.cf",
        "PFX9002",
        "Posture: PFX0002: No file is written for the instance name 'Posture': the build writes its pages into a folder"
    )]
    public void One_refused_name_and_nothing_of_any_instance_is_written(
        string name,
        string file,
        string rule,
        string message
    )
    {
        Declare(HandWritten.Instance("webshop"));
        IReadOnlyDictionary<string, string> before = TestProject.Contents(project.Output);
        Compile(
            HandWritten.Instance("webshop", "myhostname = other.example.org\n"),
            HandWritten.Instance(name, HandWritten.MainCf, file)
        );

        Assert.False(project.Write());

        Assert.Contains(
            project.Engine.Errors,
            e => e.Code == rule && e.Message!.StartsWith(message, StringComparison.Ordinal)
        );
        Assert.Equal(before, TestProject.Contents(project.Output));
    }

    [Theory]
    [InlineData("Debian 12|3.7|3.0|y", "Debian 12|3.7|3.0", "has 3 fields instead of 4")]
    [InlineData("Debian 12|3.7|3.0|y", "Debian 12|9.9|3.0|y", "is not a target of the catalogue")]
    [InlineData("Part3 = \"\"", "Part3 = \"PFX1001|a reason\"", "has 2 fields instead of 5")]
    [InlineData("Part4 = \"\"", "Part4 = \"smtp/inet|myhostname\"", "has 2 fields instead of 3")]
    [InlineData("Part0 = \"\"", "Part0 = \"PFX0003\"", "has 1 fields instead of 2")]
    [InlineData("Part0 = \"\"", "Other = \"\"", "There is no constant Part0")]
    [InlineData("Class = ", "Name = ", "There is no constant Class")]
    [InlineData("Instance0 = ", "Instance1 = ", "There is no constant Instance0")]
    [InlineData("|0|1|3|4", "|0|1|3|5", "'5' is not a number below 5")]
    [InlineData("|2|0\"", "|2|1\"", "'1' is not a number below 1")]
    [InlineData("|2|0\"", "|2|1\\n@9 1 0\"", "'@9 1 0' does not fit a text of 2 lines")]
    [InlineData("|2|0\"", "|2|1\\nx\"", "'x' is not a part such as '@11 1 2'")]
    public void A_constant_that_the_generator_did_not_write_so_is_refused(string constant, string other, string message)
    {
        project.Compile(
            HandWritten.Instance("webshop").Replace(constant, other, StringComparison.Ordinal),
            withGenerator: false
        );
        Assert.False(project.Write());
        Microsoft.Build.Framework.BuildErrorEventArgs error = Assert.Single(project.Engine.Errors);
        Assert.Equal("PFX9004", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written to " + project.Output, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hand_made_findings_are_errors_too()
    {
        project.Compile(
            HandWritten
                .Instance("webshop")
                .Replace("Part0 = \"\"", "Part0 = \"PFX0003|undecided\"", StringComparison.Ordinal),
            withGenerator: false
        );
        Assert.False(project.Write());
        Assert.Contains(
            "webshop: PFX0003: undecided; the compiler's report was switched off",
            project.Engine.Errors.Select(e => e.Message)
        );
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_that_says_how_to_go_on()
    {
        Compile(HandWritten.Instance("webshop"));
        Directory.CreateDirectory(project.PathTo("bin"));
        File.WriteAllText(project.Output, "a file where the folder should be");

        Assert.False(project.Write());

        string? message = Assert.Single(project.Engine.Errors).Message;
        Assert.StartsWith(
            $"The Postfix files in {project.Output} are not up to date: ",
            message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Fix the cause and build again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_assembly_nothing_is_written()
    {
        Assert.False(project.Write());
        Assert.Equal("PFX9004", Assert.Single(project.Engine.Errors).Code);
    }

    /// <summary>Each writes what it was compiled to; at the end the folder is one of the two, and so is each set that is published.</summary>
    [Fact]
    public async Task Builds_side_by_side_leave_the_files_of_one_of_them()
    {
        using var other = new TestProject();
        Compile(HandWritten.Instance("webshop"), HandWritten.Instance("next"));
        other.Compile(
            HandWritten.Instance("webshop", "myhostname = other.example.org\n")
                + HandWritten.Instance("next", "myhostname = other.example.org\n"),
            withGenerator: false
        );

        Task<bool>[] builds =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(number => Task.Run(() => TestProject.WriteInto(project, number % 2 == 0 ? project : other))),
        ];
        Assert.All(await Task.WhenAll(builds), Assert.True);

        string first = File.ReadAllText(MainCf);
        Assert.Contains(first, new[] { HandWritten.MainCf, "myhostname = other.example.org\n" });
        Assert.Equal(first, File.ReadAllText(project.PathTo("bin", "postfix", "next", "main.cf")));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(project.Output, "*", SearchOption.AllDirectories),
            file => file.Contains('~', StringComparison.Ordinal)
        );
    }

    public void Dispose() => project.Dispose();

    private string MainCf => project.PathTo("bin", "postfix", "webshop", "main.cf");

    private void Compile(params string[] instances) => project.Compile(string.Concat(instances), withGenerator: false);

    private void Declare(params string[] instances)
    {
        Compile(instances);
        Assert.True(project.Write(), string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
    }
}
