namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The package, packed once for all tests into a temporary folder that is also the feed of the test projects. Its build
/// output goes there too, so that neither disturbs the bin and obj of the repository.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>A version no public feed has: what is tested is surely what was packed.</summary>
    public const string Version = "0.1.0-endtoend";

    public string Root { get; } = Directory.CreateTempSubdirectory("configascode-postfix-").FullName;

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string File => Path.Combine(Root, "feed", $"ConfigAsCode.Postfix.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        (await PackAsync("feed")).ShouldSucceed();
        await WriteAsync(
            "nuget.config",
            """
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """
        );
        // The search for these files ends here, whatever lies above the folder for temporary files.
        await WriteAsync("Directory.Build.props", "<Project />");
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
    }

    /// <summary>Packs into a folder below <see cref="Root"/>.</summary>
    public Task<CommandResult> PackAsync(string folder, params IEnumerable<string> options) =>
        Dotnet.RunAsync(
            RepositoryRoot(),
            [
                "pack",
                "src/ConfigAsCode.Postfix.Package",
                $"-p:Version={Version}",
                "--artifacts-path",
                Artifacts,
                "--output",
                Path.Combine(Root, folder),
                .. options,
            ]
        );

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task WriteAsync(string name, string text) =>
        System.IO.File.WriteAllTextAsync(Path.Combine(Root, name), text);

    public static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "ConfigAsCode.sln")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("ConfigAsCode.sln is in no folder above the tests.");
        }

        return folder;
    }
}
