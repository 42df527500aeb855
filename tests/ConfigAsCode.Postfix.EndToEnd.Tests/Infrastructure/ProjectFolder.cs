using System.Diagnostics;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>A user's project in a folder of its own, beside the feed with the packed package.</summary>
public sealed class ProjectFolder
{
    private const string PackageReference =
        $"""<PackageReference Include="ConfigAsCode.Postfix" Version="{PackedPackage.Version}" />""";

    /// <param name="package">What is referred to.</param>
    /// <param name="name">Its folder, and in it its name.</param>
    /// <param name="frameworks">One target framework, or several with semicolons.</param>
    /// <param name="reference">What it refers to in place of the package.</param>
    /// <param name="snapshots">Whether its files are compared with committed ones, which most tests do not have.</param>
    public ProjectFolder(
        PackedPackage package,
        string name,
        string frameworks = "net10.0",
        string? reference = null,
        bool snapshots = false
    )
    {
        Root = Directory.CreateDirectory(Path.Combine(package.Root, name)).FullName;
        Name = Path.GetFileName(name);
        string property = frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        Write(
            $"{Name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{property}>{frameworks}</{property}>
                <TreatWarningsAsErrors>{(snapshots ? "false" : "true")}</TreatWarningsAsErrors>
                <PostfixSnapshots>{(snapshots ? "on" : "off")}</PostfixSnapshots>
              </PropertyGroup>
              <ItemGroup>
                {reference ?? PackageReference}
              </ItemGroup>
            </Project>
            """
        );
    }

    private ProjectFolder(string root)
    {
        Root = root;
        Name = Path.GetFileName(root);
    }

    /// <summary>A project that is there already.</summary>
    public static ProjectFolder At(string root) => new(root);

    public string Name { get; }

    public string Root { get; }

    public string FullPath(string path) => Path.Combine(Root, path);

    /// <summary>An equal file keeps its time stamp, so that the next build need not compile again.</summary>
    public void Write(string path, string text)
    {
        if (!File.Exists(FullPath(path)) || Read(path) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
            File.WriteAllText(FullPath(path), text);
        }
    }

    public string Read(string path) => File.ReadAllText(FullPath(path));

    public void Declare(params IEnumerable<RenderedInstance> instances) =>
        Write("Rendered.cs", string.Concat(instances.Select(instance => instance.Source())));

    /// <summary>The files below a folder, with '/', in ordinal order; none where there is no folder.</summary>
    public IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(FullPath(folder))
            ? Directory
                .EnumerateFiles(FullPath(folder), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(FullPath(folder), file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];

    public Task<ProgramResult> DotnetAsync(params IEnumerable<string> arguments) => Dotnet.RunAsync(Root, arguments);

    /// <summary>The same, for who ends it before it ends by itself.</summary>
    public Process Start(params IEnumerable<string> arguments) =>
        Command.Start(Root, Dotnet.Variables, "dotnet", arguments);

    /// <summary>Runs a program for which modes hold: without the capability by which root may write everywhere.</summary>
    public Task<ProgramResult> WithoutPrivilegeAsync(string program, params IEnumerable<string> arguments) =>
        Environment.IsPrivilegedProcess
            ? Command.RunAsync(
                Root,
                Dotnet.Variables,
                "setpriv",
                [
                    "--bounding-set=-dac_override,-dac_read_search",
                    "--inh-caps=-dac_override,-dac_read_search",
                    program,
                    .. arguments,
                ]
            )
            : Command.RunAsync(Root, Dotnet.Variables, program, arguments);
}
