using System.Text.Json;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>Which of the package's assemblies the compiler and MSBuild get: those compiled for this machine, or the plain ones.</summary>
public class ReadyTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string Images = "ready/linux-x64";

    // In a build the code fixes are not needed, so they have no image.
    [Theory]
    [InlineData("", Images, Images, "Analyzers Core")]
    [InlineData("-p:PostfixReadyToRun=off", "analyzers/dotnet/cs", "tasks/netstandard2.0", "Analyzers CodeFixes Core")]
    [InlineData(
        "-p:NETCoreSdkPortableRuntimeIdentifier=linux-riscv64",
        "analyzers/dotnet/cs",
        "tasks/netstandard2.0",
        "Analyzers CodeFixes Core"
    )]
    // The process of an editor that runs the analyzers can be another one than that of its builds.
    [InlineData("-p:DesignTimeBuild=true", "analyzers/dotnet/cs", Images, "Analyzers CodeFixes Core")]
    public async Task Images_are_used_by_a_build_of_the_machine_that_they_are_for(
        string property,
        string analyzers,
        string task,
        string names
    )
    {
        ProgramResult evaluated = await shop.Folder.DotnetAsync([
            "msbuild",
            "-t:Compile",
            // All but the compiler itself.
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-getItem:Analyzer",
            "-getProperty:PostfixTaskAssembly",
            .. property.Length == 0 ? Array.Empty<string>() : [property],
        ]);

        JsonElement values = JsonDocument.Parse(evaluated.ShouldSucceed().Output).RootElement;
        string[] used =
        [
            .. values
                .GetProperty("Items")
                .GetProperty("Analyzer")
                .EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Where(path => path.Contains("ConfigAsCode.Postfix.", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            names.Split(' '),
            used.Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[^1]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            used,
            path => Assert.EndsWith('/' + analyzers, Path.GetDirectoryName(path), StringComparison.Ordinal)
        );
        string taskAssembly = values.GetProperty("Properties").GetProperty("PostfixTaskAssembly").GetString()!;
        Assert.EndsWith($"/{task}/ConfigAsCode.Postfix.Build.dll", taskAssembly, StringComparison.Ordinal);
        Assert.All(used.Append(taskAssembly), path => Assert.True(File.Exists(path), path));
    }
}
