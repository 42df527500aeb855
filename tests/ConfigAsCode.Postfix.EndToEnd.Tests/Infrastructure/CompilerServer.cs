namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The compiler of these tests alone, which stays from one build to the next: one that starts with each build takes most of its
/// time.
/// </summary>
public static class CompilerServer
{
    public static readonly string Id = $"endtoend{Guid.NewGuid():N}";

    public static async Task StopAsync()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string[] ask = ["msbuild", "-getProperty:RoslynTargetsPath", Path.Combine(folder, "Empty.proj")];
        await File.WriteAllTextAsync(ask[^1], "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        string roslyn = (await Dotnet.RunAsync(folder, ask)).ShouldSucceed().Output.Trim();
        string server = Path.Combine(roslyn, "bincore", "VBCSCompiler.dll");
        (await Dotnet.RunAsync(folder, "exec", server, $"-pipename:{Id}", "-shutdown")).ShouldSucceed();
        Directory.Delete(folder, recursive: true);
    }
}
