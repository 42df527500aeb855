using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>All parameters that <c>postconf -d</c> of any release from 2.11 on lists, and a few older names still read.</summary>
public static class Parameters
{
    private static readonly Lazy<CatalogTable> Table = new(() => CatalogTable.Load("parameters.tsv"));
    private static readonly ConcurrentDictionary<string, ParameterInfo?> Parsed = new(StringComparer.Ordinal);

    /// <summary>All names, ordinal.</summary>
    public static IEnumerable<string> Names => Table.Value.Keys;

    public static IEnumerable<ParameterInfo> All => Names.Select(name => Find(name)!);

    /// <summary>The parameter of exactly this name; names are case-sensitive in Postfix too.</summary>
    public static ParameterInfo? Find(string name) =>
        Parsed.GetOrAdd(name, static n => Table.Value.Find(n) is { } fields ? new ParameterInfo(fields) : null);

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
    public static string? DefaultOn(string name, Target target) =>
        target.PackageDefaults.FirstOrDefault(d => d.Parameter == name)?.Value ?? Find(name)?.DefaultOn(target.Postfix);
}
