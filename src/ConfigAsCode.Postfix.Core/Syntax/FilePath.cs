namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The path of a file of the host.</summary>
internal static class FilePath
{
    /// <summary>The path without what leads nowhere: <c>/./</c>, <c>//</c>, and a folder with <c>..</c> behind it.</summary>
    public static string Normalized(string path)
    {
        if (IsNormalized(path))
        {
            return path;
        }

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

    /// <summary>Whether no part is empty, and none begins with a dot; only the first may be empty, before the leading slash.</summary>
    private static bool IsNormalized(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            bool isStart = i == 0 || path[i - 1] == '/';
            if (isStart && (path[i] == '.' || (path[i] == '/' && i > 0)))
            {
                return false;
            }
        }

        return path.Length == 1 || path.Length == 0 || path[path.Length - 1] != '/';
    }
}
