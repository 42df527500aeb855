using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>Who delivers to the mailbox of a user behind local(8) (deliver_mailbox() in local/mailbox.c, deliver_unknown() in local/unknown.c).</summary>
/// <param name="agent">The local(8) service.</param>
/// <param name="view">The instance.</param>
internal sealed class LocalMailbox(Service agent, EffectiveView view)
{
    private const string Maps = "mailbox_transport_maps";
    private const string Other = "mailbox_transport";

    // What is asked for a user that the host does not have.
    private static readonly string[] ForUnknown = ["fallback_transport_maps", "fallback_transport", "luser_relay"];

    public Destination Of(Destination at)
    {
        string user = AddressKeys.OfAliases(at.Recipient, agent, view).Last().Text.ToLowerInvariant();
        var found = TableLookup.In([Maps], [new TableKey(user, IsPart: false)], agent, view);
        if (found.Fails || !found.IsKnown)
        {
            return at.EndingAt(found, Maps);
        }

        if (found.Row is not null)
        {
            return Passed(at, Maps, found.Row, found.Row.Value);
        }

        EffectiveValue transport = view.Get(Other, agent);
        return transport.Text.Length > 0 ? Passed(at, Other, row: null, transport.Text)
            : ForUnknown.FirstOrDefault(p => view.Get(p, agent).Text.Length > 0) is { } fallback
                ? at with
                {
                    DecidedBy = $"whether the host has a user {user} ({fallback})",
                }
            : at;
    }

    private Destination Passed(Destination at, string by, TableEntry? row, string text)
    {
        (string transport, string nextHop) = TransportResult.Parse(text);
        nextHop = nextHop.Length > 0 ? nextHop : at.NextHop;
        return new Destination(
            at.Recipient,
            transport,
            nextHop,
            [.. at.Path, new DeliveryStep(by, row, $"{transport}:{nextHop}")]
        )
        {
            Agent = view.Instance.TransportNamed(transport),
        };
    }
}
