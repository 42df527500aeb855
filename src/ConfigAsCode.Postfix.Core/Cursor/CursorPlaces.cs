using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Cursor;

/// <summary>Finds out what stands at an offset of a file of an instance.</summary>
internal static class CursorPlaces
{
    /// <summary>Null in a comment, in the key of a row, and where nothing is known of what belongs there.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="document">The one of them with the cursor.</param>
    /// <param name="offset">The cursor.</param>
    public static CursorPlace? At(InstanceReading reading, CfDocument document, int offset)
    {
        if (LineBefore.Of(document, offset) is not { } line)
        {
            return null;
        }

        PostfixVersion release = reading.Instance.Target?.Postfix ?? PostfixVersion.Newest;
        return document == reading.MainCf.Document ? InSetting(line, line.Text, service: null)
            : document == reading.MasterCf?.Document ? InService(line, reading, release)
            : InRow(line, reading);
    }

    /// <param name="line">The line.</param>
    /// <param name="text">The part of it that is <c>name = value</c>, as far as the cursor.</param>
    /// <param name="service">The service whose option it is; null in main.cf.</param>
    private static CursorPlace? InSetting(LineBefore line, string text, CursorService? service)
    {
        int equals = text.IndexOf('=');
        if (equals < 0)
        {
            CursorWord word = line.Word(IsOfName);
            bool isFirst = Blanks.Trim(text).Length == word.Typed.Length && (service is not null || !Indented(text));
            return isFirst ? new NamePlace(word, service, HasEquals(line, word)) : null;
        }

        string parameter = Blanks.Trim(text.Substring(0, equals));
        string value = text.Substring(equals + 1);
        if (parameter.Length == 0)
        {
            return null;
        }

        CursorWord name = line.Word(MacroText.IsNameCharacter);
        if (IsMacro(value, value.Length - name.Typed.Length))
        {
            return new MacroPlace(name, service, parameter);
        }

        bool splitsAtColon = Parameters.FindTyped(parameter) is { SplitsAtColon: true };
        CursorWord ofValue = line.Word(c => IsOfValue(c) && !(splitsAtColon && c == ':'));
        string before = value.Substring(0, Math.Max(0, value.Length - ofValue.Typed.Length));
        return new ValuePlace(ofValue, service, parameter, before);
    }

    private static CursorPlace? InService(LineBefore line, InstanceReading reading, PostfixVersion release)
    {
        var fields = new List<string>();
        int position = 0;
        while (
            fields.Count < MasterCfFile.FieldNames.Count
            && MasterCfWords.NextField(line.Text, ref position) is { } field
        )
        {
            // The word that ends at the cursor is the one that somebody types.
            if (field.End == line.Text.Length)
            {
                return new FieldPlace(line.Word(IsOfField), fields);
            }

            fields.Add(field.In(line.Text));
        }

        if (fields.Count < MasterCfFile.FieldNames.Count)
        {
            return fields.Count == 0 && Indented(line.Text) ? null : new FieldPlace(line.Word(IsOfField), fields);
        }

        var service = new CursorService(fields[fields.Count - 1], Known(line, reading));
        var words = new List<TextSpan>();
        int last = line.Text.Length;
        while (position < line.Text.Length)
        {
            int start = position;
            if (MasterCfWords.NextWord(line.Text, ref position, release, out string? error) is not { } word)
            {
                break;
            }

            if (position == line.Text.Length && (error is not null || word.End == line.Text.Length))
            {
                last = Blanks.Skip(line.Text, start);
                break;
            }

            words.Add(word);
        }

        string[] texts = [.. words.Select(word => word.In(line.Text))];
        string typed = line.Text.Substring(last);
        if (OptionText(texts, typed) is { } option)
        {
            return InSetting(line, option, service);
        }

        return new ArgumentPlace(line.Word(IsOfField), service, texts);
    }

    /// <summary>The text of an override as far as it is typed; null where the word is not one.</summary>
    private static string? OptionText(string[] words, string typed)
    {
        foreach (DaemonOption option in DaemonOptions.In([.. words, typed]))
        {
            if (option.Letter != 'o' || option.End != words.Length + 1)
            {
                continue;
            }

            return option.IsJoined ? typed.Substring(option.Value!.Value)
                : option.Word < words.Length ? typed.TrimStart('{')
                : null;
        }

        return null;
    }

    private static Service? Known(LineBefore line, InstanceReading reading) =>
        reading.Instance.Services.FirstOrDefault(service =>
            service.Origin.DeclaredBy == line.Document.File
            && service.Origin.Range is { } range
            && range.Start.Offset <= line.Offset
            && line.Offset <= range.End.Offset
        );

    private static RowPlace? InRow(LineBefore line, InstanceReading reading)
    {
        for (int i = 0; i < reading.Tables.Count && i < reading.Instance.Tables.Count; i++)
        {
            TableRows rows = reading.Tables[i];
            if (rows.Document != line.Document)
            {
                continue;
            }

            int end = rows.Format is TableFormat.KeyValue or TableFormat.Cidr or TableFormat.Pattern
                ? TableRow.EndOfKey(line.Text, rows.Format, reading.Instance.Target?.Postfix ?? PostfixVersion.Newest)
                : -1;
            CursorWord word = line.Word(IsOfValue);
            return end >= 0 && line.Text.Length - word.Typed.Length > end
                ? new RowPlace(
                    word,
                    reading.Instance.Tables[i],
                    line.Text.Substring(end, line.Text.Length - word.Typed.Length - end)
                )
                : null;
        }

        return null;
    }

    /// <summary>Whether a name that starts here is behind <c>$</c>, <c>${</c> or <c>$(</c>; <c>$$</c> is a dollar sign.</summary>
    private static bool IsMacro(string value, int start)
    {
        int dollar = start - 1;
        dollar -= dollar >= 0 && value[dollar] is '{' or '(' ? 1 : 0;
        int first = dollar;
        while (first >= 0 && value[first] == '$')
        {
            first--;
        }

        return (dollar - first) % 2 == 1;
    }

    private static bool HasEquals(LineBefore line, CursorWord word) =>
        Blanks
            .Trim(line.Document.Text.Substring(word.Span.End, Math.Max(0, line.End - word.Span.End)))
            .StartsWith("=", StringComparison.Ordinal);

    private static bool Indented(string text) => text.Length > 0 && Blanks.IsBlank(text[0]);

    private static bool IsOfName(char c) => MacroText.IsNameCharacter(c) || c is '-' or '.';

    private static bool IsOfField(char c) => !Blanks.IsBlank(c);

    private static bool IsOfValue(char c) => !Blanks.IsBlank(c) && c is not (',' or '{' or '}' or '"' or '=');
}
