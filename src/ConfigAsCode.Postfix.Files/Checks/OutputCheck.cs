using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Files.Checks;

/// <summary>
/// What must hold before the first byte is written. A name that passes is a single, plain path segment, so nothing that
/// is written later can lie outside the output folder.
/// </summary>
internal static class OutputCheck
{
    /// <summary>Names that are no plain file name, or stand twice in one instance. The generator makes none.</summary>
    public static IEnumerable<Refusal> OfPaths(IReadOnlyList<RenderedInstance> instances) =>
        Unsafe("instance", instances.Select(instance => instance.Name), "this assembly")
            .Concat(
                instances.SelectMany(instance =>
                {
                    string[] files = [.. instance.FileNames, Manifest.FileName];
                    string owner = $"the instance '{instance.Name}'";
                    return Unsafe("file", files, owner).Concat(Repeated("file", files, owner));
                })
            )
            .Select(Refuse);

    /// <summary>Instances that would share a folder, or the name of a page: PFX0002 says so too, where the rules are asked.</summary>
    public static IEnumerable<Refusal> OfFolders(IReadOnlyList<RenderedInstance> instances) =>
        Repeated("instance", instances.Select(instance => instance.Name), "this assembly")
            .Concat(
                instances
                    .Select(instance => (instance.Name, Reason: PostureFile.WhyTaken(instance.Name)))
                    .Where(instance => instance.Reason is not null)
                    .Select(instance =>
                        $"The instance name '{instance.Name}' is refused: {instance.Reason}. Give the instance another name."
                    )
            )
            .Select(Refuse);

    private static Refusal Refuse(string message) => new(BuildRules.Output, message);

    private static IEnumerable<string> Unsafe(string kind, IEnumerable<string> names, string owner) =>
        names
            .Where(name => !FileName.IsSafe(name))
            .Select(name =>
                $"The {kind} name '{name}' of {owner} is refused: it may contain letters, digits, '.', '_' and '-' only, "
                + "and is neither '.' nor '..'."
            );

    // Not ordinal: Windows and macOS would put 'Webshop' and 'webshop' into one folder.
    private static IEnumerable<string> Repeated(string kind, IEnumerable<string> names, string owner) =>
        names
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Skip(1))
            .Select(name =>
                $"The {kind} name '{name}' appears twice in {owner} (capital and small letters count as one, as they "
                + "do on some file systems)."
            );
}
