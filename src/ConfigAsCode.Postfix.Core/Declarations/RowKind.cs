using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// A kind of row that has an attribute of its own, in place of <c>[Entry]</c> with a text: which tables may have it, and how its parts are written. The first
/// argument of the attribute is the key.
/// </summary>
internal sealed class RowKind
{
    // What Postfix finds where only the key counts.
    private const string Found = "OK";

    // The class of a table that serves no parameter.
    private const string LookupTable = "LookupTable";

    private static readonly RowKind[] Kinds =
    [
        new("Alias", KeyForm.Text, row => AliasTarget.Write(row[1]), "AliasTable") { Also = ["alias_database"] },
        new("VirtualAlias", KeyForm.Address, row => AddressList.Write(row[1]), "VirtualAliasTable"),
        new(
            "Rewrite",
            KeyForm.Address,
            Text,
            "CanonicalTable",
            "SenderCanonicalTable",
            "RecipientCanonicalTable",
            "GenericTable"
        )
        {
            Also = ["lmtp_generic_maps"],
        },
        new(
            "Route",
            KeyForm.Address,
            row => new TransportResult(TextOf(row, 1), TextOf(row, 2)).Write(),
            "TransportTable",
            "SenderDependentDefaultTransportTable"
        )
        {
            Also = ["mailbox_transport_maps", "fallback_transport_maps"],
        },
        new("Relayhost", KeyForm.Address, Text, "SenderDependentRelayhostTable"),
        new("Mailbox", KeyForm.Address, Text, "VirtualMailboxTable"),
        new("Recipient", KeyForm.Address, _ => Found, "RelayRecipientTable", "LocalRecipientTable"),
        new(
            "Domain",
            KeyForm.Address,
            _ => Found,
            "RelayDomainTable",
            "VirtualAliasDomainTable",
            "VirtualMailboxDomainTable"
        ),
        new("Login", KeyForm.Address, row => AddressList.Write(row[1]), "SenderLoginTable"),
        new("Access", KeyForm.Address, Action, LookupTable),
        new(
            "HeaderCheck",
            KeyForm.Text,
            Action,
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
        new("Bcc", KeyForm.Address, Text, "SenderBccTable", "RecipientBccTable"),
        new("Relocated", KeyForm.Address, Text, "RelocatedTable"),
        new("Sni", KeyForm.Text, row => AddressList.Write(row[1]), "TlsServerSniTable"),
        new("ClientCertificate", KeyForm.Text, Text, "RelayClientCertTable"),
    ];

    private static readonly Dictionary<string, RowKind> ByAttribute = Kinds.ToDictionary(
        kind => kind.Attribute,
        StringComparer.Ordinal
    );

    private readonly KeyForm form;
    private readonly Func<IReadOnlyList<EquatableArray<string>>, string> value;
    private readonly string[] tables;

    /// <param name="attribute">The attribute, without its suffix.</param>
    /// <param name="form">What the key is.</param>
    /// <param name="value">Writes what is behind it.</param>
    /// <param name="tables">The classes whose tables have such rows.</param>
    private RowKind(
        string attribute,
        KeyForm form,
        Func<IReadOnlyList<EquatableArray<string>>, string> value,
        params string[] tables
    )
    {
        Attribute = attribute;
        this.form = form;
        this.value = value;
        this.tables = tables;
    }

    private enum KeyForm
    {
        /// <summary>A text of its own, such as a name, a network or a pattern.</summary>
        Text,

        /// <summary>An address or a domain. DNS may have a domain in another form than the address of a message.</summary>
        Address,
    }

    public static IReadOnlyList<RowKind> All => Kinds;

    /// <summary>The attribute, without its suffix.</summary>
    public string Attribute { get; }

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

    private bool IsFor(string serves) =>
        serves.Length == 0
            ? tables.Contains(LookupTable)
            : Also.Contains(serves) || tables.Any(table => TableClasses.Of(serves) == table);

    private static string Either(string[] names) =>
        names.Length == 1
            ? names[0]
            : string.Join(", ", names.Take(names.Length - 1)) + " or " + names[names.Length - 1];

    private static string Text(IReadOnlyList<EquatableArray<string>> row) => TextOf(row, 1);

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
        string key = TextOf(arguments, 0);
        yield return new TableEntry(key, value(arguments), origin) { ValueOrigin = valueOrigin };
        int domain = key.LastIndexOf('@') + 1;
        if (
            form == KeyForm.Address
            && key[0] is not ('/' or '!')
            && Punycode.IsNeededFor(key.Substring(domain))
            && Punycode.OfDomain(key.Substring(domain)) is { } ascii
        )
        {
            yield return new TableEntry(key.Substring(0, domain) + ascii, value(arguments), origin)
            {
                ValueOrigin = valueOrigin,
            };
        }
    }

    private static string TextOf(IReadOnlyList<EquatableArray<string>> row, int index) =>
        index < row.Count && row[index].Count > 0 ? row[index][0] : "";

    /// <summary>An action of access(5) or header_checks(5), with the text behind it.</summary>
    private static string Action(IReadOnlyList<EquatableArray<string>> row) =>
        Blanks.Trim(TextOf(row, 1) + " " + TextOf(row, 2));
}
