using System.Diagnostics;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>
/// A real build that ends half-way, on a full disk, without a permission, killed, or beside another one: the files are the old ones or
/// the new ones, and what is published afterwards is one set.
/// </summary>
[Trait("Time", "long")]
public sealed class AllOrNothingTests(PackedPackage package)
{
    private const string Output = "bin/Debug/net10.0/postfix";
    private const int Instances = 40;

    private static readonly string[] BuildAlone = ["build", "--no-restore", "-p:UseSharedCompilation=false"];

    [Fact]
    public async Task On_a_full_disk_the_old_files_stay_and_the_next_build_writes_the_new_ones()
    {
        ProjectFolder folder = await ProjectAsync("FullDisk");
        folder.Write(
            "try.sh",
            """
            set -eu
            mkdir deploy && mount -t tmpfs -o size=8m tmpfs deploy
            build() { dotnet build --no-restore -p:UseSharedCompilation=false -p:PostfixOutputDirectory=deploy "-p:DefineConstants=$1"; }
            build ONE >build.log
            (cd deploy && find . -type f ! -name fill -exec sha256sum {} + | sort) >before
            dd if=/dev/zero of=deploy/fill bs=1k 2>/dev/null || true
            if build TWO >build.log; then echo 'the build succeeded'; exit 1; fi
            (cd deploy && find . -type f ! -name fill -exec sha256sum {} + | sort) >after
            cmp before after
            grep -o 'error PFX9004: The Postfix files in .* are not up to date: No space left on device.*' build.log | head -n 1
            rm deploy/fill
            build TWO >/dev/null
            ! grep -rq one.example.org deploy
            """
        );

        string[] inNamespace =
        [
            "--mount",
            .. Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--map-root-user"],
        ];
        ProgramResult tried = await Command.RunAsync(
            folder.Root,
            Dotnet.Variables,
            "unshare",
            [.. inNamespace, "sh", "try.sh"]
        );

        Assert.Contains("Fix the cause and build again.", tried.ShouldSucceed().Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_permission_in_one_folder_no_other_folder_changes()
    {
        ProjectFolder folder = await ProjectAsync("ReadOnly");
        (await folder.DotnetAsync([.. BuildAlone, "-p:DefineConstants=ONE"])).ShouldSucceed();
        string[] before = [.. Contents(folder, Output)];
        string sealedFolder = folder.FullPath($"{Output}/mail{Instances - 1}");
        File.SetUnixFileMode(sealedFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            ProgramResult build = await folder.WithoutPrivilegeAsync(
                "dotnet",
                [.. BuildAlone, "-p:DefineConstants=TWO"]
            );
            Assert.Contains("is denied", build.ShouldFailWith("PFX9004").Everything, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(
                sealedFolder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        Assert.Equal(before, Contents(folder, Output));
    }

    [Fact]
    public async Task Builds_at_once_leave_one_set_and_publish_takes_one()
    {
        ProjectFolder folder = await ProjectAsync("AtOnce");
        // Where both write the assembly, the compiler refuses one of them; the other one's files are whole.
        ProgramResult[] builds = await Task.WhenAll(
            new[] { "ONE", "TWO", "ONE" }.Select(set =>
                folder.DotnetAsync([.. BuildAlone, $"-p:DefineConstants={set}"])
            )
        );

        Assert.Contains(builds, build => build.ExitCode == 0);
        AssertOneSet(folder, Output);
        (await folder.DotnetAsync("publish", "--no-build", "-c", "Debug")).ShouldSucceed();
        AssertOneSet(folder, "bin/Debug/net10.0/publish/postfix");
    }

    [Fact]
    public async Task Killed_at_thirty_points_it_leaves_whole_files_and_publish_takes_one_set()
    {
        ProjectFolder folder = await ProjectAsync("Killed");
        (await folder.DotnetAsync([.. BuildAlone, "-p:DefineConstants=ONE"])).ShouldSucceed();
        var usual = Stopwatch.StartNew();
        (await folder.DotnetAsync([.. BuildAlone, "-p:DefineConstants=TWO"])).ShouldSucceed();
        TimeSpan length = usual.Elapsed;
        int published = 0;
        for (int point = 0; point < 30; point++)
        {
            // Most of the points are in the second half, in which the task runs.
            TimeSpan delay = length * (0.4 + (0.6 * point / 29));
            using Process build = folder.Start([
                .. BuildAlone,
                $"-p:DefineConstants={(point % 2 == 0 ? "ONE" : "TWO")}",
            ]);
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            build.Kill(entireProcessTree: true);
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.All(
                folder.Files(Output).Where(file => !file.Contains('~', StringComparison.Ordinal)),
                file => AssertWhole(folder.Read($"{Output}/{file}"), file)
            );
            // A compiler that was killed can have left no assembly, or half of one: then nothing is published.
            ProgramResult publish = await folder.DotnetAsync("publish", "--no-build", "-c", "Debug");
            if (publish.ExitCode == 0)
            {
                AssertOneSet(folder, "bin/Debug/net10.0/publish/postfix");
                published++;
            }
        }

        Assert.True(published > 5, $"{published} of 30 were published.");
        (await folder.DotnetAsync([.. BuildAlone, "-p:DefineConstants=ONE"])).ShouldSucceed();
        AssertOneSet(folder, Output);
        Assert.DoesNotContain(folder.Files(Output), file => file.Contains('~', StringComparison.Ordinal));
    }

    /// <summary>A project of many instances, which are those of one of two sets.</summary>
    private async Task<ProjectFolder> ProjectAsync(string name)
    {
        var folder = new ProjectFolder(package, $"{name}{Guid.NewGuid():N}/Mail");
        IEnumerable<RenderedInstance> set(string which) =>
            Enumerable
                .Range(0, Instances)
                .Select(i => new RenderedInstance(
                    $"mail{i}",
                    ("main.cf", $"compatibility_level = 3.6\nmyhostname = {which}.example.org\n"),
                    ("master.cf", $"# {which}.example.org\nsmtp inet n - y - - smtpd\n")
                ));
        folder.Write("One.cs", $"#if ONE\n{string.Concat(set("one").Select(i => i.Source()))}#endif\n");
        folder.Write("Two.cs", $"#if TWO\n{string.Concat(set("two").Select(i => i.Source()))}#endif\n");
        (await folder.DotnetAsync("restore")).ShouldSucceed();
        return folder;
    }

    private static IEnumerable<string> Contents(ProjectFolder folder, string below) =>
        folder.Files(below).Select(file => $"{file}: {folder.Read($"{below}/{file}")}");

    private static void AssertOneSet(ProjectFolder folder, string below)
    {
        string[] texts =
        [
            .. folder
                .Files(below)
                .Where(f => f.EndsWith(".cf", StringComparison.Ordinal))
                .Select(f => folder.Read($"{below}/{f}")),
        ];
        Assert.Equal(2 * Instances, texts.Length);
        string other = texts[0].Contains("one.example.org", StringComparison.Ordinal)
            ? "two.example.org"
            : "one.example.org";
        Assert.All(texts, text => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
    }

    private static void AssertWhole(string text, string file)
    {
        if (file.EndsWith(".cf", StringComparison.Ordinal))
        {
            Assert.Matches(
                @"\A(compatibility_level = 3\.6\nmyhostname = (one|two)\.example\.org\n|# (one|two)\.example\.org\nsmtp inet n - y - - smtpd\n)\z",
                text
            );
        }
        else if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            System.Text.Json.JsonDocument.Parse(text).Dispose();
        }
    }
}
