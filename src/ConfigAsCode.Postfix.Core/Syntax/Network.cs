using System.Globalization;
using System.Net;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A network as cidr_table(5) writes it: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, with brackets or without.</summary>
internal sealed class Network
{
    private readonly byte[] address;

    private Network(byte[] address, int bits)
    {
        this.address = address;
        Bits = bits;
    }

    public int Bits { get; }

    public bool IsV6 => address.Length > 4;

    /// <summary>The network as it is written without brackets.</summary>
    public string Text => new IPAddress(address) + "/" + Bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>The address in front of the mask; one more where it is that of the network itself.</summary>
    public string FirstAddress
    {
        get
        {
            byte[] first = Masked(Bits);
            first[first.Length - 1] |= (byte)(Bits < (first.Length * 8) - 1 ? 1 : 0);
            return new IPAddress(first).ToString();
        }
    }

    /// <summary>Whether bits behind the mask are set: Postfix skips such a row (cidr_match.c).</summary>
    public bool HasHostBits => !Masked(Bits).SequenceEqual(address);

    /// <summary>The network that was meant where bits behind the mask are set.</summary>
    public string WithoutHostBits => new IPAddress(Masked(Bits)) + "/" + Bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where the text is none.</summary>
    public static Network? Parse(string text)
    {
        int slash = text.IndexOf('/');
        string host = (slash < 0 ? text : text.Substring(0, slash)).TrimStart('[').TrimEnd(']');
        bool isOfParts = host.IndexOf(':') >= 0 || host.Split('.').Length == 4;
        if (!isOfParts || !IPAddress.TryParse(host, out IPAddress parsed))
        {
            return null;
        }

        byte[] bytes = parsed.GetAddressBytes();
        int bits = bytes.Length * 8;
        string mask = text.Substring(slash + 1).TrimEnd(']');
        bool isMasked = slash < 0 || int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out bits);
        return isMasked && bits <= bytes.Length * 8 ? new Network(bytes, bits) : null;
    }

    public bool Contains(Network other) =>
        address.Length == other.address.Length && Bits <= other.Bits && Masked(Bits).SequenceEqual(other.Masked(Bits));

    private byte[] Masked(int bits) =>
        [.. address.Select((b, i) => (byte)(b & (0xFF00 >> Math.Max(0, Math.Min(8, bits - (8 * i))))))];
}
