namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The path of a file of the host.</summary>
internal static class FilePath
{
    /// <summary>The path without what leads nowhere: <c>/./</c>, <c>//</c>, and a folder with <c>..</c> behind it.</summary>
    public static string Normalized(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }

        return (path.StartsWith("/", StringComparison.Ordinal) ? "/" : "") + string.Join("/", parts);
    }
}
