using System.Globalization;

namespace ConfigAsCode.Postfix.Tool.Posture;

/// <summary>Names of folders for a page: their own, with those of the folders above where two have one name.</summary>
internal static class InstanceNames
{
    private const char Joint = '-';

    /// <param name="names">What each instance is called.</param>
    /// <param name="paths">The full path of each.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, IReadOnlyList<string> paths)
    {
        string[] found = [.. names];
        for (int depth = 1; HasTwins(found) && depth <= paths.Max(path => Parts(path).Length); depth++)
        {
            found = [.. found.Select((name, i) => IsTwin(name, found) ? With(names[i], paths[i], depth) : name)];
        }

        // Only a folder that is named twice has no difference left.
        return
        [
            .. found.Select(
                (name, i) =>
                {
                    int before = found.Take(i).Count(other => other == name);
                    return before == 0
                        ? name
                        : string.Create(CultureInfo.InvariantCulture, $"{name}{Joint}{before + 1}");
                }
            ),
        ];
    }

    private static string With(string name, string path, int depth) =>
        string.Join(Joint, Parts(path).SkipLast(1).TakeLast(depth).Append(name));

    private static string[] Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    private static bool HasTwins(string[] names) => names.Distinct(StringComparer.Ordinal).Count() < names.Length;

    private static bool IsTwin(string name, string[] names) => names.Count(other => other == name) > 1;
}
