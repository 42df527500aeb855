namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Postfix's own ISALNUM: letters and digits beyond ASCII are none to it.</summary>
internal static class Ascii
{
    public static bool IsLetterOrDigit(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
