namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>
/// postconf shows each run of blanks, commas apart, as one space (pcf_print_line() in postconf/postconf_print.c), except
/// with -M. So a comparison with its other outputs is one of the words and their order.
/// </summary>
public static class BlankRuns
{
    public static string AsOne(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
