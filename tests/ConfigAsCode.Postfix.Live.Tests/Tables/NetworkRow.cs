using System.Net;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A row of a cidr table, with what it is to mean.</summary>
/// <param name="Key">What is written.</param>
/// <param name="Value">The result.</param>
/// <param name="Network">The network; null for the end of a block.</param>
internal sealed record NetworkRow(string Key, string Value, IPNetwork? Network)
{
    public bool IsNegated { get; init; }

    public bool IsIf { get; init; }

    public static NetworkRow End(string key) => new(key, "", null);

    /// <summary>The answer of the first row that matches, where the blocks around it do (cidr_table(5)).</summary>
    public static string? Answer(IEnumerable<NetworkRow> rows, IPAddress address)
    {
        var blocks = new Stack<bool>();
        foreach (NetworkRow row in rows)
        {
            if (row.Network is null)
            {
                blocks.Pop();
            }
            else if (row.IsIf)
            {
                blocks.Push(row.Matches(address));
            }
            else if (!blocks.Contains(false) && row.Matches(address))
            {
                return row.Value;
            }
        }

        return null;
    }

    /// <summary>A network of the other family is not compared, with a ! or without.</summary>
    private bool Matches(IPAddress address) =>
        Network!.Value.BaseAddress.AddressFamily == address.AddressFamily
        && Network.Value.Contains(address) != IsNegated;
}
