using System.Globalization;
using System.Text;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>
/// A value of a JSON text (RFC 8259). The reader of .NET Standard makes XML of it: with that the program is half a megabyte larger, for a file that has
/// a few names.
/// </summary>
internal sealed class JsonValue
{
    // Deeper than any manifest; each level is a call.
    private const int Deepest = 64;

    private readonly Dictionary<string, JsonValue> members = new(StringComparer.Ordinal);
    private readonly List<JsonValue> items = [];

    /// <summary>The text of a string, the word of a number, <c>true</c> or <c>false</c>; null of <c>null</c>, and empty of an object or an array.</summary>
    public string? Text { get; private set; } = "";

    /// <summary>The items of an array; none of another value.</summary>
    public IReadOnlyList<JsonValue> Items => items;

    /// <summary>The member of an object; null where there is none.</summary>
    public JsonValue? Member(string name) => members.TryGetValue(name, out JsonValue? member) ? member : null;

    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static JsonValue Parse(string text)
    {
        var reader = new Reader(text);
        JsonValue value = reader.Value(0);
        return reader.IsAtEnd ? value : throw reader.Error();
    }

    private sealed class Reader(string text)
    {
        private int position;

        public bool IsAtEnd
        {
            get
            {
                SkipBlanks();
                return position == text.Length;
            }
        }

        public FormatException Error() =>
            new(string.Format(CultureInfo.InvariantCulture, "The text is not JSON at character {0}.", position + 1));

        public JsonValue Value(int depth)
        {
            if (depth > Deepest)
            {
                throw Error();
            }

            var value = new JsonValue();
            switch (Next())
            {
                case '{':
                    Each(
                        '}',
                        () =>
                        {
                            string name = Next() == '"' ? String() : throw Error();
                            Take(':');
                            value.members[name] = Value(depth + 1);
                        }
                    );
                    break;
                case '[':
                    Each(']', () => value.items.Add(Value(depth + 1)));
                    break;
                case '"':
                    value.Text = String();
                    break;
                default:
                    value.Text = Word();
                    break;
            }

            return value;
        }

        /// <summary>What is in brackets, with commas between.</summary>
        private void Each(char end, Action one)
        {
            position++;
            if (Next() == end)
            {
                position++;
                return;
            }

            while (true)
            {
                one();
                if (Next() == end)
                {
                    position++;
                    return;
                }

                Take(',');
            }
        }

        private string? Word()
        {
            int start = position;
            while (
                position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '+' or '-' or '.')
            )
            {
                position++;
            }

            string word = text.Substring(start, position - start);
            return word switch
            {
                "null" => null,
                "true" or "false" => word,
                _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => word,
                _ => throw Error(),
            };
        }

        private string String()
        {
            var content = new StringBuilder();
            for (position++; position < text.Length && text[position] != '"'; position++)
            {
                char c = text[position];
                content.Append(
                    c == '\\' ? Escaped()
                    : c >= ' ' ? c
                    : throw Error()
                );
            }

            Take('"');
            return content.ToString();
        }

        private char Escaped()
        {
            position++;
            char c = position < text.Length ? text[position] : throw Error();
            if (c != 'u')
            {
                int known = "\"\\/bfnrt".IndexOf(c);
                return known < 0 ? throw Error() : "\"\\/\b\f\n\r\t"[known];
            }

            bool isCode = position + 4 < text.Length;
            if (
                !isCode
                || !ushort.TryParse(
                    text.Substring(position + 1, 4),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out ushort code
                )
            )
            {
                throw Error();
            }

            position += 4;
            return (char)code;
        }

        private void Take(char expected)
        {
            if (Next() != expected)
            {
                throw Error();
            }

            position++;
        }

        private char Next()
        {
            SkipBlanks();
            return position < text.Length ? text[position] : throw Error();
        }

        private void SkipBlanks()
        {
            while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
            {
                position++;
            }
        }
    }
}
