using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>The packed templates, installed for these tests alone, and a folder to make projects in.</summary>
public sealed class InstalledTemplates(PackedPackage package) : IAsyncLifetime
{
    private readonly string root = Directory.CreateDirectory(Path.Combine(package.Root, "New")).FullName;

    public async ValueTask InitializeAsync() => (await NewAsync("install", package.TemplatesFile)).ShouldSucceed();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a project in a folder of its name.</summary>
    public async Task<ProjectFolder> MakeAsync(string template, string name, params IEnumerable<string> options)
    {
        (await NewAsync([template, "--name", name, .. options])).ShouldSucceed();
        return ProjectFolder.At(Path.Combine(root, name));
    }

    private Task<ProgramResult> NewAsync(params IEnumerable<string> arguments) =>
        Dotnet.RunAsync(root, ["new", .. arguments, "--debug:custom-hive", Path.Combine(root, "hive")]);
}
