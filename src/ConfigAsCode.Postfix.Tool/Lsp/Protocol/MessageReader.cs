using System.Globalization;
using System.Text;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>Reads the messages of the base protocol: header lines, an empty line, then as many bytes as <c>Content-Length</c> says.</summary>
internal sealed class MessageReader(Stream input) : IDisposable
{
    // More than an editor sends; a wrong number must not take all memory.
    private const int MostBytes = 256 * 1024 * 1024;
    private const int LongestLine = 8 * 1024;
    private const string Length = "Content-Length:";

    private readonly BufferedStream stream = new(input, 64 * 1024);

    /// <summary>The bytes of the next message; empty for one without a length, null at the end of the input.</summary>
    public byte[]? Read()
    {
        int? length = null;
        bool isFirst = true;
        while (true)
        {
            if (Line() is not { } line)
            {
                return null;
            }

            if (line.Length == 0)
            {
                if (isFirst)
                {
                    continue;
                }

                return length is { } count ? Content(count) : [];
            }

            isFirst = false;
            if (line.StartsWith(Length, StringComparison.OrdinalIgnoreCase))
            {
                bool isNumber = int.TryParse(
                    line.AsSpan(Length.Length).Trim(),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int number
                );
                length = isNumber ? number : null;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private string? Line()
    {
        var line = new StringBuilder();
        for (int read = stream.ReadByte(); read >= 0; read = stream.ReadByte())
        {
            if (read == '\n')
            {
                return line.ToString();
            }

            if (read != '\r' && line.Length < LongestLine)
            {
                line.Append((char)read);
            }
        }

        return null;
    }

    private byte[]? Content(int length)
    {
        if (length > MostBytes)
        {
            for (int left = length; left > 0; left--)
            {
                if (stream.ReadByte() < 0)
                {
                    return null;
                }
            }

            return [];
        }

        byte[] content = new byte[length];
        return stream.ReadAtLeast(content, length, throwOnEndOfStream: false) == length ? content : null;
    }
}
