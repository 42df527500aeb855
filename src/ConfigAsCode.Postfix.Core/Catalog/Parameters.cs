using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>All parameters that <c>postconf -d</c> of any release from 2.11 on lists, and a few older names still read.</summary>
public static class Parameters
{
    private static readonly Lazy<CatalogTable> Table = new(() => CatalogTable.Load("parameters.tsv"));
    private static readonly ConcurrentDictionary<string, ParameterInfo> Parsed = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<PostfixVersion, string[]> OfReleases = new();

    private static readonly Lazy<Dictionary<string, ParameterInfo>> OfFormerNames = new(() =>
        All.Where(p => p.NameBefore is not null).ToDictionary(p => p.NameBefore!, StringComparer.Ordinal)
    );

    /// <summary>All names, ordinal.</summary>
    public static IEnumerable<string> Names => Table.Value.Keys;

    // VAR_PROCNAME, VAR_PID and VAR_SERVNAME (mail_params.h).
    private static readonly string[] SetByPrograms = ["process_id", "process_name", "service_name"];

    /// <summary>Whether each program sets it when it starts, in some release, so that <c>$name</c> is defined without a setting.</summary>
    public static bool AreSetByPrograms(string name) => SetByPrograms.Contains(name);

    /// <summary>Whether each program of a release sets it when it starts, whatever a file says.</summary>
    public static bool AreSetByPrograms(string name, PostfixVersion release) =>
        AreSetByPrograms(name) && (name != "service_name" || release.HasServiceName);

    public static IEnumerable<ParameterInfo> All => Names.Select(name => Find(name)!);

    /// <summary>The parameter that a name stood for before the releases of the catalogue; null where it stood for none.</summary>
    internal static ParameterInfo? OfFormerName(string name) =>
        OfFormerNames.Value.TryGetValue(name, out ParameterInfo parameter) ? parameter : null;

    /// <summary>The names that a release has and a file can set, ordinal.</summary>
    public static IReadOnlyList<string> NamesOn(PostfixVersion release) =>
        OfReleases.GetOrAdd(
            release,
            static version => [.. All.Where(p => p.ExistsOn(version) && !p.IsReadOnly).Select(p => p.Name)]
        );

    /// <summary>The parameter of exactly this name; names are case-sensitive in Postfix too.</summary>
    public static ParameterInfo? Find(string name)
    {
        // A name that there is not is not kept: there is no end of them.
        if (!Parsed.TryGetValue(name, out ParameterInfo? parameter) && Table.Value.Find(name) is { } fields)
        {
            parameter = Parsed.GetOrAdd(name, new ParameterInfo(fields));
        }

        return parameter;
    }

    /// <summary>
    /// The parameter that says what values a name can have: itself, or for a member of a family the parameter that decides
    /// where no member is set.
    /// </summary>
    public static ParameterInfo? FindTyped(string name) =>
        Find(name)
        ?? ParameterFamily
            .Matching(name)
            .Select(match => match.Family.Fallback is { } fallback ? Find(fallback) : null)
            .FirstOrDefault(parameter => parameter is not null);

    /// <summary>What a program of the target takes where nobody says anything; null where that is not known beforehand.</summary>
    public static string? DefaultOn(string name, Target target)
    {
        for (int i = 0; i < target.PackageDefaults.Count; i++)
        {
            if (target.PackageDefaults[i].Parameter == name)
            {
                return target.PackageDefaults[i].Value;
            }
        }

        return Find(name)?.DefaultOn(target.Postfix);
    }
}
