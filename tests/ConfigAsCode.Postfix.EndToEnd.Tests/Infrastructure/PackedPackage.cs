namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The packages, packed once for all tests from what the repository's build made, into a temporary folder that is also the feed
/// of the test projects.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>A version no public feed has: what is tested is surely what was packed.</summary>
    public const string Version = "0.4.0-endtoend";

    private readonly TemporaryFolder folder = new("configascode-postfix-");

    public string Root => folder.FullName;

    public string Feed => Path.Combine(Root, "feed");

    /// <summary>The package of the attributes, analyzers and tasks.</summary>
    public string File => Path.Combine(Feed, $"ConfigAsCode.Postfix.{Version}.nupkg");

    /// <summary>The package of the templates.</summary>
    public string TemplatesFile => Path.Combine(Feed, $"ConfigAsCode.Postfix.Templates.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        await PackAsync(RepositoryRoot.Folder, Feed, "--no-build");
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

    /// <summary>Packs both packages of a clone into a folder.</summary>
    public static async Task PackAsync(string clone, string folder, params IEnumerable<string> options)
    {
        foreach (string project in new[] { "ConfigAsCode.Postfix.Package", "ConfigAsCode.Postfix.Templates" })
        {
            string[] pack = ["pack", $"src/{project}", $"-p:PackageVersion={Version}", "--output", folder, .. options];
            (await Dotnet.RunAsync(clone, pack)).ShouldSucceed();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CompilerServer.StopAsync();
        folder.Dispose();
    }

    private Task WriteAsync(string name, string text) =>
        System.IO.File.WriteAllTextAsync(Path.Combine(Root, name), text);
}
