using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>The operators between two operands in braces (mac_exp_eval() in util/mac_expand.c).</summary>
internal static class MacroComparison
{
    public static bool IsOperator(string sign) => sign is "==" or "!=" or "<" or "<=" or ">=" or ">";

    public static bool Holds(string sign, int order) =>
        sign switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">=" => order >= 0,
            _ => order > 0,
        };

    /// <summary>As numbers where both sides are digits only, else as text.</summary>
    public static int? Compare(string left, string right, out string? error)
    {
        error = null;
        if (!IsDigits(left) || !IsDigits(right))
        {
            return string.CompareOrdinal(left, right);
        }

        if (TryNumber(left, out long leftNumber) && TryNumber(right, out long rightNumber))
        {
            return leftNumber.CompareTo(rightNumber);
        }

        error = $"'{left}' or '{right}' is too large a number";
        return null;
    }

    /// <summary>As compatibility levels, <c>major[.minor[.patch]]</c>, since 3.6 (global/compat_level.c).</summary>
    public static int? CompareLevels(string left, string right, out string? error)
    {
        error = null;
        if (Level(left) is not { } leftLevel)
        {
            error = $"'{left}' is not a compatibility level; it is written major.minor.patch";
            return null;
        }

        if (Level(right) is not { } rightLevel)
        {
            error = $"'{right}' is not a compatibility level; it is written major.minor.patch";
            return null;
        }

        return leftLevel.CompareTo(rightLevel);
    }

    /// <summary>Ten bits each for minor and patch; strtol() lets blanks and a sign stand before a number.</summary>
    private static long? Level(string text)
    {
        const long Limit = 1 << 10;
        string[] parts = text.Split('.');
        long level = 0;
        for (int i = 0; i < 3; i++)
        {
            long number = 0;
            if (i < parts.Length && !(TryLevelPart(parts[i], out number) && (i == 0 || number < Limit)))
            {
                return null;
            }

            level = (level * Limit) + number;
        }

        return parts.Length <= 3 ? level : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryLevelPart(string text, out long number) =>
        long.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out number
        )
        && number >= 0;
}
