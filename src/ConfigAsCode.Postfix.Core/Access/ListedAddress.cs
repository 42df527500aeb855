using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Whether an address is one to which this host can deliver, as far as its tables say it (check_rcpt_maps() in smtpd_check.c): what
/// <c>reject_unlisted_recipient</c> and <c>reject_unlisted_sender</c> ask.
/// </summary>
/// <param name="service">The smtpd(8) service.</param>
/// <param name="view">The instance.</param>
internal sealed class ListedAddress(Service service, EffectiveView view)
{
    // Mail to these addresses is rewritten, so that they need not be in another table.
    private static readonly string[] Rewriting = ["recipient_canonical_maps", "canonical_maps", "virtual_alias_maps"];

    private readonly Service? resolver = AddressResolver.AskedBy(service, view);

    /// <summary>What smtpd(8) does with an address that nothing permits or rejects before.</summary>
    /// <param name="address">The address, <c>user@domain</c>.</param>
    /// <param name="addresses">Its class.</param>
    /// <param name="isSender">Whether it is the envelope sender.</param>
    public IEnumerable<ListEffect> Check(string address, AddressClass addresses, bool isSender)
    {
        TableLookup rewritten = Find(
            isSender ? [.. Rewriting, "sender_canonical_maps"] : Rewriting,
            address,
            addresses
        );
        if (rewritten.Row is not null)
        {
            return [];
        }

        IReadOnlyList<ListEffect> effects = [.. ErrorTransport(address, addresses)];
        effects = effects.Any(e => e.EndsList) ? effects : [.. effects, .. Unlisted(address, addresses)];
        return rewritten.Fails ? [new ListEffect(AccessOutcome.Fault, [])]
            : rewritten.IsKnown ? effects
            : effects.Select(e => e.Behind([Condition(rewritten)], row: address) with { Row = null });
    }

    private IEnumerable<ListEffect> Unlisted(string address, AddressClass addresses)
    {
        string local = address.Substring(0, address.IndexOf('@'));
        return
            addresses.Recipients.Length == 0
            || view.Get(addresses.Recipients, service).Text.Length == 0
            || (addresses == AddressClass.Local && AddressKeys.IsOfMailSystem(local, service, view))
            ? []
            : Where(
                Find([addresses.Recipients], address, addresses),
                isListed: false,
                ReplyCode.Of(addresses.UnknownCode, service, view)
            );
    }

    /// <summary>Mail that the error(8) or retry(8) transport takes is not accepted.</summary>
    private IEnumerable<ListEffect> ErrorTransport(string address, AddressClass addresses)
    {
        var moved = TableLookup.In(
            ["relocated_maps"],
            AddressKeys.OfAddressTable(address, addresses, service, view),
            resolver,
            view
        );
        foreach (ListEffect effect in Where(moved, isListed: true, AccessOutcome.Reject))
        {
            yield return effect;
        }

        if (addresses == AddressClass.Alias)
        {
            // trivial-rewrite(8) sends them to error(8), whatever transport_maps says.
            yield return new ListEffect(ReplyCode.Of(addresses.UnknownCode, service, view), []);
            yield break;
        }

        var routed = TableLookup.In(
            ["transport_maps"],
            AddressKeys.OfTransport(address, service, view),
            resolver,
            view
        );
        string transport = TransportResult.Parse(routed.Row?.Value ?? "").Transport;
        transport =
            transport.Length > 0
                ? transport
                : TransportResult.Parse(view.Get(addresses.Transport, resolver).Text).Transport;
        AccessOutcome? outcome =
            transport == "error" ? AccessOutcome.Reject
            : transport == "retry" ? AccessOutcome.Defer
            : null;
        if (routed.Fails)
        {
            yield return new ListEffect(AccessOutcome.Fault, []);
        }
        else if (!routed.IsKnown)
        {
            yield return new ListEffect(AccessOutcome.Reject, [Condition(routed)]);
        }
        else if (outcome is { } told)
        {
            yield return new ListEffect(told, []);
        }
    }

    private TableLookup Find(string[] parameters, string address, AddressClass addresses) =>
        TableLookup.In(parameters, AddressKeys.OfAddressTable(address, addresses, service, view), service, view);

    /// <summary>The outcome for an address that a table has, or for one that it does not have.</summary>
    private static IEnumerable<ListEffect> Where(TableLookup found, bool isListed, AccessOutcome outcome) =>
        found.Fails
            ? ListEffect.Certain(AccessOutcome.Fault)
            : ListEffect.Where(found.IsKnown ? found.Row is not null == isListed : null, outcome, Condition(found));

    private static ClientCondition Condition(TableLookup found) => new(ClientKind.ByTable, found.Table);
}
