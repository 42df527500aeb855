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
        foreach (RenderedInstance instance in instances)
        {
            CheckNames(
                "file",
                instance.Files.Select(file => file.Name).Append(Manifest.FileName),
                $"the instance '{instance.Name}'"
            );
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
