using System.Text;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Reads the files of Postfix's tests.</summary>
internal static class ReferenceFiles
{
    /// <summary>The lines of a file; none where a release does not have it.</summary>
    public static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file, Encoding.Latin1) : [];

    /// <summary>The words of a command as sh(1) takes them, with quotes.</summary>
    public static string[] Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool isOpen = false;
        char quote = '\0';
        foreach (char c in command)
        {
            if (quote != '\0' ? c == quote : c is '\'' or '"')
            {
                quote = quote != '\0' ? '\0' : c;
                isOpen = true;
            }
            else if (quote == '\0' && c is ' ' or '\t')
            {
                Close();
            }
            else
            {
                word.Append(c);
                isOpen = true;
            }
        }

        Close();
        return [.. words];

        void Close()
        {
            if (isOpen)
            {
                words.Add(word.ToString());
                word.Clear();
                isOpen = false;
            }
        }
    }
}
