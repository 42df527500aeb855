using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// The rows of a cidr, regexp or pcre table that Postfix skips with a warning, so that they neither answer nor begin or end a block
/// (dict_cidr.c, dict_regexp.c, dict_pcre.c). Of a pattern only what is certain: a library that compiles it may refuse more.
/// </summary>
internal static class SkippedRow
{
    /// <summary>What regcomp(3) answers to <c>(?</c>, which begins a group of pcre alone.</summary>
    public const string PrecedingExpression = "Invalid preceding regular expression";

    /// <summary>The warning in the words of Postfix; null where it takes the row, as far as it is known here.</summary>
    /// <param name="row">The row.</param>
    /// <param name="type">The type of the table.</param>
    public static string? WarningOf(TableEntry row, TableTypeInfo? type) =>
        type?.Format switch
        {
            TableFormat.Cidr => OfNetworks(row),
            TableFormat.Pattern => OfPatterns(row, type),
            _ => null,
        };

    /// <summary>The pattern of a row of a cidr table, without <c>if</c> and <c>!</c>.</summary>
    public static string PatternIn(TableEntry row) =>
        Blanks.Trim((RowBlocks.IsIf(row) ? RowBlocks.Condition(row) : row.Key).TrimStart('!', ' ', '\t'));

    private static string? OfNetworks(TableEntry row)
    {
        if (RowBlocks.IsEndIf(row))
        {
            return RowBlocks.IsEndIfAlone(row) ? null : "garbage after ENDIF";
        }

        string pattern = PatternIn(row);
        return pattern.Length == 0 ? "no address pattern"
            : Network.ErrorIn(pattern, out Network? network) is { } error ? error
            : network is { HasHostBits: true } ? $"non-null host address bits in \"{pattern}\""
            : null;
    }

    private static string? OfPatterns(TableEntry row, TableTypeInfo type)
    {
        if (RowBlocks.IsEndIf(row))
        {
            return null;
        }

        bool isPcre = type.IsPcre;
        bool isIf = RowBlocks.IsIf(row);
        string key = isIf ? RowBlocks.Condition(row, type) : row.Key;
        if (PatternParts.Of(key, isPcre, out string? error) is not { } parts)
        {
            return error;
        }

        foreach (PatternParts part in parts)
        {
            if (part.ErrorIn(isPcre) is { } fault)
            {
                return fault;
            }
        }

        return isIf ? null : ResultError(row.Value, parts[0], isPcre);
    }

    private static string? ResultError(string value, PatternParts pattern, bool isPcre)
    {
        if (value.IndexOf('$') < 0)
        {
            return null;
        }

        if (SubstitutionsIn(value, out string? error) is not { } numbers)
        {
            return error;
        }

        long highest = numbers.Count == 0 ? 0 : numbers.Max();
        return highest == 0 ? null
            : pattern.IsNegated ? "$number found in negative match replacement text"
            : pattern.Groups(isPcre) < highest ? $"out of range replacement index \"{highest}\""
            : null;
    }

    /// <summary>The numbers of <c>$1</c>, <c>${1}</c> and <c>$(1)</c>; <c>$$</c> is a dollar (util/mac_parse.c).</summary>
    private static List<long>? SubstitutionsIn(string value, out string? error)
    {
        var numbers = new List<long>();
        error = null;
        for (int i = value.IndexOf('$'); i >= 0; i = i < value.Length ? value.IndexOf('$', i) : -1)
        {
            i++;
            if (i < value.Length && value[i] == '$')
            {
                i++;
                continue;
            }

            if (NameAt(value, ref i) is not { } name)
            {
                error = $"truncated macro reference: \"{value}\"";
                return null;
            }

            error =
                name.Length == 0 ? $"empty macro name: \"{value}\""
                : !name.All(c => c is >= '0' and <= '9') ? $"non-numeric replacement index \"{name}\""
                : name.TrimStart('0').Length == 0 ? $"out of range replacement index \"{name}\""
                : null;
            if (error is not null)
            {
                return null;
            }

            // What is beyond the number of groups in any pattern need not be exact.
            numbers.Add(name.Length > 9 ? int.MaxValue : long.Parse(name, CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    /// <summary>The name behind a dollar; null where its brace is never closed.</summary>
    private static string? NameAt(string value, ref int at)
    {
        int start = at;
        if (at >= value.Length || value[at] is not ('{' or '('))
        {
            while (at < value.Length && (Ascii.IsLetterOrDigit(value[at]) || value[at] == '_'))
            {
                at++;
            }

            return value.Substring(start, at - start);
        }

        char open = value[at];
        char close = open == '{' ? '}' : ')';
        for (int level = 0; at < value.Length; at++)
        {
            level +=
                value[at] == open ? 1
                : value[at] == close ? -1
                : 0;
            if (level == 0)
            {
                at++;
                return value.Substring(start + 1, at - start - 2);
            }
        }

        return null;
    }
}
