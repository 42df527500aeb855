using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The rows of a table whose keys are looked up as they stand: texthash, and what postmap(1) makes.</summary>
internal static class KeyRows
{
    // A domain in it is one of virtual_alias_domains, by default.
    private const string AliasDomains = "virtual_alias_maps";

    private static readonly Regex WithMask = new(@"^[\[\]0-9A-Fa-f.:]+/\d{1,3}$", RegexOptions.CultureInvariant);

    public static IEnumerable<UnreachableRow> Dead(
        Table table,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    ) =>
        DuplicateKeys(table, uses)
            .Concat(UppercaseKeys(table, uses))
            .Concat(KeysOfAliases(table, uses))
            .Concat(AddressesOfAliases(table, uses))
            .Concat(KeysNeverLookedUp(table, uses, context))
            .Concat(AliasResults(table, uses))
            .Concat(Fingerprints(table, uses, context));

    private static IEnumerable<UnreachableRow> DuplicateKeys(Table table, IReadOnlyList<TableReference> uses)
    {
        bool isIndexed = IsIndexed(table);
        bool folds = isIndexed || uses.Any(Folds);
        var seen = new HashSet<string>(folds ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (TableEntry row in table.Entries.Where(row => !seen.Add(row.Key)))
        {
            yield return isIndexed
                ? new UnreachableRow(
                    row,
                    $"postmap(1) warns of a \"duplicate entry\" in {table.Name} and keeps the first row of {row.Key}: this one is "
                        + "never found",
                    "Remove one of the two"
                )
                : new UnreachableRow(
                    row,
                    $"Postfix cannot open {table.Name} (\"duplicate entry: \"{row.Key}\"\"): each look-up in it fails, and the mail "
                        + "that needs it is deferred",
                    "Remove one of the two rows",
                    uses.Count > 0 ? RuleSeverity.Error : RuleSeverity.Warning
                );
        }
    }

    private static bool IsIndexed(Table table) => TableTypeInfo.Find(table.Type) is { IsIndexed: true };

    /// <summary>Whether some program folds the keys as it reads a texthash (DICT_FLAG_FOLD_FIX).</summary>
    private static bool Folds(TableReference use) =>
        use.Form is not (TableListForm.Patterns or TableListForm.Networks)
        && (
            use.Parameter?.ExactFor is not { } exact
            || (
                use.Service is null
                && use.Parameter.ReadBy.Any(p => p != exact && DaemonInfo.Find(p) is not { FoldsKeys: false })
            )
        );

    private static IEnumerable<UnreachableRow> UppercaseKeys(Table table, IReadOnlyList<TableReference> uses)
    {
        TableReference? use = uses.FirstOrDefault(u => u.Parameter?.ExactFor is not null);
        if (IsIndexed(table) || use?.Parameter is not { ExactFor: { } program } parameter)
        {
            return [];
        }

        string who = program == "*" ? "Postfix" : program + "(8)";
        return table
            .Entries.Where(row => row.Key.Any(c => c is >= 'A' and <= 'Z'))
            .Select(row => new UnreachableRow(
                row,
                $"{who} never finds the row {row.Key} of {table.Name}: for {parameter.Name} it looks up in lower case, and the "
                    + "keys of a texthash are not converted to lower case",
                $"Write {row.Key.ToLowerInvariant()}"
            ));
    }

    /// <summary>
    /// Keys with the colon of aliases(5), which is a part of them here (postmap.c asks "is this an alias file?"). Commands of SMTP, in lists of
    /// patterns, may end so.
    /// </summary>
    private static IEnumerable<UnreachableRow> KeysOfAliases(Table table, IReadOnlyList<TableReference> uses) =>
        uses.Count == 0 || uses.Any(u => u.Form == TableListForm.Patterns)
            ? []
            : table
                .Entries.Where(row => row.Key.Length > 1 && row.Key.IndexOf(':') == row.Key.Length - 1)
                .Select(row => new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} is never found: its key ends with ':', as in aliases(5), and Postfix asks without it",
                    $"Write {row.Key.TrimEnd(':')}"
                ));

    /// <summary>
    /// Keys with a domain in a table of aliases(5), which postalias(1) leaves out ("name must be local"). That smtpd(8) asks such a table for local
    /// recipients changes nothing of it.
    /// </summary>
    private static IEnumerable<UnreachableRow> AddressesOfAliases(Table table, IReadOnlyList<TableReference> uses) =>
        !IsIndexed(table)
        || !uses.Any(u => u.Parameter is { IsOfAliases: true })
        || uses.Any(u => u.Parameter is not ({ IsOfAliases: true } or { Name: "local_recipient_maps" }))
            ? []
            : table
                .Entries.Where(row => row.Key.IndexOf('@') >= 0)
                .Select(row => new UnreachableRow(
                    row,
                    $"postalias(1) leaves the row {row.Key} of {table.Name} out (\"name must be local\"), and local(8) asks for names without a domain",
                    row.Key[0] == '@'
                        ? "Write the row into a table of virtual_alias_maps"
                        : $"Write {row.Key.Substring(0, row.Key.LastIndexOf('@'))}, or the row into a table of virtual_alias_maps"
                ));

    /// <summary>
    /// Results of aliases(5) in a table of addresses: a command, a file or a list of addresses is taken for the name of a user, and mail for it
    /// is returned.
    /// </summary>
    private static IEnumerable<UnreachableRow> AliasResults(Table table, IReadOnlyList<TableReference> uses) =>
        uses.Count == 0 || uses.Any(u => u.Parameter is not { HasRowsOfAddresses: true })
            ? []
            : table
                .Entries.Where(row => AliasTarget.IsIn(row.Value))
                .Select(row => new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} has the result of a table of aliases(5), which in {uses[0].Setting.Parameter} is taken for an "
                        + "address: mail for it is returned (\"unknown user\")",
                    $"Write an address of this host, such as {AliasTarget.NameFor(row.Key)}@localhost, and give {AliasTarget.NameFor(row.Key)} this result in alias_maps"
                ));

    /// <summary>Keys of a form that none of the places asks for in which the table is named.</summary>
    private static IEnumerable<UnreachableRow> KeysNeverLookedUp(
        Table table,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    )
    {
        if (uses.Count == 0)
        {
            yield break;
        }

        bool isParentStyle = NameList.IsParentStyle("smtpd_access_maps", service: null, context.View);
        OwnDomains domains = context.Once(OwnDomains.Of);
        foreach (TableEntry row in table.Entries)
        {
            string[] better = [.. uses.Select(u => Better(u, row, isParentStyle, domains)).OfType<string>()];
            if (better.Length == uses.Count)
            {
                string where = uses[0].Restriction ?? uses[0].Setting.Parameter;
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} is never found: {where} looks up no key of this form",
                    better[0]
                );
            }
        }
    }

    /// <summary>What to write where a key of this form is never looked up (transport(5), access(5), postconf(5)); null where it may be.</summary>
    private static string? Better(TableReference use, TableEntry row, bool isParentStyle, OwnDomains domains)
    {
        string key = row.Key;
        string domain = key.TrimStart('@', '.');
        bool isNetwork = WithMask.IsMatch(key);
        switch (use.Restriction ?? use.Parameter?.Keys)
        {
            case "transport":
                return key[0] == '@' ? $"Write {domain}, and .{domain} for its subdomains" : null;
            case "sender":
                return key.IndexOf('@') >= 0 || key == "<>" ? null
                    : key.IndexOf('.') > 0 ? $"Write @{domain}"
                    : "Write an address, or @ and a domain";
            case "address":
                return key == "*" ? "Write @ and a domain"
                    : key[0] == '.' || (use.Parameter?.Name != AliasDomains && domains.IsMeant(key, row.Value))
                        ? "Write @" + domain
                    : null;
            case null when use.Parameter?.Name == "virtual_mailbox_maps":
                return key.IndexOf('@') < 0 && key.IndexOf('.') < 0
                    ? $"Write {(key == "*" ? "" : key)}@ and the domain"
                    : null;
            case "check_sender_access" or "check_recipient_access":
                return key[0] == '@' ? $"Write {domain}"
                    : key[0] == '.' && isParentStyle ? OfParents(domain)
                    : null;
            case "check_client_access" or "check_reverse_client_hostname_access" or "check_helo_access":
                return isNetwork && use.Restriction == "check_client_access" ? "Make it a table of type cidr"
                    : key[0] == '.' && isParentStyle ? OfParents(domain)
                    : null;
            default:
                return isNetwork && use.Form == TableListForm.Networks ? "Make it a table of type cidr" : null;
        }
    }

    /// <summary>With smtpd_access_maps in parent_domain_matches_subdomains, as by default, a domain stands for those below it.</summary>
    private static string OfParents(string domain) =>
        $"Write {domain}, which also matches its subdomains while parent_domain_matches_subdomains has smtpd_access_maps";

    /// <summary>Fingerprints that the digest in force cannot give: rows of certificates of clients, and policies that match one of a server.</summary>
    private static IEnumerable<UnreachableRow> Fingerprints(
        Table table,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    ) =>
        uses.Count == 0 ? []
        : uses.All(HasClientCertificates)
            ? table.Entries.Select(row => OfClient(row, uses, context)).OfType<UnreachableRow>()
        : uses.All(HasPolicies) ? table.Entries.Select(row => OfServer(row, uses, context)).OfType<UnreachableRow>()
        : [];

    private static bool HasClientCertificates(TableReference use) =>
        (use.Restriction ?? use.Parameter?.Name) is "relay_clientcerts" or "check_ccert_access";

    private static bool HasPolicies(TableReference use) =>
        use.Parameter?.Name.EndsWith("_tls_policy_maps", StringComparison.Ordinal) == true;

    /// <summary>smtpd(8) asks for the certificate and for its key, each as pairs with colons between them.</summary>
    private static UnreachableRow? OfClient(
        TableEntry row,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    )
    {
        (string Name, int Bytes)[] digests = [.. Digests("smtpd_tls_fingerprint_digest", uses, context)];
        if (Fingerprint.LengthOf(row.Key) is not { } bytes || digests.Length == 0)
        {
            return null;
        }

        string asks = $"smtpd(8) never finds the row {Wording.Excerpt(row.Key)}: it asks for ";
        return digests.All(d => d.Bytes != bytes)
                ? new UnreachableRow(
                    row,
                    asks + $"{Lengths(digests)}, and this fingerprint has {bytes} bytes",
                    $"Write the fingerprint that {digests[0].Name} gives",
                    RuleSeverity.Error
                )
            : Fingerprint.IsInPairs(row.Key) ? null
            : new UnreachableRow(
                row,
                asks + "pairs of digits with ':' between them",
                "Write " + Fingerprint.InPairs(row.Key),
                RuleSeverity.Error
            );
    }

    /// <summary>What is not a fingerprint at all is reported by PFX1019.</summary>
    private static UnreachableRow? OfServer(
        TableEntry row,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    )
    {
        var policy = TlsPolicy.Read(row.Value, context.Target.Postfix);
        if (policy.IsInvalid || policy.Level != TlsLevel.Fingerprint)
        {
            return null;
        }

        (string Name, int Bytes)[] digests =
        [
            .. uses.Select(u => u.Parameter!.Name.Split('_')[0])
                .Distinct()
                .SelectMany(program => Digests(program + "_tls_fingerprint_digest", uses, context)),
        ];
        int[] lengths =
        [
            .. policy
                .Attributes.Where(a => a.Name == "match")
                .SelectMany(a => a.Value.Split('|'))
                .Where(f => Fingerprint.IsWellFormed(f, context.Target.Postfix))
                .Select(f => Fingerprint.LengthOf(f))
                .OfType<int>(),
        ];
        int[] wrong = [.. lengths.Where(bytes => digests.All(d => d.Bytes != bytes))];
        if (wrong.Length == 0 || digests.Length == 0)
        {
            return null;
        }

        bool isNever = wrong.Length == lengths.Length;
        return new UnreachableRow(
            row,
            (isNever ? $"Mail to {row.Key} is deferred" : $"A fingerprint of the policy of {row.Key} never matches")
                + $": certificates are compared by {Lengths(digests)}, and {(isNever ? "the fingerprint" : "it")} has {wrong[0]} bytes",
            $"Write the fingerprint that {digests[0].Name} gives",
            isNever ? RuleSeverity.Error : RuleSeverity.Warning
        );
    }

    private static string Lengths((string Name, int Bytes)[] digests) =>
        Wording.Join(digests.Select(d => $"{d.Bytes} bytes of {d.Name}"));

    /// <summary>The digests of the services that may read a table; none where the length of one is not known.</summary>
    private static IEnumerable<(string Name, int Bytes)> Digests(
        string parameter,
        IReadOnlyList<TableReference> uses,
        InstanceOnTarget context
    )
    {
        Service?[] readers =
        [
            .. context.Instance.Services.Where(s =>
                s.Runs(parameter.Split('_')[0]) && uses.Any(u => u.Service is null || ReferenceEquals(u.Service, s))
            ),
        ];
        string[] names =
        [
            .. readers
                .DefaultIfEmpty(null)
                .Select(s => context.View.Get(parameter, s))
                .Select(value => value.Error is null ? value.Text : "")
                .Distinct(),
        ];
        return names.Any(name => Fingerprint.BytesOf(name) is null)
            ? []
            : names.Select(name => (name, Fingerprint.BytesOf(name)!.Value));
    }
}
