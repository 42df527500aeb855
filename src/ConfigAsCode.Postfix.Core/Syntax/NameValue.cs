using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The text <c>name = value</c> of main.cf and of <c>-o</c> (split_nameval() in util/split_nameval.c).</summary>
internal static class NameValue
{
    /// <summary>Splits the text; the result is null, or what is wrong with it.</summary>
    public static string? Split(string text, out string name, out string value)
    {
        string? error = Split(text, out TextSpan nameSpan, out TextSpan valueSpan);
        name = nameSpan.In(text);
        value = valueSpan.In(text);
        return error;
    }

    /// <summary>Splits the text into parts of it; the result is null, or what is wrong with it.</summary>
    public static string? Split(string text, out TextSpan name, out TextSpan value)
    {
        name = default;
        value = default;
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
            return "there is no '=' after the parameter name";
        }

        name = TextSpan.Between(start, end);
        value = Blanks.Trimmed(text, equals + 1, text.Length);
        return null;
    }

    /// <summary>The same with a name that may have blanks in quotes, which stay (split_qnameval(3)).</summary>
    public static string? SplitQuoted(string text, out string name, out string value)
    {
        name = "";
        value = "";
        int start = Blanks.Skip(text, 0);
        int end = start;
        bool isQuoted = false;
        for (; end < text.Length && (isQuoted || (text[end] != '=' && !Blanks.IsBlank(text[end]))); end++)
        {
            isQuoted ^= text[end] == '"';
            end += text[end] == '\\' ? 1 : 0;
        }

        int equals = Blanks.Skip(text, Math.Min(end, text.Length));
        if (start == text.Length || isQuoted || equals == text.Length || text[equals] != '=')
        {
            return "it is not 'name = value'";
        }

        name = text.Substring(start, end - start);
        value = Blanks.Trim(text.Substring(equals + 1));
        return null;
    }
}
