using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>The icon of the packages: a letter that has been checked. Drawn here, so that it can be drawn anew.</summary>
public static class Icon
{
    public const int Size = 128;

    // Points across and down in a pixel: what is inside of a shape at how many of them makes its edge smooth.
    private const int Samples = 4;

    private static readonly (byte R, byte G, byte B) Navy = (31, 58, 95);
    private static readonly (byte R, byte G, byte B) Paper = (245, 247, 250);
    private static readonly (byte R, byte G, byte B) Green = (46, 158, 91);

    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    /// <summary>The icon as a PNG file.</summary>
    public static byte[] Png()
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
        // 8 bits each of red, green, blue and alpha; the last three are the only methods that PNG has.
        header[8] = 8;
        header[9] = 6;
        return [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", Deflated(Rows())), .. Chunk("IEND", [])];
    }

    public static void Write() => File.WriteAllBytes(Repository.Icon, Png());

    /// <summary>The rows of a PNG file, each a filter and then red, green, blue and alpha of its pixels.</summary>
    public static byte[] RowsOf(byte[] png)
    {
        using var packed = new MemoryStream();
        for (int at = Signature.Length; at < png.Length; )
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var rows = new MemoryStream();
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
        unpacking.CopyTo(rows);
        return rows.ToArray();
    }

    private static byte[] Rows()
    {
        using var rows = new MemoryStream();
        for (int y = 0; y < Size; y++)
        {
            // No filter: there are few colours, and runs of them.
            rows.WriteByte(0);
            for (int x = 0; x < Size; x++)
            {
                rows.Write(Pixel(x, y));
            }
        }

        return rows.ToArray();
    }

    private static byte[] Pixel(int x, int y)
    {
        (double R, double G, double B, int Inside) sum = default;
        for (int sample = 0; sample < Samples * Samples; sample++)
        {
            double across = x + ((sample % Samples + 0.5) / Samples);
            double down = y + ((sample / Samples + 0.5) / Samples);
            if (ColorAt(across, down) is var (r, g, b))
            {
                sum = (sum.R + r, sum.G + g, sum.B + b, sum.Inside + 1);
            }
        }

        return sum.Inside == 0
            ? [0, 0, 0, 0]
            :
            [
                (byte)(sum.R / sum.Inside),
                (byte)(sum.G / sum.Inside),
                (byte)(sum.B / sum.Inside),
                (byte)(255 * sum.Inside / (Samples * Samples)),
            ];
    }

    /// <summary>From the front to the back: a tick in a disc, the flap of the letter, the letter, the ground.</summary>
    private static (byte R, byte G, byte B)? ColorAt(double x, double y) =>
        IsNear(x, y, 3.5, (87, 91), (95, 99), (108, 83)) ? Paper
        : IsNear(x, y, 20, (97, 91), (97, 91)) ? Green
        : IsNear(x, y, 24, (97, 91), (97, 91)) ? Navy
        : IsInBox(x, y, 20, 34, 108, 94, 6)
            ? IsNear(x, y, 2.5, (20, 36), (64, 70), (108, 36)) ? Navy
                : Paper
        : IsInBox(x, y, 0, 0, Size, Size, 24) ? Navy
        : null;

    private static bool IsInBox(double x, double y, int left, int top, int right, int bottom, int corner)
    {
        double across = Math.Max(Math.Max(left + corner - x, x - (right - corner)), 0);
        double down = Math.Max(Math.Max(top + corner - y, y - (bottom - corner)), 0);
        return Math.Sqrt((across * across) + (down * down)) <= corner;
    }

    /// <summary>Whether a point is no further than this from a line through several points.</summary>
    private static bool IsNear(double x, double y, double distance, params (double X, double Y)[] line)
    {
        for (int i = 1; i < line.Length; i++)
        {
            (double fromX, double fromY) = line[i - 1];
            double alongX = line[i].X - fromX;
            double alongY = line[i].Y - fromY;
            double length = (alongX * alongX) + (alongY * alongY);
            double part =
                length == 0 ? 0 : Math.Clamp((((x - fromX) * alongX) + ((y - fromY) * alongY)) / length, 0, 1);
            double offX = x - fromX - (part * alongX);
            double offY = y - fromY - (part * alongY);
            if ((offX * offX) + (offY * offY) <= distance * distance)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4];
        byte[] check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32(named));
        return [.. length, .. named, .. check];
    }

    /// <summary>The check of a chunk: PNG specification, annex D.</summary>
    private static uint Crc32(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
