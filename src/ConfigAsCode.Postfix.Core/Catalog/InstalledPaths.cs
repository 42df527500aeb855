using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// Where a package has installed Postfix, and where those of other systems do: a main.cf that was copied between two of them names folders,
/// a user or a group that are not there, and Postfix does not start.
/// </summary>
internal static class InstalledPaths
{
    // The defaults of other systems' packages. Any other path may be that of somebody's own build.
    private static readonly Dictionary<string, string[]> Elsewhere = new(StringComparer.Ordinal)
    {
        ["daemon_directory"] =
        [
            "/usr/libexec/postfix",
            "/usr/lib/postfix",
            "/usr/lib/postfix/bin",
            "/usr/lib/postfix/sbin",
            "/usr/lib64/postfix",
            "/usr/local/libexec/postfix",
            "/usr/pkg/libexec/postfix",
            "/opt/local/libexec/postfix",
            "/opt/csw/libexec/postfix",
        ],
        ["command_directory"] = ["/usr/bin", "/usr/local/sbin", "/usr/pkg/sbin", "/opt/local/sbin", "/opt/csw/sbin"],
        ["shlib_directory"] =
        [
            "/usr/lib/postfix",
            "/usr/lib64/postfix",
            "/usr/libexec/postfix",
            "/usr/local/lib/postfix",
            "/usr/pkg/lib/postfix",
        ],
        ["meta_directory"] =
        [
            "/usr/libexec/postfix",
            "/usr/lib/postfix",
            "/usr/lib64/postfix",
            "/usr/local/libexec/postfix",
            "/usr/local/etc/postfix",
            "/usr/pkg/etc/postfix",
        ],
        ["mail_owner"] = ["_postfix"],
        ["setgid_group"] = ["maildrop", "_postdrop"],
    };

    // What a build sets, so that nobody knows it who has not looked at the package.
    private const string OfBuild = "shlib_directory";

    /// <summary>What the package of a target has, where a value is what another system has; null for any other.</summary>
    public static string? InPlaceOf(string value, ParameterInfo parameter, Target target)
    {
        // Of a release alone nobody knows who packed it.
        if (target.DatabaseTypes.Count == 0 || !Elsewhere.TryGetValue(parameter.Name, out string[]? others))
        {
            return null;
        }

        string? ours =
            target.PackageDefaults.FirstOrDefault(d => d.Parameter == parameter.Name)?.Value
            ?? (parameter.Name == OfBuild ? null : parameter.DefaultOn(target.Postfix));
        string path = value.Length > 1 ? value.TrimEnd('/') : value;
        return ours is not null && path != ours && others.Contains(path) ? ours : null;
    }
}
