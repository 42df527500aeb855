using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// A table whose content is in the value itself, in braces: <c>inline:{name=value}</c>, <c>cidr:{{network result}}</c> (util/dict_inline.c,
/// dict_static.c, dict_random.c, dict_union.c, dict_pipe.c, dict_stream.c). A program opens the table only as it is written there.
/// </summary>
internal static class BracedTable
{
    /// <summary>What is wrong with the name of a table that has its content in it; null where nothing is, or a file is named.</summary>
    public static string? ErrorIn(TableName table, PostfixVersion release)
    {
        if (table.Info is not { } type || !release.HasBraces)
        {
            return null;
        }

        string? inside = Braces.Inside(table.Name);
        bool startsWithBrace = table.Name[0] == '{';
        switch (type.NameForm)
        {
            case TableNameForm.Value:
                return startsWithBrace && inside is null ? "its braces do not end where the name does" : null;
            case TableNameForm.Choice or TableNameForm.Union or TableNameForm.Pipe:
                return ErrorAround(inside) ?? ErrorInNumber(inside!);
            case TableNameForm.Pairs:
                return ErrorAround(inside)
                    ?? ErrorInNumber(inside!)
                    ?? WordsOf(inside!).Select(ErrorInPair).FirstOrDefault(e => e is not null);
            case TableNameForm.File when startsWithBrace && type.BracesSince is { } braces && release.Has(braces):
                return ErrorAround(inside) ?? WordsOf(inside!).Select(ErrorInRow).FirstOrDefault(e => e is not null);
            default:
                return null;
        }
    }

    /// <summary>The same content in the braces that are missing; null where that is a guess.</summary>
    public static string? Meant(TableName table, PostfixVersion release)
    {
        string? inside = Braces.Inside(table.Name);
        bool hasBraces = (inside ?? table.Name).IndexOfAny(['{', '}']) >= 0;
        var meant = new TableName(
            table.Type,
            inside is null ? "{" + table.Name + "}" : "{ {" + Blanks.Trim(inside) + "} }"
        );
        return hasBraces || inside?.Length == 0 || ErrorIn(meant, release) is not null ? null : meant.ToString();
    }

    private static IEnumerable<string> WordsOf(string inside) =>
        BracedWords.Of(inside, braces: true).Select(word => word.Word);

    private static string? ErrorAround(string? inside) => inside is null ? "its content is not in braces" : null;

    private static string? ErrorInNumber(string inside) => WordsOf(inside).Any() ? null : "it has no content";

    private static string? ErrorInPair(string word)
    {
        string? pair = word[0] == '{' ? Braces.Inside(word) : word;
        return pair is null ? $"'{word}' has text behind its braces"
            : pair.IndexOf('=') < 0 || Blanks.Trim(pair) is "" || NameValue.SplitQuoted(pair, out _, out _) is not null
                ? $"'{Blanks.Trim(pair)}' is not name=value"
            : null;
    }

    private static string? ErrorInRow(string word) =>
        word[0] != '{' ? $"'{word}' is not a row in braces"
        : Braces.Inside(word) is null ? $"'{word}' has text behind its braces"
        : null;
}
