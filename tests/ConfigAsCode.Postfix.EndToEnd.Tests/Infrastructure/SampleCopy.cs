using System.Xml.Linq;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>
/// The sample as a team has it: its own project file and committed snapshots, the editor rules of the repository, and the
/// packed package in place of the projects.
/// </summary>
public sealed class SampleCopy
{
    private static readonly string Sample = Path.Combine(RepositoryRoot.Folder, "samples", "Webshop");
    private static readonly string[] BuildFolders = ["bin", "obj"];

    public SampleCopy(PackedPackage package)
    {
        string above = Directory.CreateDirectory(Path.Combine(package.Root, $"Sample{Guid.NewGuid():N}")).FullName;
        Root = Path.Combine(above, "Webshop");
        foreach (string path in Files())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.Copy(Path.Combine(Sample, path), Path.Combine(Root, path));
        }

        File.Copy(Path.Combine(RepositoryRoot.Folder, ".editorconfig"), Path.Combine(above, ".editorconfig"));
        // The sample names no version; where one is managed centrally, or here, it needs none.
        new XElement(
            "Project",
            new XElement(
                "ItemGroup",
                new XElement(
                    "PackageReference",
                    new XAttribute("Update", "ConfigAsCode.Postfix"),
                    new XAttribute("Version", PackedPackage.Version)
                )
            )
        ).Save(Path.Combine(above, "Directory.Build.targets"));
    }

    public string Root { get; }

    public string Project => Path.Combine(Root, "Webshop.csproj");

    /// <summary>The text that a file has in the repository.</summary>
    public static string Original(string path) => File.ReadAllText(Path.Combine(Sample, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public Task<ProgramResult> DotnetAsync(params IEnumerable<string> arguments) => Dotnet.RunAsync(Root, arguments);

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Sample, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Sample, file))
            .Where(path => !BuildFolders.Contains(path.Split(Path.DirectorySeparatorChar)[0]));
}
