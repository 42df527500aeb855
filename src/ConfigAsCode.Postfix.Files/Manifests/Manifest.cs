using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>
/// What whoever installs the files of an instance has to know, as <c>manifest.json</c> beside them: each file with its hash, the
/// commands that index tables, the target, and the risks that somebody accepted.
/// </summary>
/// <param name="Instance">The name of the instance.</param>
/// <param name="Target">What the files run on.</param>
/// <param name="Files">The other files of the folder.</param>
/// <param name="Run">The commands that the host has to run in the folder after each change.</param>
/// <param name="AcceptedRisks">The risks that somebody accepted.</param>
public sealed record Manifest(
    string Instance,
    Target Target,
    EquatableArray<ManifestFile> Files,
    EquatableArray<string> Run,
    EquatableArray<AcceptedRisk> AcceptedRisks
)
{
    public const string FileName = "manifest.json";

    /// <summary>Whether nothing judged the files.</summary>
    public bool GateIsOff { get; init; }

    /// <summary>The day, as 2027-03-31, on which accepted risks were judged, where it was before the day of the build.</summary>
    public string? JudgedAsOf { get; init; }

    /// <summary>The manifest of an instance with its files as they are written.</summary>
    internal static Manifest Of(RenderedInstance instance, IEnumerable<InstanceFile> files) =>
        new(
            instance.Name,
            instance.Target,
            files.Select(ManifestFile.Of).ToEquatableArray(),
            instance.Commands.ToEquatableArray(),
            instance.AcceptedRisks
        );
}
