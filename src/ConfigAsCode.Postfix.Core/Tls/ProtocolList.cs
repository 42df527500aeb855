using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// The value of <c>*_tls_protocols</c> and <c>*_tls_mandatory_protocols</c> as Postfix reads it (tls_misc.c:
/// tls_protocol_mask, and tls_proto_mask_lims since 3.6).
/// </summary>
internal static class ProtocolList
{
    private const string Floor = ">=TLSv1.2";

    public static ProtocolListResult Read(string value, PostfixVersion version)
    {
        TlsProtocols excluded = TlsProtocols.None;
        TlsProtocols included = TlsProtocols.None;
        int floor = 0;
        int ceiling = 0;
        var unknown = new List<string>();
        bool hasBounds = version.HasProtocolBounds;

        foreach (string item in ListValue.TlsWords(value))
        {
            if (hasBounds && item.StartsWith(">=", StringComparison.Ordinal))
            {
                // Only the last bound of each kind counts.
                AddUnless(TryParseBound(item, out floor), item);
            }
            else if (hasBounds && item.StartsWith("<=", StringComparison.Ordinal))
            {
                AddUnless(TryParseBound(item, out ceiling), item);
            }
            else if (item[0] == '!')
            {
                AddUnless(TlsProtocolNames.TryParse(item.Substring(1), out TlsProtocols protocol), item);
                excluded |= protocol;
            }
            else
            {
                AddUnless(TlsProtocolNames.TryParse(item, out TlsProtocols protocol), item);
                included |= protocol;
            }
        }

        if (included != TlsProtocols.None)
        {
            excluded |= TlsProtocols.All & ~included;
        }

        TlsProtocols allowed = TlsProtocols.None;
        foreach (TlsProtocols protocol in TlsProtocolNames.OldestFirst)
        {
            int wire = TlsProtocolNames.WireVersionOf(protocol);
            bool inBounds = wire >= floor && (ceiling == 0 || wire <= ceiling);
            if (inBounds && (excluded & protocol) == 0)
            {
                allowed |= protocol;
            }
        }

        return new ProtocolListResult(allowed, unknown.ToEquatableArray());

        void AddUnless(bool known, string item)
        {
            if (!known)
            {
                unknown.Add(item);
            }
        }
    }

    /// <summary>The list for TLS 1.2 and later.</summary>
    /// <param name="bounds">Whether it may contain a bound.</param>
    /// <param name="separator">What stands between its words.</param>
    public static string Tls12AndLater(bool bounds, string separator) =>
        bounds ? Floor : string.Join(separator, WithoutBounds([Floor], OpenSslSeries.V1_1_1));

    /// <summary>
    /// The same set in the words of releases before 3.6: exclusions only, the form that lets a later protocol in. What
    /// cannot be understood is left as it is, for the rules to report.
    /// </summary>
    public static IEnumerable<string> WithoutBounds(IEnumerable<string> items, OpenSslSeries openSsl)
    {
        string[] all = items.SelectMany(ListValue.TlsWords).ToArray();
        bool hasBound = all.Any(item => item[0] is '<' or '>');
        ProtocolListResult read = Read(string.Join(" ", all), PostfixVersion.Newest);
        if (!hasBound || read.Unknown.Count > 0)
        {
            return items;
        }

        // A library without TLS 1.3 goes with a Postfix that may not know the name, and an unknown name turns TLS off.
        TlsProtocols known = openSsl < OpenSslSeries.V1_1_1 ? TlsProtocols.All & ~TlsProtocols.Tls13 : TlsProtocols.All;
        return TlsProtocolNames
            .OldestFirst.Where(p => (p & known) != 0 && (p & read.Allowed) == 0)
            .Select(p => "!" + TlsProtocolNames.NameOf(p));
    }

    /// <summary>A bound is a name from SSLv3 on, <c>None</c>, or the hexadecimal number of a protocol.</summary>
    private static bool TryParseBound(string item, out int wire)
    {
        string name = item.Substring(2);
        if (string.Equals(name, "None", StringComparison.OrdinalIgnoreCase))
        {
            wire = 0;
            return true;
        }

        if (TlsProtocolNames.TryParse(name, out TlsProtocols protocol) && protocol != TlsProtocols.SslV2)
        {
            wire = TlsProtocolNames.WireVersionOf(protocol);
            return true;
        }

        string digits = name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? name.Substring(2) : name;
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out wire);
    }
}
