using System.Text;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The names of instances and tables: each becomes a folder or a file, and must stay where it belongs.</summary>
public static class FileName
{
    /// <summary>Whether the name is made of <c>A-Z a-z 0-9 . _ -</c> and means no other folder.</summary>
    public static bool IsSafe(string name) => name is not ("" or "." or "..") && name.All(IsAllowed);

    /// <summary>The file name that a class name stands for: <c>virtual-aliases</c> for <c>VirtualAliases</c>.</summary>
    public static string OfClass(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool isInside = i > 0 && char.IsUpper(name[i]);
            bool endsWord = isInside && !char.IsUpper(name[i - 1]);
            bool endsAcronym = isInside && i + 1 < name.Length && char.IsLower(name[i + 1]);
            text.Append(endsWord || endsAcronym ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool IsAllowed(char c) => Ascii.IsLetterOrDigit(c) || c is '.' or '_' or '-';
}
