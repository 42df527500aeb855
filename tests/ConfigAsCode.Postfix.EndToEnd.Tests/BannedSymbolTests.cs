using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>What src/BannedSymbols.txt names fails the build of the projects that run in the compiler and in editors.</summary>
public sealed class BannedSymbolTests : IDisposable
{
    private readonly TemporaryFolder clone = new("banned ");

    [Fact]
    [Trait("Time", "long")]
    public async Task A_clock_and_a_file_fail_the_build_of_each_project_that_may_not_know_them()
    {
        Sources.CopyTo(clone.FullName);

        // Core last: the others need it.
        foreach (string project in new[] { "Analyzers", "CodeFixes", "Core" })
        {
            string folder = $"src/ConfigAsCode.Postfix.{project}";
            await File.WriteAllTextAsync(
                Path.Combine(clone.FullName, folder, "Probe.cs"),
                $$"""
                namespace ConfigAsCode.Postfix.{{project}};

                internal static class Probe
                {
                    public static (bool, long) Ask() => (new FileInfo("a").Exists, DateTime.Now.Ticks);
                }
                """,
                TestContext.Current.CancellationToken
            );

            ProgramResult build = await Dotnet.RunAsync(clone.FullName, "build", folder);

            Assert.NotEqual(0, build.ExitCode);
            Assert.Contains(
                "error RS0030: The symbol 'FileInfo' is banned",
                build.Everything,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "error RS0030: The symbol 'DateTime.Now' is banned",
                build.Everything,
                StringComparison.Ordinal
            );
        }
    }

    public void Dispose() => clone.Dispose();
}
