using System.Globalization;
using System.Net;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A network as cidr_table(5) writes it: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, with brackets or without.</summary>
internal sealed class Network
{
    private const string MaskValue = "bad mask value in ";
    private const string MaskLength = "bad mask length in ";
    private const string NetworkValue = "bad network value in ";

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
    public bool HasHostBits => Prefix(Bits) != Prefix(address.Length * 8) with { Bits = Bits };

    /// <summary>The network that was meant where bits behind the mask are set.</summary>
    public string WithoutHostBits => new IPAddress(Masked(Bits)) + "/" + Bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where Postfix cannot read it (<see cref="ErrorIn"/>); host bits it can read.</summary>
    public static Network? Parse(string text) => ErrorIn(text, out Network? network) is null ? network : null;

    /// <summary>
    /// Why a text is not a network to Postfix, in its own words (cidr_match_parse() in util/cidr_match.c); null where it is one, be
    /// it with host bits.
    /// </summary>
    public static string? ErrorIn(string text, out Network? network)
    {
        network = null;
        string host = text;
        string? mask = null;
        bool isMaskBehind = false;
        if (text.StartsWith("[", StringComparison.Ordinal))
        {
            int end = text.IndexOf(']');
            if (end < 0)
            {
                return $"missing ']' character after \"{text}\"";
            }

            host = text.Substring(1, end - 1);
            string rest = text.Substring(end + 1);
            isMaskBehind = rest.Length > 0;
            if (isMaskBehind && rest[0] != '/')
            {
                return $"garbage after \"[{host}]\"";
            }

            mask = isMaskBehind ? rest.Substring(1) : null;
        }

        int slash = isMaskBehind ? -1 : host.IndexOf('/');
        if (slash >= 0)
        {
            mask = host.Substring(slash + 1);
            host = host.Substring(0, slash);
        }

        bool isV6 = host.IndexOf(':') >= 0;
        byte[]? bytes = isV6 ? AddressBytes.OfV6(host) : AddressBytes.OfV4(host);
        if (mask is null)
        {
            network = bytes is null ? null : new Network(bytes, bytes.Length * 8);
            return bytes is null ? $"bad address pattern: \"{host}\"" : null;
        }

        if (mask.Length == 0 || !mask.All(c => c is >= '0' and <= '9'))
        {
            return $"{MaskValue}\"{host}/{mask}\"";
        }

        // What is too long for a number is too large for a mask.
        bool isNumber = int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out int bits);
        if (!isNumber || bits > (isV6 ? 128 : 32))
        {
            return $"{MaskLength}\"{host}/{mask}\"";
        }

        network = bytes is null ? null : new Network(bytes, bits);
        return bytes is null ? $"{NetworkValue}\"{host}/{mask}\"" : null;
    }

    /// <summary>What <see cref="ErrorIn"/> says, in the words of a release.</summary>
    public static string InWordsOf(PostfixVersion release, string error)
    {
        if (release.TellsMasksFromNetworks)
        {
            return error;
        }

        string? newer = Array.Find(
            [MaskValue, MaskLength, NetworkValue],
            words => error.StartsWith(words, StringComparison.Ordinal)
        );
        return newer is null ? error : "bad net/mask pattern: " + error.Substring(newer.Length);
    }

    /// <summary>The order of the first addresses; of two networks with the same one the wider is first.</summary>
    public static IComparer<Network> ByStart { get; } = Comparer<Network>.Create(Compare);

    private static int Compare(Network one, Network other)
    {
        byte[] first = one.Masked(one.Bits);
        byte[] second = other.Masked(other.Bits);
        int order = first.Length.CompareTo(second.Length);
        for (int i = 0; order == 0 && i < first.Length; i++)
        {
            order = first[i].CompareTo(second[i]);
        }

        return order == 0 ? one.Bits.CompareTo(other.Bits) : order;
    }

    public bool Contains(Network other) =>
        address.Length == other.address.Length && Bits <= other.Bits && Prefix(Bits) == other.Prefix(Bits);

    /// <summary>The first bits of the address.</summary>
    public NetworkPrefix Prefix(int bits)
    {
        ulong high = 0;
        ulong low = 0;
        for (int i = 0; i < address.Length; i++)
        {
            ulong masked = (ulong)(address[i] & MaskOf(i, bits));
            if (i < 8)
            {
                high = (high << 8) | masked;
            }
            else
            {
                low = (low << 8) | masked;
            }
        }

        return new NetworkPrefix(IsV6, bits, high, low);
    }

    private byte[] Masked(int bits)
    {
        byte[] masked = new byte[address.Length];
        for (int i = 0; i < masked.Length; i++)
        {
            masked[i] = (byte)(address[i] & MaskOf(i, bits));
        }

        return masked;
    }

    /// <summary>The bits of the mask in one byte of the address.</summary>
    private static int MaskOf(int index, int bits) => 0xFF00 >> Math.Max(0, Math.Min(8, bits - (8 * index))) & 0xFF;
}
