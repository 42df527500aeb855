namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What is known of a DNS list (RFC 5782), or of all lists below a domain.</summary>
internal sealed class DnsListInfo
{
    private static readonly Lazy<CatalogTable> Lists = new(() => CatalogTable.Load("dns-lists.tsv"));

    private DnsListInfo(string[] fields)
    {
        Domain = fields[0];
        Key = (DnsListKey)Enum.Parse(typeof(DnsListKey), fields[1], ignoreCase: true);
        Status = (DnsListStatus)Enum.Parse(typeof(DnsListStatus), fields[2], ignoreCase: true);
        var facets = new Facets(fields, 3);
        NeedsKey = facets.Has("keyed");
        Since = facets.Value("since");
        Replacement = facets.Value("instead");
        Filter = facets.Value("filter");
    }

    public static IEnumerable<DnsListInfo> All => Lists.Value.Rows.Select(fields => new DnsListInfo(fields));

    public string Domain { get; }

    public DnsListKey Key { get; }

    public DnsListStatus Status { get; }

    /// <summary>Whether the key of an account stands before its name.</summary>
    public bool NeedsKey { get; }

    /// <summary>When it was shut down; null where it was not.</summary>
    public string? Since { get; }

    /// <summary>The list that took its place.</summary>
    public string? Replacement { get; }

    /// <summary>The answers that are listings, in the form that stands behind <c>=</c>; null where every answer is one.</summary>
    public string? Filter { get; }

    /// <summary>The list of this domain, or of one above it; DNS compares without regard to case.</summary>
    public static DnsListInfo? Find(string domain)
    {
        string name = domain.TrimEnd('.').ToLowerInvariant();
        for (int start = 0; start >= 0 && start < name.Length; )
        {
            if (Lists.Value.Find(name.Substring(start)) is { } fields)
            {
                return new DnsListInfo(fields);
            }

            int dot = name.IndexOf('.', start);
            start = dot < 0 ? -1 : dot + 1;
        }

        return null;
    }
}
