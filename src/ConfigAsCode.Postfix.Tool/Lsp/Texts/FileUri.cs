using System.Text;

namespace ConfigAsCode.Postfix.Tool.Lsp.Texts;

/// <summary>The addresses of files: <c>file:///etc/postfix/main.cf</c> (RFC 8089).</summary>
internal static class FileUri
{
    private const string Scheme = "file://";

    // RFC 3986, section 2.3, and the slash.
    private const string Plain = "-._~/";

    /// <summary>The path of a file; null where the address is of something else.</summary>
    public static string? PathOf(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // A host name before the path is this machine.
        int slash = uri.IndexOf('/', Scheme.Length);
        if (slash < 0)
        {
            return null;
        }

        var bytes = new List<byte>();
        for (int i = slash; i < uri.Length; i++)
        {
            if (
                uri[i] == '%'
                && i + 2 < uri.Length
                && char.IsAsciiHexDigit(uri[i + 1])
                && char.IsAsciiHexDigit(uri[i + 2])
            )
            {
                bytes.Add(Convert.FromHexString(uri.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                int length = i + 1 < uri.Length && char.IsSurrogatePair(uri[i], uri[i + 1]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(uri.Substring(i, length)));
                i += length - 1;
            }
        }

        string path = Encoding.UTF8.GetString([.. bytes]);
        return path.Contains('\0', StringComparison.Ordinal) ? null : path;
    }

    public static string Of(string path)
    {
        var uri = new StringBuilder(Scheme);
        foreach (byte part in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)part) || Plain.Contains((char)part, StringComparison.Ordinal))
            {
                uri.Append((char)part);
            }
            else
            {
                uri.Append('%').Append(Convert.ToHexString([part]));
            }
        }

        return uri.ToString();
    }
}
