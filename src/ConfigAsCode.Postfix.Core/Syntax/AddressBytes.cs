using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Addresses as inet_pton(3) reads them: without octal and hexadecimal numbers, scopes and brackets, which <see cref="System.Net.IPAddress"/>
/// accepts.
/// </summary>
internal static class AddressBytes
{
    private const int Groups = 8;

    /// <summary>Four decimal numbers without leading zeros; null for anything else.</summary>
    public static byte[]? OfV4(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsByte)
            ? [.. parts.Select(part => byte.Parse(part, CultureInfo.InvariantCulture))]
            : null;
    }

    /// <summary>Eight groups of up to four digits, one <c>::</c> for those that are zero, the last two also as an IPv4 address; null for anything else.</summary>
    public static byte[]? OfV6(string text)
    {
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return GroupsOf(text) is { Count: Groups * 2 } whole ? [.. whole] : null;
        }

        // A second gap leaves an empty group behind, which is refused there.
        if (
            GroupsOf(text.Substring(0, gap)) is not { } before
            || GroupsOf(text.Substring(gap + 2)) is not { } after
            || (before.Count > 0 && text.Substring(0, gap).IndexOf('.') >= 0)
            || before.Count + after.Count >= Groups * 2
        )
        {
            return null;
        }

        return [.. before, .. new byte[(Groups * 2) - before.Count - after.Count], .. after];
    }

    private static List<byte>? GroupsOf(string text)
    {
        var bytes = new List<byte>();
        string[] groups = text.Length == 0 ? [] : text.Split(':');
        for (int i = 0; i < groups.Length; i++)
        {
            if (i == groups.Length - 1 && OfV4(groups[i]) is { } v4)
            {
                bytes.AddRange(v4);
            }
            else if (groups[i].Length is > 0 and <= 4 && groups[i].All(IsHex))
            {
                int group = int.Parse(groups[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                bytes.Add((byte)(group >> 8));
                bytes.Add((byte)group);
            }
            else
            {
                return null;
            }
        }

        return bytes;
    }

    private static bool IsByte(string text) =>
        text.Length is > 0 and <= 3
        && text.All(c => c is >= '0' and <= '9')
        && (text.Length == 1 || text[0] != '0')
        && int.Parse(text, CultureInfo.InvariantCulture) <= 255;

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
