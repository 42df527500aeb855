using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>How the arguments of a row's attribute become the result that the table has, and the other way round.</summary>
internal sealed class RowForm
{
    // What Postfix finds where only the key counts.
    private const string Found = "OK";

    // A list of restrictions that is no parameter is taken apart as one of a name of its own, a restriction class.
    private const string OwnName = "";

    /// <summary>The key alone: any result would do.</summary>
    public static readonly RowForm KeyAlone = new(_ => Found, _ => []);

    /// <summary>One text.</summary>
    public static readonly RowForm Text = new(row => TextOf(row, 1), result => [new RowArgument(result)]);

    /// <summary>Addresses, logins or files, each an argument.</summary>
    public static readonly RowForm List = new(
        row => AddressList.Write(row[1]),
        result => Texts(AddressList.Read(result))
    )
    {
        IsList = true,
    };

    /// <summary>The targets of aliases(5), each an argument.</summary>
    public static readonly RowForm AliasTargets = new(
        row => AliasTarget.Write(row[1]),
        result => Texts(AliasWords.Of(result))
    )
    {
        IsList = true,
    };

    /// <summary>A transport, and a next hop or none.</summary>
    public static readonly RowForm Delivery = new(
        row => new TransportResult(TextOf(row, 1), TextOf(row, 2)).Write(),
        result =>
        {
            (string transport, string nextHop) = TransportResult.Parse(result);
            return Texts(nextHop.Length == 0 ? [transport] : [transport, nextHop]);
        }
    );

    /// <summary>An action of access(5), with a text or none; or restrictions, each an argument.</summary>
    public static readonly RowForm AccessAction = new(
        Action,
        result =>
            AccessResult.SinceOf(AccessResult.FirstWord(result)) is null
                ?
                [
                    .. ListItems
                        .Of(OwnName, result, PostfixVersion.Newest)
                        .Select(item => new RowArgument(item) { IsRestriction = true }),
                ]
                : Action(result, "AccessAction")
    );

    /// <summary>An action of header_checks(5), with a text or none.</summary>
    public static readonly RowForm HeaderCheckAction = new(Action, result => Action(result, "HeaderCheckAction"));

    private readonly Func<string, IReadOnlyList<RowArgument>?> read;

    private RowForm(
        Func<IReadOnlyList<EquatableArray<string>>, string> write,
        Func<string, IReadOnlyList<RowArgument>?> read
    )
    {
        Write = write;
        this.read = read;
    }

    /// <summary>The result, from all arguments of the attribute; each is a list, of one item as a rule.</summary>
    public Func<IReadOnlyList<EquatableArray<string>>, string> Write { get; }

    /// <summary>Whether all arguments behind the key are one list (<c>params</c>).</summary>
    public bool IsList { get; private init; }

    /// <summary>The arguments behind the key that stand for a result; null where they cannot say it to the letter.</summary>
    public IReadOnlyList<RowArgument>? Read(string result)
    {
        if (read(result) is not { } arguments)
        {
            return null;
        }

        EquatableArray<string> key = EquatableArray.Of("");
        EquatableArray<string>[] row =
            IsList || arguments.Any(a => a.IsRestriction)
                ? [key, arguments.Select(a => a.Text).ToEquatableArray()]
                :
                [
                    key,
                    .. arguments.Select(a => EquatableArray.Of(a.Enum is null ? a.Text : RowAction.WordOf(a.Text))),
                ];
        return Write(row) == result ? arguments : null;
    }

    private static IReadOnlyList<RowArgument> Texts(IEnumerable<string> texts) =>
        [.. texts.Select(text => new RowArgument(text))];

    private static string TextOf(IReadOnlyList<EquatableArray<string>> row, int index) =>
        index < row.Count && row[index].Count > 0 ? row[index][0] : "";

    /// <summary>An action with the text behind it, or a list of restrictions.</summary>
    private static string Action(IReadOnlyList<EquatableArray<string>> row)
    {
        string action = AddressList.Write(row[1]);
        string text = TextOf(row, 2);
        return text.Length == 0 ? action : action + " " + text;
    }

    private static IReadOnlyList<RowArgument> Action(string result, string type)
    {
        string word = AccessResult.FirstWord(result);
        string text = Blanks.Trim(result.Substring(word.Length));
        var action = new RowArgument(RowAction.MemberOf(word), type);
        return text.Length == 0 ? [action] : [action, new RowArgument(text)];
    }
}
