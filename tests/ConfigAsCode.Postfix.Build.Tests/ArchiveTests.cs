using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Build.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>The archives that PostfixTar asks for, read by the tar(1) of this machine.</summary>
public sealed partial class ArchiveTests : IDisposable
{
    private readonly TestProject project = new();

    [Fact]
    public void Each_instance_is_an_archive_that_is_the_same_whenever_and_wherever_it_is_made()
    {
        project.Compile(HandWritten.Instance("webshop") + HandWritten.Instance("next"), withGenerator: false);
        Assert.True(Publish());
        byte[] first = File.ReadAllBytes(Archive("webshop"));
        Assert.Equal(
            [
                "drwxr-xr-x root/root 0 1980-01-01 00:00:00 webshop/",
                $"-rw-r--r-- root/root {HandWritten.MainCf.Length} 1980-01-01 00:00:00 webshop/main.cf",
                $"-rw-r--r-- root/root {Length("webshop", "manifest.json")} 1980-01-01 00:00:00 webshop/manifest.json",
            ],
            Tar("--list", "--verbose", "--full-time", "--utc", "--file", Archive("webshop"))
                .OutputLines.Select(line => Blanks().Replace(line, " "))
        );
        Assert.Equal(
            HandWritten.MainCf,
            Tar("--extract", "--to-stdout", "--file", Archive("webshop"), "webshop/main.cf").Output
        );

        using var other = new TestProject();
        other.Compile(HandWritten.Instance("webshop"), withGenerator: false);
        Assert.True(other.Publish(task => task.WithArchives = true));
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(other.Published, "webshop.tar")));

        project.Compile(HandWritten.Instance("webshop"), withGenerator: false);
        Assert.True(Publish());
        Assert.False(File.Exists(Archive("next")));
        Assert.True(project.Publish());
        Assert.False(File.Exists(Archive("webshop")));
    }

    [Fact]
    public void A_long_name_goes_into_an_archive_and_one_that_is_too_long_is_refused()
    {
        string longest = new('a', 99);
        project.Compile(HandWritten.Instance(longest), withGenerator: false);
        Assert.True(Publish());
        Assert.Contains($"{longest}/main.cf", Tar("--list", "--file", Archive(longest)).OutputLines);

        project.Compile(HandWritten.Instance(longest + "a"), withGenerator: false);
        Assert.False(Publish());
        string? refused = Assert.Single(project.Engine.Errors).Message;
        Assert.Contains("a/' is too long for a tar archive", refused, StringComparison.Ordinal);
        Assert.Contains("Nothing was written to " + project.Published, refused, StringComparison.Ordinal);
        Assert.True(File.Exists(Archive(longest)));
    }

    public void Dispose() => project.Dispose();

    private bool Publish() => project.Publish(task => task.WithArchives = true);

    private string Archive(string instance) => Path.Combine(project.Published, instance + ".tar");

    private long Length(params string[] parts) => new FileInfo(Path.Combine([project.Published, .. parts])).Length;

    private static ProgramResult Tar(params string[] arguments) => Programs.Run("tar", arguments).ShouldSucceed();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
