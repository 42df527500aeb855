using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>The preset that gives the classes of a template TLS of version 1.2 and later.</summary>
public static partial class TlsPreset
{
    /// <summary>The sources without it in any base list; at least one has it.</summary>
    public static string[] RemovedFrom(string[] sources)
    {
        string[] without = [.. sources.Select(source => InBaseList().Replace(source, ""))];
        return without.SequenceEqual(sources)
            ? throw new InvalidOperationException("No source has the preset.")
            : without;
    }

    // Behind others, or as the first.
    [GeneratedRegex("( :|,) IIntermediateTls")]
    private static partial Regex InBaseList();
}
