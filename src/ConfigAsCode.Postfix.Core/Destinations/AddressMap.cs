using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>What a table of addresses makes of an address (mail_addr_map_opt() in global/mail_addr_map.c).</summary>
/// <param name="parameter">The parameter that names the tables.</param>
/// <param name="service">The service that asks them.</param>
/// <param name="view">The instance.</param>
internal sealed class AddressMap(string parameter, Service? service, EffectiveView view)
{
    private readonly AddressForm form = new(AddressResolver.AskedBy(service, view), view);

    public bool IsEmpty => view.Get(parameter, service).Text.Length == 0;

    /// <summary>What the tables have for an address, whole; null where no row is for it.</summary>
    /// <param name="from">The address.</param>
    /// <param name="end">What else there is: a table of the host decides, or cannot be read.</param>
    public TableLookup? Find(Rewritten from, out Rewritten? end) => Find(from, out end, out _);

    /// <summary>The addresses that a row makes of an address; the same address alone where no row is for it.</summary>
    /// <param name="from">The address.</param>
    /// <param name="keepsExtension">Whether the extension that the row does not name stays (propagate_unmatched_extensions).</param>
    public IReadOnlyList<Rewritten>? Map(Rewritten from, bool keepsExtension)
    {
        TableLookup? found = Find(from, out Rewritten? end, out TableKey? key);
        if (end is not null)
        {
            return [end];
        }

        if (found is null)
        {
            return null;
        }

        string extension = ExtensionBehind(key!, from.Address);
        string[] words = [.. ListValue.Words(found.Row!.Value)];
        if (words.Any(w => w[0] == '@') && words.Length > 1)
        {
            // Postfix takes the local part with the whole of such a value for one address.
            return [from.Undecided($"the form of '{found.Row.Value}'")];
        }

        List<Rewritten> all = [];
        foreach (string word in words)
        {
            string address = word;
            if (word[0] == '@')
            {
                string user = UserOf(from.Address);
                address = user.Substring(0, user.Length - extension.Length) + word;
            }

            Rewritten next = form.Complete(new Rewritten(address, []));
            string whole = keepsExtension ? WithExtension(next.Address, extension) : next.Address;
            all.Add(from.To(whole, new DeliveryStep(parameter, found.Row, whole)) with { DecidedBy = next.DecidedBy });
        }

        return all.Count > 0 ? all : [from.Failing($"{parameter} has no address for {from.Address}")];
    }

    private TableLookup? Find(Rewritten from, out Rewritten? end, out TableKey? key)
    {
        end = null;
        key = null;
        if (IsEmpty)
        {
            return null;
        }

        foreach (TableKey asked in Keys(from.Address, out bool? isOfHost))
        {
            if (isOfHost is null && asked.Text.IndexOf('@') < 0)
            {
                // Whether the local part alone is asked is known to the host.
                end = from.Undecided(AddressClass.Local.Domains);
                return null;
            }

            TableLookup found = TableLookup.In([parameter], [asked], service, view);
            if (found.Fails || !found.IsKnown)
            {
                end = from.EndingAt(found, parameter);
                return null;
            }

            if (found.Row is not null)
            {
                key = asked;
                return found;
            }
        }

        return null;
    }

    private IEnumerable<TableKey> Keys(string address, out bool? isOfHost)
    {
        isOfHost = false;
        if (AddressKeys.DomainOf(address) is not { } domain)
        {
            // It has no domain, as append_at_myorigin is off.
            return AddressKeys.OfAliases(address + "@", service, view);
        }

        isOfHost = LocalPartLookup.IsFor(domain, service, view);
        return AddressKeys.OfAddressTable(address, isOfHost != false, service, view);
    }

    /// <summary>What of the local part a key does not have; a row for a whole domain has nothing of it.</summary>
    private static string ExtensionBehind(TableKey key, string address)
    {
        string user = UserOf(address);
        string found = key.Text.IndexOf('@') is var at and >= 0 ? key.Text.Substring(0, at) : key.Text;
        return found.Length > 0 && found.Length < user.Length ? user.Substring(found.Length) : "";
    }

    private static string UserOf(string address) => address.Substring(0, EndOfUser(address));

    private static string WithExtension(string address, string extension) =>
        address.Insert(EndOfUser(address), extension);

    private static int EndOfUser(string address) => address.LastIndexOf('@') is var at and >= 0 ? at : address.Length;
}
