using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// The rows of virtual_alias_maps or of alias_maps, and the row that is for an address (<see cref="AddressKeys"/>). Only what declared tables decide
/// is known.
/// </summary>
internal sealed class AliasRows
{
    private const string Origin = "myorigin";

    private readonly EffectiveView view;
    private readonly Service? reader;
    private readonly bool isLocal;
    private readonly bool keepsExtension;
    private readonly string origin;
    private readonly List<IReadOnlyDictionary<string, TableAnswer>> tables = [];
    private readonly Dictionary<string, bool> localDomains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether all tables are known by their keys. Those behind the first one that is not may be hidden by it, and are left out.</summary>
    public bool IsComplete { get; } = true;

    /// <param name="parameter"><c>virtual_alias_maps</c> or <c>alias_maps</c>.</param>
    /// <param name="reader">The cleanup(8) or local(8) that reads it.</param>
    /// <param name="view">The instance.</param>
    public AliasRows(string parameter, Service? reader, EffectiveView view)
    {
        this.view = view;
        this.reader = reader;
        isLocal = parameter == "alias_maps";
        keepsExtension = ListValue.Has(
            view.Get("propagate_unmatched_extensions", reader).Text,
            isLocal ? "alias" : "virtual"
        );
        origin = view.Get(Origin, reader).Text;
        foreach (TableReference table in reader is null ? [] : TableReferences.ReadBy(reader, parameter, view))
        {
            TableAnswers answers = TableAnswers.Of(table, view);
            if (answers.Unknown.Count > 0 || answers.OfPatterns.Any() || answers.ForAll.Any())
            {
                IsComplete = false;
                break;
            }

            tables.Add(answers.ByKey);
        }
    }

    /// <summary>The addresses that have rows of their own, each as it is asked for.</summary>
    public IEnumerable<(string Address, TableEntry Row)> All() =>
        tables
            .SelectMany(table => table.Values)
            .Select(answer => (Address: AddressOf(answer.Row.Key), answer.Row))
            .Where(row => row.Address is not null)
            .Select(row => (row.Address!, row.Row));

    /// <summary>What virtual_alias_maps have for all addresses of a domain.</summary>
    public static TableLookup ForDomain(string domain, EffectiveView view) =>
        TableLookup.In(
            ["virtual_alias_maps"],
            [new TableKey("@" + domain, IsPart: true)],
            CleanupService.AskedBy(service: null, view),
            view
        );

    /// <summary>The row for an address; null where none is, or where that is not known.</summary>
    public TableEntry? Find(string address) => Answer(address)?.Row;

    /// <summary>What the reader asks its tables for an address, in its order.</summary>
    public IEnumerable<TableKey> Keys(string address)
    {
        bool isOfHost = IsLocal(address.Substring(address.LastIndexOf('@') + 1));
        return reader is null ? []
            : !isLocal ? AddressKeys.OfAddressTable(address, isOfHost, reader, view)
            : isOfHost ? AddressKeys.OfAliases(address, reader, view)
            : [];
    }

    private (TableKey Key, TableEntry Row)? Answer(string address)
    {
        foreach (TableKey key in Keys(address))
        {
            if (RowOf(key.Text) is { } row)
            {
                return (key, row);
            }

            // A part of the address is asked of the tables of the host as well.
            if (!isLocal && !IsComplete)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The addresses to which a row leads on. cleanup(8) expands an address no further, nor again, once it has become itself; local(8) does.
    /// </summary>
    public IEnumerable<string> Next(TableEntry row, string address)
    {
        string[] all = [.. Expand(row, address)];
        string self = Canonical(address);
        string[] others = [.. all.Where(next => Canonical(next) != self)];
        return isLocal || others.Length == all.Length ? others : [];
    }

    /// <summary>What a row makes of an address, without what is no address, such as a file or a command.</summary>
    private IEnumerable<string> Expand(TableEntry row, string address)
    {
        string user = UserOf(address);
        string extension = ExtensionFor(address);
        foreach (string word in isLocal ? AliasWords.Of(row.Value) : ListValue.Words(row.Value))
        {
            if (word[0] == '@')
            {
                yield return isLocal ? word : user + word;
            }
            else if (word[0] is not ('/' or '|' or ':' or '"' or '\\') && word.IndexOf('$') < 0)
            {
                yield return WithExtension(word.IndexOf('@') > 0 ? word : word + "@" + origin, extension);
            }
        }
    }

    /// <summary>The extension that the row for an address does not name, and that Postfix adds to what is in the row; empty where there is none.</summary>
    private string ExtensionFor(string address) =>
        keepsExtension
        && Answer(address) is { Key: { IsPart: true, Text: var key } }
        && key[0] != '@'
        && UserOf(address) is var user
        && (key.IndexOf('@') < 0 ? key : UserOf(key)) is var found
        && found.Length < user.Length
            ? user.Substring(found.Length)
            : "";

    /// <summary>An address that has an extension keeps it alone: with one more at each turn a circle would not come back to where it began.</summary>
    private string WithExtension(string address, string extension) =>
        extension.Length > 0 && reader is not null && !AddressKeys.HasExtension(address, reader, view)
            ? address.Insert(address.LastIndexOf('@'), extension)
            : address;

    /// <summary>What an address is compared by.</summary>
    public string Canonical(string address) =>
        (isLocal && IsLocalAddress(address) ? UserOf(address) : address).ToLowerInvariant();

    private static string UserOf(string address) => address.Substring(0, Math.Max(address.LastIndexOf('@'), 0));

    private bool IsLocalAddress(string address) => IsLocal(address.Substring(address.LastIndexOf('@') + 1));

    private string? AddressOf(string key) =>
        key.Length == 0 || key.IndexOf('|') >= 0 ? null
        : key[0] == '@' ? (isLocal ? null : "somebody" + key)
        : key.IndexOf('@') > 0 ? (isLocal ? null : key)
        // A bare domain in virtual_alias_maps makes it a domain, and is no address.
        : !isLocal && key.IndexOf('.') > 0 && IsAliasDomain(key) ? null
        : key + "@" + origin;

    private bool IsAliasDomain(string key) => RowOf(key)?.Value.IndexOf('@') < 0;

    private TableEntry? RowOf(string key) =>
        tables
            .Select(table => table.TryGetValue(key, out TableAnswer? answer) ? answer.Row : null)
            .FirstOrDefault(row => row is not null);

    private bool IsLocal(string domain)
    {
        if (!localDomains.TryGetValue(domain, out bool isOne))
        {
            isOne = LocalPartLookup.IsFor(domain, reader, view) == true;
            localDomains.Add(domain, isOne);
        }

        return isOne;
    }
}
