using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>The aliases of a local(8) service (deliver_alias() in local/alias.c).</summary>
/// <param name="agent">The service.</param>
/// <param name="view">The instance.</param>
internal sealed class LocalAliases(Service agent, EffectiveView view)
{
    public const string Parameter = "alias_maps";

    /// <summary>The row for a recipient; null where none is, so that it is a user.</summary>
    /// <param name="at">The recipient.</param>
    /// <param name="expandedFrom">The alias whose row named it: an alias that names itself means the user.</param>
    /// <param name="end">What else there is: a table of the host decides, or cannot be read.</param>
    public LocalAlias? Find(Destination at, string? expandedFrom, out Destination? end)
    {
        end = null;
        string[] names =
        [
            .. AddressKeys.OfAliases(at.Recipient, agent, view).Select(key => key.Text.ToLowerInvariant()),
        ];
        foreach (string name in names.Where(n => n != expandedFrom))
        {
            TableLookup found = Ask(name);
            if (found.Fails || !found.IsKnown)
            {
                end = at.EndingAt(found, Parameter);
                return null;
            }

            if (found.Row is not null)
            {
                bool keeps = ListValue.Has(view.Get("propagate_unmatched_extensions", agent).Text, "alias");
                return new LocalAlias(name, found.Row, keeps ? names[0].Substring(name.Length) : "");
            }
        }

        return null;
    }

    /// <summary>Who gets the errors of a list: its owner is the sender then, and its users get the message by the queue.</summary>
    public Rewritten? OwnerOf(string name, out Destination? end)
    {
        end = null;
        if (!view.Get("owner_request_special", agent).IsYes)
        {
            return null;
        }

        TableLookup found = Ask("owner-" + name);
        if (found.Fails || !found.IsKnown)
        {
            end = new Destination("owner-" + name, "", "", []).EndingAt(found, Parameter);
            return null;
        }

        return found.Row is null
            ? null
            : new AddressForm(AddressResolver.AskedBy(agent, view), view).Complete(
                new Rewritten(view.Get("expand_owner_alias", agent).IsYes ? found.Row.Value : "owner-" + name, [])
            );
    }

    private TableLookup Ask(string name) =>
        TableLookup.In([Parameter], [new TableKey(name, IsPart: false)], agent, view);
}
