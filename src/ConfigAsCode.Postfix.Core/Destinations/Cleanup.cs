using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>The recipients that cleanup(8) writes into the queue for one of a message (cleanup_addr.c, cleanup_map1n.c, cleanup_map11.c).</summary>
/// <param name="service">The cleanup(8) service.</param>
/// <param name="view">The instance.</param>
internal sealed class Cleanup(Service service, EffectiveView view)
{
    // cleanup_map11_external() stops there and goes on with what it has.
    private const int MostTurns = 10;

    // virtual_alias_expansion_limit and virtual_alias_recursion_limit are 1000 by default.
    private const int MostAddresses = 1000;

    private const string Sender = "envelope_sender";
    private const string Recipient = "envelope_recipient";
    private const string AlwaysBcc = "always_bcc";

    private readonly AddressForm form = new(AddressResolver.AskedBy(service, view), view);

    /// <param name="recipient">The recipient as the client names it.</param>
    /// <param name="sender">The sender, rewritten (<see cref="SenderOf"/>).</param>
    /// <param name="maps">Whether addresses are mapped.</param>
    /// <param name="copies">Whether copies are sent.</param>
    public IReadOnlyList<Rewritten> RecipientsOf(string recipient, Rewritten sender, bool maps, bool copies)
    {
        List<Rewritten> all = [];
        if (copies && !sender.IsEnd && sender.Address.Length > 0)
        {
            all.AddRange(CopyFor(sender with { Path = [] }, "sender_bcc_maps", maps));
        }

        Rewritten one = Canonical(new Rewritten(recipient, []), Recipient, "recipient_canonical_maps", maps);
        all.AddRange(Expanded(one, maps));
        if (copies)
        {
            if (!one.IsEnd)
            {
                all.AddRange(CopyFor(one, "recipient_bcc_maps", maps));
            }

            EffectiveValue always = view.Get(AlwaysBcc, service);
            if (always.Text.Length > 0)
            {
                all.AddRange(Copy(new Rewritten(always.Text, [new DeliveryStep(AlwaysBcc, null, always.Text)]), maps));
            }
        }

        return all;
    }

    /// <summary>The envelope sender as the queue has it.</summary>
    public Rewritten SenderOf(string sender, bool maps) =>
        sender.Length == 0
            ? new Rewritten("", [])
            : Canonical(new Rewritten(sender, []), Sender, "sender_canonical_maps", maps);

    private Rewritten Canonical(Rewritten from, string part, string ownMaps, bool maps)
    {
        Rewritten at = form.Complete(from);
        if (!maps)
        {
            return at;
        }

        at = Mapped(at, ownMaps, ownMaps.Replace("_maps", "_classes"), part);
        at = Mapped(at, "canonical_maps", "canonical_classes", part);
        return IsIn(part, "masquerade_classes") ? Masqueraded(at) : at;
    }

    private Rewritten Mapped(Rewritten at, string parameter, string classes, string part)
    {
        if (!IsIn(part, classes))
        {
            return at;
        }

        var map = new AddressMap(parameter, service, view);
        for (int turn = 0; turn < MostTurns && !at.IsEnd; turn++)
        {
            Rewritten? next = map.Map(at, Keeps("canonical"))?[0];
            bool isSame = next?.Address.Equals(at.Address, StringComparison.OrdinalIgnoreCase) != false;
            at = next ?? at;
            if (isSame)
            {
                break;
            }
        }

        return at;
    }

    /// <summary>A host below a domain of the list becomes the domain; <c>!</c> in front leaves it as it is.</summary>
    private Rewritten Masqueraded(Rewritten at)
    {
        EffectiveValue domains = view.Get("masquerade_domains", service);
        int split = at.Address.LastIndexOf('@');
        if (at.IsEnd || split < 0 || domains.Text.Length == 0)
        {
            return at;
        }

        string domain = at.Address.Substring(split + 1).ToLowerInvariant();
        if (view.Get("masquerade_exceptions", service).Text.Length > 0)
        {
            ListMatch excepted = new NameList("masquerade_exceptions", hasParents: false, service, view).Has(
                at.Address.Substring(0, split)
            );
            if (excepted != ListMatch.No)
            {
                return excepted switch
                {
                    ListMatch.Yes => at,
                    ListMatch.Error => at.Failing("masquerade_exceptions: a table cannot be read"),
                    _ => at.Undecided("masquerade_exceptions"),
                };
            }
        }

        foreach (string word in ListValue.Words(domains.Text))
        {
            string parent = word.TrimStart('!').ToLowerInvariant();
            if (parent == domain)
            {
                return at;
            }

            if (parent.Length > 0 && domain.EndsWith("." + parent, StringComparison.Ordinal))
            {
                string masked = at.Address.Substring(0, split + 1) + parent;
                return (word.Length - parent.Length) % 2 == 1
                    ? at
                    : at.To(masked, new DeliveryStep("masquerade_domains", null, masked));
            }
        }

        return domains.IsPartlyUnknown ? at.Undecided("masquerade_domains") : at;
    }

    private IEnumerable<Rewritten> CopyFor(Rewritten of, string parameter, bool maps)
    {
        TableLookup? found = new AddressMap(parameter, service, view).Find(of, out Rewritten? end);
        return end is not null ? [end]
            : found is null ? []
            : Copy(of.To(found.Row!.Value, new DeliveryStep(parameter, found.Row, found.Row.Value)), maps);
    }

    /// <summary>A copy gets no copy of its own.</summary>
    private IEnumerable<Rewritten> Copy(Rewritten to, bool maps) =>
        Expanded(Canonical(to, Recipient, "recipient_canonical_maps", maps), maps);

    /// <summary>virtual_alias_maps, as long as there are rows; an address is not expanded again once it has become itself.</summary>
    private IReadOnlyList<Rewritten> Expanded(Rewritten one, bool maps)
    {
        var map = new AddressMap("virtual_alias_maps", service, view);
        if (!maps || one.IsEnd || map.IsEmpty)
        {
            return [one];
        }

        List<Rewritten> all = [one];
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < all.Count; i++)
        {
            var chain = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (!all[i].IsEnd && !done.Contains(all[i].Address))
            {
                if (all.Count > MostAddresses || chain.Count > MostAddresses || !chain.Add(all[i].Address))
                {
                    return [one.Failing($"virtual_alias_maps leads from {one.Address} on without end")];
                }

                if (map.Map(all[i], Keeps("virtual")) is not { } next)
                {
                    break;
                }

                string from = all[i].Address;
                all[i] = next[0];
                all.AddRange(next.Skip(1));
                if (next.Any(n => n.Address.Equals(from, StringComparison.OrdinalIgnoreCase)))
                {
                    done.Add(from);
                }
            }
        }

        return [.. all.GroupBy(a => (a.Address, a.DecidedBy, a.Failure)).Select(same => same.First())];
    }

    private bool Keeps(string what) => ListValue.Has(view.Get("propagate_unmatched_extensions", service).Text, what);

    private bool IsIn(string part, string classes) => ListValue.Has(view.Get(classes, service).Text, part);
}
