namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What Postfix takes for a host name (util/valid_hostname.c).</summary>
internal static class HostName
{
    private const int Longest = 255;
    private const int LongestLabel = 63;

    public static bool IsValid(string name)
    {
        // Digits alone are an address; a dot at the end is misplaced.
        string[] labels = name.Split('.');
        return name.Length <= Longest
            && labels.All(IsLabel)
            && labels.Any(label => label.Any(c => c is not (>= '0' and <= '9')));
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[label.Length - 1] != '-'
        && label.All(c => Ascii.IsLetterOrDigit(c) || c is '-' or '_');
}
