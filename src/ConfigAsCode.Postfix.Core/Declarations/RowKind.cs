using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// A kind of row that has an attribute of its own, in place of <c>[Entry]</c> with a text: which tables may have it, and how its parts are written. The first
/// argument of the attribute is the key.
/// </summary>
internal sealed class RowKind
{
    // The class of a table that serves no parameter.
    private const string LookupTable = "LookupTable";

    private static readonly RowKind[] Kinds =
    [
        new("Alias", KeyKind.Text, RowForm.AliasTargets, "AliasTable") { Also = ["alias_database"] },
        new("VirtualAlias", KeyKind.Address, RowForm.List, "VirtualAliasTable"),
        new(
            "Rewrite",
            KeyKind.Address,
            RowForm.Text,
            "CanonicalTable",
            "SenderCanonicalTable",
            "RecipientCanonicalTable",
            "GenericTable"
        )
        {
            Also = ["lmtp_generic_maps"],
        },
        new("Route", KeyKind.Address, RowForm.Delivery, "TransportTable", "SenderDependentDefaultTransportTable")
        {
            Also = ["mailbox_transport_maps", "fallback_transport_maps"],
        },
        new("Relayhost", KeyKind.Address, RowForm.Text, "SenderDependentRelayhostTable"),
        new("Mailbox", KeyKind.Address, RowForm.Text, "VirtualMailboxTable"),
        new("Recipient", KeyKind.Address, RowForm.KeyAlone, "RelayRecipientTable", "LocalRecipientTable"),
        new(
            "Domain",
            KeyKind.Address,
            RowForm.KeyAlone,
            "RelayDomainTable",
            "VirtualAliasDomainTable",
            "VirtualMailboxDomainTable"
        ),
        new("Login", KeyKind.Address, RowForm.List, "SenderLoginTable"),
        new("Access", KeyKind.Address, RowForm.AccessAction, LookupTable),
        new(
            "HeaderCheck",
            KeyKind.Text,
            RowForm.HeaderCheckAction,
            "HeaderCheckTable",
            "MimeHeaderCheckTable",
            "BodyCheckTable",
            "SmtpHeaderCheckTable"
        )
        {
            Also =
            [
                "nested_header_checks",
                "milter_header_checks",
                "smtp_mime_header_checks",
                "smtp_nested_header_checks",
                "smtp_body_checks",
            ],
        },
        new("Bcc", KeyKind.Address, RowForm.Text, "SenderBccTable", "RecipientBccTable"),
        new("Relocated", KeyKind.Address, RowForm.Text, "RelocatedTable"),
        new("Sni", KeyKind.Text, RowForm.List, "TlsServerSniTable"),
        new("ClientCertificate", KeyKind.Text, RowForm.Text, "RelayClientCertTable"),
    ];

    private static readonly Dictionary<string, RowKind> ByAttribute = Kinds.ToDictionary(
        kind => kind.Attribute,
        StringComparer.Ordinal
    );

    private readonly KeyKind key;
    private readonly string[] tables;

    /// <param name="attribute">The attribute, without its suffix.</param>
    /// <param name="key">What the key is.</param>
    /// <param name="form">How its result is said.</param>
    /// <param name="tables">The classes whose tables have such rows.</param>
    private RowKind(string attribute, KeyKind key, RowForm form, params string[] tables)
    {
        Attribute = attribute;
        this.key = key;
        Form = form;
        this.tables = tables;
    }

    private enum KeyKind
    {
        /// <summary>A text of its own, such as a name, a network or a pattern.</summary>
        Text,

        /// <summary>An address or a domain. DNS may have a domain in another form than the address of a message.</summary>
        Address,
    }

    public static IReadOnlyList<RowKind> All => Kinds;

    /// <summary>The attribute, without its suffix.</summary>
    public string Attribute { get; }

    /// <summary>How its result is said.</summary>
    public RowForm Form { get; }

    /// <summary>Parameters without a class of the package, whose tables have such rows too.</summary>
    private string[] Also { get; init; } = [];

    public static RowKind? Find(string attribute) =>
        ByAttribute.TryGetValue(attribute, out RowKind? kind) ? kind : null;

    /// <summary>Null, or why such a row says nothing in a table.</summary>
    /// <param name="serves">The parameter that the table serves; empty for one that a restriction or a value names.</param>
    public string? ErrorIn(string serves)
    {
        if (IsFor(serves))
        {
            return null;
        }

        string table = serves.Length == 0 ? "a table that serves no parameter" : "a table that serves " + serves;
        IEnumerable<string> others = Kinds
            .Where(kind => kind.IsFor(serves))
            .Select(kind => kind.Attribute)
            .Append("Entry")
            .Select(name => $"[{name}]");
        return $"[{Attribute}] does not belong into {table}. Derive the class from {Either(tables)}, or write {Either([.. others])}";
    }

    /// <summary>What is wrong with an item of a list that has no text: the row would have nothing between two commas.</summary>
    public string ErrorOfEmptyItem(string key) =>
        $"An item of [{Attribute}] for '{key}' is empty. Remove it, or write what belongs there";

    private bool IsFor(string serves) =>
        serves.Length == 0
            ? tables.Contains(LookupTable)
            : Also.Contains(serves) || tables.Any(table => TableClasses.Of(serves) == table);

    private static string Either(string[] names) =>
        names.Length == 1
            ? names[0]
            : string.Join(", ", names.Take(names.Length - 1)) + " or " + names[names.Length - 1];

    /// <summary>
    /// The rows that the table gets: one, or two where the domain is not ASCII. Postfix looks a domain up as the client has written it, so each of its two forms
    /// needs a row (SMTPUTF8_README, "No automatic conversions between ASCII and UTF-8 domain names").
    /// </summary>
    /// <param name="arguments">The arguments of the attribute in order; each is a list, of one item as a rule.</param>
    /// <param name="origin">The declaration of the key.</param>
    /// <param name="valueOrigin">That of what is behind it.</param>
    public IEnumerable<TableEntry> Rows(
        IReadOnlyList<EquatableArray<string>> arguments,
        Origin origin,
        Origin valueOrigin
    )
    {
        string lookedUp = arguments[0][0];
        string result = Form.Write(arguments);
        yield return new TableEntry(lookedUp, result, origin) { ValueOrigin = valueOrigin };
        int domain = lookedUp.LastIndexOf('@') + 1;
        if (
            key == KeyKind.Address
            && lookedUp.Length > 0
            && lookedUp[0] is not ('/' or '!')
            && Punycode.IsNeededFor(lookedUp.Substring(domain))
            && Punycode.OfDomain(lookedUp.Substring(domain)) is { } ascii
        )
        {
            yield return new TableEntry(lookedUp.Substring(0, domain) + ascii, result, origin)
            {
                ValueOrigin = valueOrigin,
            };
        }
    }
}
