using System.Net;
using System.Net.Sockets;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>Rows of characters that some part of Postfix gives a meaning, the same in each run.</summary>
internal sealed class RandomRows(int seed)
{
    // None that has a small and a capital letter here, of which the programs fold more than ASCII.
    private static readonly string[] Pieces =
    [
        .. "aBcZ09@.+-_=:;,%!~'\"\\#$<>|&/?*^`{}[]() \t".Select(c => c.ToString()),
        .. (string[])
            ["é", "用户", "𝄞", "\u00a0", "\u200b", "xn--bcher-kva", "if ", "endif", "\\\"", "$1", "${x}", "$$"],
    ];

    // With a meaning to regcomp(3) or to the library of pcre; behind a backslash each is itself.
    private const string Special = ".[]{}()*+?^$|\\";

    private const string Delimiters = "/,:%~@=&;";

    private readonly Random random = new(seed);

    /// <summary>Keys that differ in more than case, and their values.</summary>
    public (string Key, string Value)[] Pairs(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => (Key: Word(8), Value: Word(12)))
                .DistinctBy(row => row.Key.ToLowerInvariant()),
        ];

    /// <summary>Words that a table has no row for.</summary>
    public string[] Others(IEnumerable<string> keys, int count)
    {
        HashSet<string> there = new(keys, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Word(5).Replace('\t', 'a') + "x")
                .Concat(there.Select(key => key + "x"))
                .Where(key => !there.Contains(key)),
        ];
    }

    public string Word(int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => OneOf(Pieces)));

    /// <summary>Rows of a cidr table, with blocks; of each block the end is there.</summary>
    public NetworkRow[] Networks(int count)
    {
        var rows = new List<NetworkRow>();
        int open = 0;
        for (int i = 0; i < count; i++)
        {
            bool isIf = random.Next(6) == 0;
            rows.Add(Network(isIf, Word(6)));
            open += isIf ? 1 : 0;
            if (open > 0 && random.Next(4) == 0)
            {
                rows.Add(NetworkRow.End(OneOf("endif", "ENDIF")));
                open--;
            }
        }

        return [.. rows, .. Enumerable.Range(0, open).Select(_ => NetworkRow.End("endif"))];
    }

    /// <summary>An address near one of the networks.</summary>
    public IPAddress Address(NetworkRow[] rows)
    {
        NetworkRow near = OneOf([.. rows.Where(row => row.Network is not null)]);
        byte[] bytes = near.Network!.Value.BaseAddress.GetAddressBytes();
        int bit = random.Next((bytes.Length * 8) + 1);
        if (bit < bytes.Length * 8)
        {
            bytes[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }

    /// <summary>Rows of a regexp or pcre table, with blocks.</summary>
    public PatternTestRow[] Patterns(int count)
    {
        var rows = new List<PatternTestRow>();
        int open = 0;
        for (int i = 0; i < count; i++)
        {
            bool isIf = random.Next(6) == 0;
            rows.Add(Pattern(isIf));
            open += isIf ? 1 : 0;
            if (open > 0 && random.Next(4) == 0)
            {
                rows.Add(PatternTestRow.End);
                open--;
            }
        }

        return [.. rows, .. Enumerable.Range(0, open).Select(_ => PatternTestRow.End)];
    }

    /// <summary>A key that has one of the texts of the patterns.</summary>
    public string KeyFor(PatternTestRow[] rows)
    {
        string text = OneOf([.. rows.Where(row => !row.IsEnd)]).Text;
        string before = random.Next(2) == 0 ? "" : Plain(2);
        string after = random.Next(2) == 0 ? "" : Plain(3);
        return before + (random.Next(3) == 0 ? PatternTestRow.Lower(text) : text) + after;
    }

    private NetworkRow Network(bool isIf, string value)
    {
        // Few networks, so that rows hide each other.
        byte[] bytes =
            random.Next(2) == 0 ? [10, 0, 0, 0] : [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        int bits = random.Next((bytes.Length * 8) + 1);
        for (int i = 0; i < 3; i++)
        {
            int bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        for (int bit = bits; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        var network = new IPNetwork(new IPAddress(bytes), bits);
        string address = network.BaseAddress.ToString();
        if (random.Next(3) == 0 && network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6)
        {
            address = string.Join(
                ':',
                Enumerable
                    .Range(0, 8)
                    .Select(i => ((bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToString(OneOf("x", "X4"), null))
            );
        }

        bool isHost = bits == bytes.Length * 8 && random.Next(2) == 0;
        string mask = isHost ? "" : OneOf("/", "/0") + bits;
        string text = random.Next(4) switch
        {
            0 => $"[{address}]{mask}",
            1 => $"[{address}{mask}]",
            _ => address + mask,
        };
        string sign = OneOf("", "", "", "!", "! ", "!!");
        return new NetworkRow(isIf ? $"{OneOf("if", "IF")} {sign}{text}" : sign + text, isIf ? "" : value, network)
        {
            IsNegated = sign.Trim() == "!",
            IsIf = isIf,
        };
    }

    private PatternTestRow Pattern(bool isIf)
    {
        string text = Plain(4);
        char delimiter = Delimiters[random.Next(Delimiters.Length)];
        string pattern = string.Concat(
            text.Select(c => Special.Contains(c) || c == delimiter ? $"\\{c}" : c.ToString())
        );
        bool isAtStart = random.Next(3) == 0;
        bool isAtEnd = random.Next(3) == 0;
        bool hasGroup = !isIf && isAtStart && random.Next(2) == 0;
        bool isNegated = !hasGroup && random.Next(8) == 0;
        bool isExact = random.Next(3) == 0;
        string key =
            $"{(isNegated ? "!" : "")}{delimiter}{(isAtStart ? "^" : "")}{pattern}{(hasGroup ? "(.*)$" : isAtEnd ? "$" : "")}{delimiter}{(isExact ? "i" : "")}";
        string written = "";
        string answer = "";
        for (int parts = isIf ? 0 : random.Next(1, 4); parts > 0; parts--)
        {
            // An empty result is an error to postmap(1), so that it is never what was matched alone.
            bool isMatched = hasGroup && parts > 1 && random.Next(2) == 0;
            string part = isMatched ? OneOf("${1}", "$(1)") : Plain(3);
            written += isMatched ? part : part.Replace("$", "$$", StringComparison.Ordinal);
            answer += isMatched ? PatternTestRow.Matched : part;
        }

        return new PatternTestRow(isIf ? "if " + key : key, written, text)
        {
            Answer = answer,
            IsIf = isIf,
            IsNegated = isNegated,
            IsExact = isExact,
            IsAtStart = isAtStart,
            IsAtEnd = isAtEnd && !hasGroup,
        };
    }

    /// <summary>A word in one line of a key, with no blank that is read as the end of one.</summary>
    private string Plain(int most) => Word(most).Replace('\t', 'a');

    private T OneOf<T>(params T[] all) => all[random.Next(all.Length)];
}
