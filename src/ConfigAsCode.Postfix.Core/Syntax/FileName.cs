namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The names of instances and tables: each becomes a folder or a file, and must stay where it belongs.</summary>
public static class FileName
{
    /// <summary>Whether the name is made of <c>A-Z a-z 0-9 . _ -</c> and means no other folder.</summary>
    public static bool IsSafe(string name) => name is not ("" or "." or "..") && name.All(IsAllowed);

    private static bool IsAllowed(char c) => Ascii.IsLetterOrDigit(c) || c is '.' or '_' or '-';
}
