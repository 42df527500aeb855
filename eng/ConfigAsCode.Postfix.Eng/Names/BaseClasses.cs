using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary>The classes of lookup tables that the package has for parameters: what their <c>[Serves]</c> names.</summary>
internal static partial class BaseClasses
{
    private static readonly Lazy<(string Class, string Parameter)[]> Read = new(() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src", "ConfigAsCode.Postfix"), "*Table.cs")
                .Order(StringComparer.Ordinal)
                .Select(file => Serves().Match(File.ReadAllText(file)))
                .Where(match => match.Success)
                .Select(match => (match.Groups["class"].Value, match.Groups["parameter"].Value)),
        ]
    );

    public static IReadOnlyList<(string Class, string Parameter)> All => Read.Value;

    /// <summary>The class whose tables a parameter gets; null where the package has none.</summary>
    public static string? Of(string parameter) => All.FirstOrDefault(b => b.Parameter == parameter).Class;

    [GeneratedRegex("""\[Serves\("(?<parameter>\w+)".*\]\s+public abstract class (?<class>\w+)""")]
    private static partial Regex Serves();
}
