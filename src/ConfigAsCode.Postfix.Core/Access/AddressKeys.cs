using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What Postfix looks up for a mail address, a host name or an address of a host, in its order.</summary>
internal static class AddressKeys
{
    // What sorts of mail are never taken apart (global/split_addr.c).
    private static readonly string[] Whole = ["postmaster", "mailer-daemon"];

    /// <summary>The domain of an address; null for one that trivial-rewrite(8) takes apart, or that has none.</summary>
    public static string? DomainOf(string address)
    {
        int at = address.IndexOf('@');
        return
            at > 0
            && address.IndexOfAny(['@', '%', '!', '"', ' ', '\\'], at + 1) < 0
            && address.IndexOfAny(['%', '!', '"', ' ', '\\', ':', ','], 0, at) < 0
            && HostName.IsValid(address.Substring(at + 1))
            ? address.Substring(at + 1)
            : null;
    }

    /// <summary>The keys of access(5): the address, without its extension, the domain and its parents, and <c>user@</c>.</summary>
    public static IEnumerable<TableKey> OfMail(string address, Service service, EffectiveView view)
    {
        string domain = address.Substring(address.IndexOf('@') + 1);
        string[] locals = [.. LocalParts(address, service, view)];
        return locals
            .Select((local, i) => new TableKey($"{local}@{domain}", IsPart: i > 0))
            .Concat(
                NameList
                    .Keys(domain, NameList.IsParentStyle("smtpd_access_maps", service, view))
                    .Select(key => key with { IsPart = true })
            )
            .Concat(locals.Select(local => new TableKey(local + "@", IsPart: true)));
    }

    /// <summary>The keys of tables of addresses: the address, without its extension, the user of a domain of this host, and <c>@domain</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isOfHost">Whether its domain is the origin or a destination of this host.</param>
    /// <param name="service">The service that asks.</param>
    /// <param name="view">The instance.</param>
    public static IEnumerable<TableKey> OfAddressTable(
        string address,
        bool isOfHost,
        Service service,
        EffectiveView view
    )
    {
        string domain = address.Substring(address.IndexOf('@') + 1);
        string[] locals = [.. LocalParts(address, service, view)];
        return locals
            .Select((local, i) => new TableKey($"{local}@{domain}", IsPart: i > 0))
            .Concat(isOfHost ? locals.Select(local => new TableKey(local, IsPart: true)) : [])
            .Append(new TableKey("@" + domain, IsPart: true));
    }

    /// <summary>The keys of transport(5).</summary>
    public static IEnumerable<TableKey> OfTransport(string address, Service service, EffectiveView view)
    {
        string domain = address.Substring(address.IndexOf('@') + 1);
        return LocalParts(address, service, view)
            .Select((local, i) => new TableKey($"{local}@{domain}", IsPart: i > 0))
            .Concat(
                NameList
                    .Keys(domain, NameList.IsParentStyle("transport_maps", service, view))
                    .Select(key => key with { IsPart = true })
            )
            .Append(new TableKey("*", IsPart: true));
    }

    /// <summary>The keys for a name in a table of hosts; digits and dots have no parents.</summary>
    public static IEnumerable<TableKey> OfName(string name, Service service, EffectiveView view)
    {
        IEnumerable<TableKey> keys = NameList.Keys(name, NameList.IsParentStyle("smtpd_access_maps", service, view));
        return Network.Parse(name) is null ? keys : keys.Take(1);
    }

    /// <summary>The keys for the address of a host: itself, and the networks that its parts make.</summary>
    public static IEnumerable<TableKey> OfHost(string address)
    {
        char delimiter = address.IndexOf(':') >= 0 ? ':' : '.';
        yield return new TableKey(address, IsPart: false);
        for (int end = address.LastIndexOf(delimiter); end > 0; end = address.LastIndexOf(delimiter, end - 1))
        {
            yield return new TableKey(address.Substring(0, end), IsPart: true);
        }
    }

    /// <summary>The part before the @, and the same without its extension (split_addr()).</summary>
    private static IEnumerable<string> LocalParts(string address, Service service, EffectiveView view)
    {
        string local = address.Substring(0, address.IndexOf('@'));
        yield return local;
        string delimiters = view.Get("recipient_delimiter", service).Text;
        int end = delimiters.Length == 0 ? -1 : local.IndexOfAny([.. delimiters]);
        bool isWhole =
            Whole
                .Append(view.Get("double_bounce_sender", service).Text)
                .Contains(local, StringComparer.OrdinalIgnoreCase)
            || (
                delimiters.IndexOf('-') >= 0
                && view.Get("owner_request_special", service).IsYes
                && (
                    local.StartsWith("owner-", StringComparison.OrdinalIgnoreCase)
                    || (local.Length > 8 && local.EndsWith("-request", StringComparison.OrdinalIgnoreCase))
                )
            );
        if (end > 0 && !isWhole)
        {
            yield return local.Substring(0, end);
        }
    }
}
