namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The text <c>name = value</c> of main.cf and of <c>-o</c> (split_nameval() in util/split_nameval.c).</summary>
internal static class NameValue
{
    /// <summary>Splits the text; the result is null, or what is wrong with it.</summary>
    public static string? Split(string text, out string name, out string value)
    {
        name = "";
        value = "";
        int start = Blanks.Skip(text, 0);
        int end = start;
        while (end < text.Length && text[end] != '=' && !Blanks.IsBlank(text[end]))
        {
            end++;
        }

        if (end == start)
        {
            return "there is no parameter name";
        }

        int equals = Blanks.Skip(text, end);
        if (equals == text.Length || text[equals] != '=')
        {
            return "there is no '=' behind the parameter name";
        }

        name = text.Substring(start, end - start);
        value = Blanks.Trim(text.Substring(equals + 1));
        return null;
    }
}
