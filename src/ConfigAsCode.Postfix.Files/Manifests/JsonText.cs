using System.Globalization;
using System.Text;

namespace ConfigAsCode.Postfix.Files.Manifests;

/// <summary>
/// JSON as it is written, indented, with a line for each value. The serializers of .NET Standard either write on one line or
/// escape each slash, and a reviewer reads this text.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool isFirst = true;

    public void Open(char bracket)
    {
        Next();
        Enter(bracket);
    }

    public void Open(string name, char bracket)
    {
        Next();
        text.Append(Quoted(name)).Append(": ");
        Enter(bracket);
    }

    public void Close(char bracket)
    {
        depth--;
        if (!isFirst)
        {
            NewLine();
        }

        text.Append(bracket);
        isFirst = false;
    }

    /// <summary>Nothing at all for a value that is missing.</summary>
    public void Property(string name, string? value)
    {
        if (value is not null)
        {
            Next();
            text.Append(Quoted(name)).Append(": ").Append(Quoted(value));
        }
    }

    public void Property(string name, bool value)
    {
        Next();
        text.Append(Quoted(name)).Append(": ").Append(value ? "true" : "false");
    }

    public void Array(string name, IEnumerable<string> values)
    {
        Next();
        text.Append(Quoted(name)).Append(": [").Append(string.Join(", ", values.Select(Quoted))).Append(']');
    }

    public override string ToString() => text.ToString() + "\n";

    private void Enter(char bracket)
    {
        text.Append(bracket);
        depth++;
        isFirst = true;
    }

    private void Next()
    {
        if (!isFirst)
        {
            text.Append(',');
        }

        if (depth > 0)
        {
            NewLine();
        }

        isFirst = false;
    }

    private void NewLine() => text.Append('\n').Append(' ', depth * 2);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
