using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>The transport and next hop of an address, as trivial-rewrite(8) finds them (resolve_addr() in trivial-rewrite/resolve.c).</summary>
/// <param name="resolver">The trivial-rewrite(8) service.</param>
/// <param name="view">The instance.</param>
internal sealed class AddressResolution(Service? resolver, EffectiveView view)
{
    private const string TransportMaps = "transport_maps";
    private const string Relocated = "relocated_maps";
    private const string Undeliverable = "Address is undeliverable";

    /// <summary>Where the transport of this name is not given a next hop it gets a text for the sender.</summary>
    private static readonly string[] Refusing = ["error", "retry"];

    /// <param name="at">The recipient.</param>
    /// <param name="sender">The sender as the queue has it.</param>
    public Destination Of(Rewritten at, Rewritten sender)
    {
        if (at.IsEnd)
        {
            return at.End();
        }

        if (at.Address.IndexOf('@') < 0)
        {
            EffectiveValue host = view.Get(OwnName.Host, resolver);
            if (AddressForm.IsUnknown(host))
            {
                return at.Undecided(OwnName.Host).End();
            }

            at = at with { Address = at.Address + "@" + host.Text };
        }

        if (AddressKeys.DomainOf(at.Address) is not { } domain)
        {
            return at.Undecided($"the form of '{at.Address}'").End();
        }

        (AddressClass? addresses, AddressClass askedLast, bool fails) = AddressClasses.FindWith(domain, resolver, view);
        if (addresses is null)
        {
            return (
                fails ? at.Failing($"{askedLast.Domains}: a table cannot be read") : at.Undecided(askedLast.Domains)
            ).End();
        }

        if (addresses == AddressClass.Alias)
        {
            string text =
                "5.1.1 User unknown"
                + (view.Get("show_user_unknown_table_name", resolver).IsYes ? " in virtual alias table" : "");
            return Moved(Went(at, addresses.Domains, row: null, "error", text));
        }

        Destination byClass = OfClass(at, addresses, domain, sender);
        return byClass.DecidedBy is not null || byClass.Failure is not null
            ? byClass
            : Moved(Routed(byClass, at, domain));
    }

    private Destination OfClass(Rewritten at, AddressClass addresses, string domain, Rewritten sender)
    {
        EffectiveValue value = view.Get(addresses.Transport, resolver);
        string by = addresses.Transport;
        string text = value.Text;
        TableEntry? row = null;
        if (addresses == AddressClass.Default)
        {
            TableLookup? found = OfSender(
                at,
                sender,
                "sender_dependent_default_transport_maps",
                "empty_address_default_transport_maps_lookup_key",
                out Destination? end
            );
            if (end is not null)
            {
                return end;
            }

            if (found is not null && !TransportResult.IsDunno(found.Row!.Value))
            {
                by = "sender_dependent_default_transport_maps";
                text = found.Row.Value;
                row = found.Row;
            }
        }

        (string transport, string nextHop) = TransportResult.Parse(text);
        if (row is null && AddressForm.IsUnknown(value))
        {
            return (value.IsPartlyUnknown ? at.Undecided(by) : at.Failing($"{by} names no transport")).End();
        }

        if (!addresses.IsOffHost || nextHop.Length > 0)
        {
            return Went(at, by, row, transport, nextHop.Length > 0 ? nextHop : domain);
        }

        TableLookup? relay = OfSender(
            at,
            sender,
            "sender_dependent_relayhost_maps",
            "empty_address_relayhost_maps_lookup_key",
            out Destination? relayEnd
        );
        if (relayEnd is not null)
        {
            return relayEnd;
        }

        if (relay is not null && !TransportResult.IsDunno(relay.Row!.Value))
        {
            return Went(
                at.To(at.Address, new DeliveryStep(by, row, transport)),
                "sender_dependent_relayhost_maps",
                relay.Row,
                transport,
                relay.Row.Value
            );
        }

        EffectiveValue relayHost = view.Get("relayhost", resolver);
        return relayHost.IsPartlyUnknown ? at.Undecided("relayhost").End()
            : relayHost.Text.Length == 0 ? Went(at, by, row, transport, domain)
            : Went(
                at.To(at.Address, new DeliveryStep(by, row, transport)),
                "relayhost",
                row: null,
                transport,
                relayHost.Text
            );
    }

    private TableLookup? OfSender(
        Rewritten at,
        Rewritten sender,
        string parameter,
        string emptyKey,
        out Destination? end
    )
    {
        end = null;
        var map = new AddressMap(parameter, resolver, view);
        if (map.IsEmpty)
        {
            return null;
        }

        if (sender.IsEnd)
        {
            end = (at with { DecidedBy = sender.DecidedBy, Failure = sender.Failure }).End();
            return null;
        }

        string key = sender.Address.Length > 0 ? sender.Address : view.Get(emptyKey, resolver).Text;
        TableLookup? found = map.Find(new Rewritten(key, at.Path), out Rewritten? other);
        end = other is null ? null : (at with { DecidedBy = other.DecidedBy, Failure = other.Failure }).End();
        return found;
    }

    /// <summary>transport_maps take the place of all that the class says.</summary>
    private Destination Routed(Destination byClass, Rewritten at, string domain)
    {
        if (view.Get(TransportMaps, resolver).Text.Length == 0)
        {
            return byClass;
        }

        var found = TableLookup.In(
            [TransportMaps],
            AddressKeys.OfTransport(at.Address, resolver, view),
            resolver,
            view
        );
        if (found.Fails || !found.IsKnown)
        {
            return at.EndingAt(found, TransportMaps).End();
        }

        if (found.Row is null)
        {
            return byClass;
        }

        (string transport, string nextHop) = TransportResult.Parse(found.Row.Value);
        return transport.Length + nextHop.Length == 0 ? byClass
            : transport.Length == 0
                ? Went(at with { Path = byClass.Path }, TransportMaps, found.Row, byClass.Transport, nextHop)
            : Went(
                at,
                TransportMaps,
                found.Row,
                transport,
                nextHop.Length > 0 ? nextHop
                    : Refusing.Contains(transport) ? Undeliverable
                    : domain
            );
    }

    /// <summary>relocated_maps come last, and return the mail.</summary>
    private Destination Moved(Destination destination)
    {
        if (destination.DecidedBy is not null || destination.Failure is not null)
        {
            return destination;
        }

        var at = new Rewritten(destination.Recipient, destination.Path);
        TableLookup? found = new AddressMap(Relocated, resolver, view).Find(at, out Rewritten? end);
        return end is not null ? end.End()
            : found is null ? destination
            : Went(at, Relocated, found.Row, "error", "5.1.6 User has moved to " + found.Row!.Value);
    }

    private Destination Went(Rewritten at, string by, TableEntry? row, string transport, string nextHop) =>
        new(at.Address, transport, nextHop, [.. at.Path, new DeliveryStep(by, row, $"{transport}:{nextHop}")])
        {
            Agent = view.Instance.TransportNamed(transport),
        };
}
