using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Native;

/// <summary>postfix-cac as a file that somebody copies to a host.</summary>
[Trait("Time", "long"), Collection<NativeProgramCollection>]
public sealed partial class NativeProgramTests(NativeProgram program)
{
    private const long MostBytes = 14_000_000;

    private static readonly Version OldestLibrary = new(2, 31);

    public static TheoryData<string> Platforms => [.. DebianRelease.Platforms];

    public static TheoryData<string> Runtimes => ["linux-x64", "linux-arm64"];

    [Theory]
    [MemberData(nameof(Runtimes))]
    public void It_is_one_file_below_14_MB(string runtime) =>
        Assert.InRange(new FileInfo(program.PathTo(runtime)).Length, 1, MostBytes - 1);

    /// <summary>Debian 11 has 2.31; a program that was linked on a newer release does not start there.</summary>
    [Theory]
    [MemberData(nameof(Runtimes))]
    public async Task It_asks_for_no_C_library_newer_than_that_of_Debian_11(string runtime)
    {
        ProgramResult symbols = await Programs.RunAsync("llvm-objdump", ["-T", program.PathTo(runtime)]);
        Version[] asked =
        [
            .. LibraryVersion().Matches(symbols.ShouldSucceed().Output).Select(m => Version.Parse(m.Groups[1].Value)),
        ];
        Assert.NotEmpty(asked);
        Assert.All(asked, version => Assert.True(version <= OldestLibrary, $"GLIBC_{version}"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void It_starts_on_each_Debian_release_and_knows_its_Postfix(string platform)
    {
        var release = DebianRelease.Of(platform);
        string name = $"postfix-cac-{Guid.NewGuid():N}";
        string folder = release.PathTo("tmp", name);
        Directory.CreateDirectory(folder);
        try
        {
            File.Copy(program.PathTo("linux-x64"), Path.Combine(folder, "postfix-cac"));
            File.WriteAllText(Path.Combine(folder, "main.cf"), MainCf.Clean + "no_such_parameter = 1\n");
            File.WriteAllText(Path.Combine(folder, "master.cf"), release.MasterCf);
            ProgramResult result = release.Run($"/tmp/{name}/postfix-cac", ["lint", $"/tmp/{name}"]);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"/tmp/{name}/main.cf:16:1: error PFX4001: ", result.Output, StringComparison.Ordinal);
            Assert.Contains(
                $"judged for {release.Target.Described.Split(" with ")[0]} with Postfix {release.Target.Postfix.WithoutPatch}.",
                result.Output,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The second command is typed as it stands, where /etc/postfix has a fault.</summary>
    [Fact]
    public async Task Two_commands_of_the_page_lead_from_nothing_to_a_checked_etc_postfix()
    {
        Assert.Equal(2, NativeProgram.Commands.Length);
        using var configuration = new TemporaryFolder("etc-");
        await File.WriteAllTextAsync(
            configuration.PathTo("main.cf"),
            MainCf.Clean + "no_such_parameter = 1\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            configuration.PathTo("master.cf"),
            "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing,
            TestContext.Current.CancellationToken
        );
        string mounted = $"mount --bind '{configuration.FullName}' /etc/postfix && {NativeProgram.Commands[1]}";
        ProgramResult result = await Programs.RunAsync(
            "unshare",
            ["--mount", "bash", "-c", mounted],
            folder: program.Folder
        );
        Assert.Contains("/etc/postfix/main.cf:16:1: error PFX4001: ", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [GeneratedRegex(@"GLIBC_(\d+\.\d+)")]
    private static partial Regex LibraryVersion();
}
