using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// What must hold before the first byte is written. A name that passes is a single, plain path segment, so nothing that
/// is written later can lie outside the output folder.
/// </summary>
internal static class OutputCheck
{
    public static void Check(IReadOnlyList<RenderedInstance> instances)
    {
        CheckNames("instance", instances.Select(instance => instance.Name), "this assembly");
        CheckPages(instances);
        foreach (RenderedInstance instance in instances)
        {
            CheckNames(
                "file",
                instance.Files.Select(file => file.Name).Append(Manifest.FileName),
                $"the instance '{instance.Name}'"
            );
        }
    }

    /// <summary>A folder and a page cannot have one name.</summary>
    private static void CheckPages(IReadOnlyList<RenderedInstance> instances)
    {
        foreach (RenderedInstance instance in instances)
        {
            if (PostureFile.IsTaken(instance.Name))
            {
                throw new OutputRefusedException(
                    $"The instance name '{instance.Name}' is refused: the build writes a page of that name beside the instances. "
                        + "Give the instance another name."
                );
            }
        }
    }

    private static void CheckNames(string kind, IEnumerable<string> names, string owner)
    {
        // Not ordinal: Windows and macOS would put 'Webshop' and 'webshop' into one folder.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            if (!FileName.IsSafe(name))
            {
                throw new OutputRefusedException(
                    $"The {kind} name '{name}' of {owner} is refused: it may hold letters, digits, '.', '_' and '-' only, "
                        + "and is neither '.' nor '..'."
                );
            }

            if (!seen.Add(name))
            {
                throw new OutputRefusedException(
                    $"The {kind} name '{name}' stands twice in {owner} (capital and small letters count as one, as they "
                        + "do on some file systems)."
                );
            }
        }
    }
}
