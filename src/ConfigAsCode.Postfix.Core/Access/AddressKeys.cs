using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What Postfix looks up for a mail address, a host name or an address of a host, in its order.</summary>
internal static class AddressKeys
{
    // They have no extension (global/split_addr.c), and need not be in a table of recipients (check_rcpt_maps()).
    private static readonly string[] OfMailSystem = ["postmaster", "mailer-daemon"];

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
    /// <param name="addresses">Its class.</param>
    /// <param name="service">The service that asks.</param>
    /// <param name="view">The instance.</param>
    public static IEnumerable<TableKey> OfAddressTable(
        string address,
        AddressClass addresses,
        Service service,
        EffectiveView view
    ) => OfAddressTable(address, IsOfHost(address, addresses, service, view), service, view);

    /// <summary>The same where it is known whether local parts alone are looked up for the domain (mail_addr_find() in global/mail_addr_find.c).</summary>
    public static IEnumerable<TableKey> OfAddressTable(
        string address,
        bool isOfHost,
        Service? service,
        EffectiveView view
    )
    {
        string domain = address.Substring(address.LastIndexOf('@') + 1);
        string[] locals = [.. LocalParts(address, service, view)];
        return locals
            .Select((local, i) => new TableKey($"{local}@{domain}", IsPart: i > 0))
            .Concat(isOfHost ? locals.Select(local => new TableKey(local, IsPart: true)) : [])
            .Append(new TableKey("@" + domain, IsPart: true));
    }

    /// <summary>The keys of aliases(5): the local part, and the same without its extension (deliver_switch() in local/recipient.c).</summary>
    public static IEnumerable<TableKey> OfAliases(string address, Service? service, EffectiveView view) =>
        LocalParts(address, service, view).Select((local, i) => new TableKey(local, IsPart: i > 0));

    /// <summary>Whether an address has an extension, as the service reads it.</summary>
    public static bool HasExtension(string address, Service service, EffectiveView view) =>
        LocalParts(address, service, view).Skip(1).Any();

    /// <summary>The keys of transport(5).</summary>
    public static IEnumerable<TableKey> OfTransport(string address, Service? service, EffectiveView view)
    {
        string domain = address.Substring(address.IndexOf('@') + 1);
        return LocalParts(address, service, view)
            .Select((local, i) => new TableKey($"{local}@{domain}", IsPart: i > 0))
            .Concat(
                NameList
                    .Keys(domain, NameList.IsParentStyle("transport_maps", service, view))
                    .Select(key => key with { IsPart = true })
            )
            // Patterns are asked for it as well (transport_wildcard_init() in trivial-rewrite/transport.c).
            .Append(new TableKey("*", IsPart: false));
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

    /// <summary>Whether a local part is one that the mail system itself uses.</summary>
    public static bool IsOfMailSystem(string local, Service? service, EffectiveView view) =>
        OfMailSystem
            .Append(view.Get("double_bounce_sender", service).Text)
            .Contains(local, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether local parts alone are looked up for a domain: a destination of this host, or its origin.</summary>
    private static bool IsOfHost(string address, AddressClass addresses, Service service, EffectiveView view) =>
        addresses == AddressClass.Local
        || address
            .Substring(address.LastIndexOf('@') + 1)
            .Equals(view.Get("myorigin", service).Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The part before the @, and the same without its extension (split_addr()).</summary>
    private static IEnumerable<string> LocalParts(string address, Service? service, EffectiveView view)
    {
        string local = address.Substring(0, Math.Max(address.LastIndexOf('@'), 0));
        yield return local;
        string delimiters = view.Get("recipient_delimiter", service).Text;
        int end = delimiters.Length == 0 ? -1 : local.IndexOfAny([.. delimiters]);
        if (end > 0 && !IsWhole(local, delimiters, service, view))
        {
            yield return local.Substring(0, end);
        }
    }

    /// <summary>Whether a local part has no extension whatever characters are in it.</summary>
    private static bool IsWhole(string local, string delimiters, Service? service, EffectiveView view) =>
        IsOfMailSystem(local, service, view)
        || (
            delimiters.IndexOf('-') >= 0
            && view.Get("owner_request_special", service).IsYes
            && (
                local.StartsWith("owner-", StringComparison.OrdinalIgnoreCase)
                || (local.Length > 8 && local.EndsWith("-request", StringComparison.OrdinalIgnoreCase))
            )
        );
}
