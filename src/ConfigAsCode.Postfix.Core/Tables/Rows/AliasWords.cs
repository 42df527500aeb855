using System.Text;

namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>The words of a row of aliases(5): commas and blanks are between them, and a word in quotes is whole.</summary>
internal static class AliasWords
{
    public static IReadOnlyList<string> Of(string value)
    {
        List<string> words = [];
        var word = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c == '\\' && isQuoted && i + 1 < value.Length)
            {
                word.Append(value[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (c is ',' or ' ' or '\t'))
            {
                Add();
            }
            else
            {
                word.Append(c);
            }
        }

        Add();
        return words;

        void Add()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
