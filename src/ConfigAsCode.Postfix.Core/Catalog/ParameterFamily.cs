using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// Parameters whose name holds the name of a transport, a service or a lookup table
/// (<c>maildrop_destination_recipient_limit</c>).
/// </summary>
public sealed class ParameterFamily
{
    private static readonly Lazy<ParameterFamily[]> Table = new(() =>
        CatalogTable.Load("families.tsv").Rows.Select(fields => new ParameterFamily(fields)).ToArray()
    );

    // Longest first: relay_destination_recipient_limit is not the recipient limit of a transport relay_destination.
    private static readonly Lazy<(string Suffix, ParameterFamily Family)[]> BySuffix = new(() =>
        [
            .. All.SelectMany(family => family.suffixes.Select(suffix => (suffix, family)))
                .OrderByDescending(s => s.suffix.Length),
        ]
    );

    private readonly string[] suffixes;

    private ParameterFamily(string[] fields)
    {
        int end = fields[0].IndexOf('>');
        Stem = fields[0].Substring(1, end - 1);
        var facets = new Facets(fields, 4);
        suffixes = facets.Value("suffixes") is null
            ? [fields[0].Substring(end + 1)]
            : facets.List("suffixes").Select(s => "_" + s).ToArray();
        Since = PostfixVersion.TryParse(fields[2], out PostfixVersion since) ? since : null;
        ReadBy = fields[3].Length == 0 ? [] : fields[3].Split(',');
        Fallback = facets.Value("fallback");
        TableType = facets.Value("table");
        OnlyInMainCf = facets.Has("maincf");
    }

    public static IReadOnlyList<ParameterFamily> All => Table.Value;

    /// <summary>The families that go by a service of master.cf: the properties of [Transport].</summary>
    public static IEnumerable<ParameterFamily> OfServices => All.Where(family => family.TableType is null);

    /// <summary>What the variable part names: <c>transport</c>, <c>service</c>, or <c>name</c> of a lookup table.</summary>
    public string Stem { get; }

    /// <summary>The parameter that decides where no member is set, and that gives the type and the range.</summary>
    public string? Fallback { get; }

    /// <summary>The lookup table type that reads it from main.cf (<c>ldap:name</c>).</summary>
    public string? TableType { get; }

    public PostfixVersion? Since { get; }

    public IReadOnlyList<string> ReadBy { get; }

    /// <summary>Whether the queue manager reads it, so that <c>-o</c> on the transport's own line does nothing.</summary>
    public bool OnlyInMainCf { get; }

    /// <summary>What stands behind the variable part: <c>_destination_rate_delay</c>.</summary>
    public string Suffix => suffixes[0];

    /// <summary>The same, of all its parameters: those of a lookup table share a line of the catalogue.</summary>
    internal IReadOnlyList<string> Suffixes => suffixes;

    /// <summary>The parameter of this family for one service.</summary>
    public string NameFor(string service) => service + Suffix;

    /// <summary>
    /// Whether a service of this kind has it read: the queue manager asks for the transports it delivers through, and a
    /// time limit is the business of the program itself.
    /// </summary>
    public bool IsReadFor(ServiceType type, string program)
    {
        return DaemonInfo.Find(program) is not { } daemon
            || (OnlyInMainCf ? type == ServiceType.Unix && daemon.IsDeliveryAgent : ReadBy.Contains(program));
    }

    /// <summary>The family behind a property of [Transport]; null where it has none of that name.</summary>
    public static ParameterFamily? OfProperty(string property) =>
        OfServices.FirstOrDefault(family => ParameterNames.PropertyOf(family) == property);

    /// <summary>
    /// The families that a name can be a member of, with the variable part of the name; the likeliest first.
    /// </summary>
    public static IEnumerable<(ParameterFamily Family, string Member)> Matching(string parameter)
    {
        foreach ((string suffix, ParameterFamily family) in BySuffix.Value)
        {
            if (parameter.Length > suffix.Length && parameter.EndsWith(suffix, StringComparison.Ordinal))
            {
                yield return (family, parameter.Substring(0, parameter.Length - suffix.Length));
            }
        }
    }
}
