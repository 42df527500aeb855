using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Build;

/// <summary>One Postfix instance, as it stands in the assembly.</summary>
/// <param name="Name">The folder of its files.</param>
/// <param name="Target">What they run on.</param>
/// <param name="Waivers">The risks that its authors have accepted.</param>
/// <param name="Policies">The settings that come from a policy.</param>
/// <param name="Files">The files, in the order in which the generator numbered them.</param>
internal sealed record RenderedInstance(
    string Name,
    Target Target,
    EquatableArray<Waiver> Waivers,
    EquatableArray<PolicySetting> Policies,
    IReadOnlyList<RenderedFile> Files
)
{
    /// <summary>What the host has to run, in the folder of the files, after each change.</summary>
    public IEnumerable<string> Commands =>
        Files
            .Select(file => file.TableType is { } type ? HostCommand.For(type, file.Name) : null)
            .Where(command => command is not null)
            .Select(command => command!);

    /// <summary>The files, and the manifest that describes them.</summary>
    public IEnumerable<RenderedFile> AllFiles =>
        Files.Append(new RenderedFile(Manifest.FileName, Manifest.Of(this), TableType: null));
}
