using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Finds the class of a domain, as far as main.cf and declared tables say it.</summary>
internal sealed class AddressClasses
{
    private readonly EffectiveView view;
    private readonly Service? resolver;
    private readonly Dictionary<AddressClass, HashSet<string>> names;
    private readonly bool relayHasSubdomains;

    public AddressClasses(EffectiveView view, Service? resolver)
    {
        this.view = view;
        this.resolver = resolver;
        relayHasSubdomains = NameList.IsParentStyle(AddressClass.Relay.Domains, resolver, view);
        names = AddressClass.WithDomains.ToDictionary(
            c => c,
            c => new HashSet<string>(
                WordsOf(c).SelectMany(word => word.IndexOf(':') < 0 ? [word] : NamesIn(word)),
                StringComparer.OrdinalIgnoreCase
            )
        );
    }

    private string[] WordsOf(AddressClass addresses) => ListValue.Words(view.Get(addresses.Domains, resolver).Text);

    /// <param name="domain">The domain, or <c>.domain</c> for all below it.</param>
    public AddressClass Of(string domain) => AddressClass.InOrder.First(c => Has(c, domain));

    /// <summary>
    /// The class of the domain of an address, asked of the lists as trivial-rewrite(8) asks them; null where a table of the host decides
    /// it, or cannot be opened.
    /// </summary>
    public static (AddressClass? Class, bool Fails) Find(string domain, Service? resolver, EffectiveView view)
    {
        (AddressClass? addresses, _, bool fails) = FindWith(domain, resolver, view);
        return (addresses, fails);
    }

    /// <summary>The same, with the class whose list was asked last.</summary>
    public static (AddressClass? Class, AddressClass AskedLast, bool Fails) FindWith(
        string domain,
        Service? resolver,
        EffectiveView view
    )
    {
        foreach (AddressClass addresses in AddressClass.WithDomains)
        {
            ListMatch found = new NameList(
                addresses.Domains,
                hasParents: addresses == AddressClass.Relay,
                resolver,
                view
            ).Has(domain);
            if (found != ListMatch.No)
            {
                return (found == ListMatch.Yes ? addresses : null, addresses, found == ListMatch.Error);
            }
        }

        return (AddressClass.Default, AddressClass.Default, false);
    }

    /// <summary>The domains of a class in words; what an earlier class has is left out.</summary>
    public IEnumerable<string> DomainsOf(AddressClass addresses)
    {
        EffectiveValue value = view.Get(addresses.Domains, resolver);
        bool isSet = view.SettingOf(addresses.Domains, resolver) is not null;
        foreach (string word in WordsOf(addresses).Where(w => w[0] != '!'))
        {
            if (word.IndexOf(':') < 0)
            {
                if (Described(addresses, word) is { } domain)
                {
                    yield return domain;
                }
            }
            else if (isSet || addresses != AddressClass.Alias)
            {
                yield return "what is in " + word;
            }
            else
            {
                // By default they are the rows of virtual_alias_maps for a whole domain, which few of its tables have.
                foreach (string name in NamesIn(word).Where(n => n.IndexOf('@') < 0 && n.IndexOf('.') > 0))
                {
                    yield return name;
                }
            }
        }

        if (value.IsPartlyUnknown)
        {
            yield return "the name of the host";
        }
    }

    /// <summary>Null for a word that has no mail of its own.</summary>
    private string? Described(AddressClass addresses, string word)
    {
        bool isTaken = AddressClass.InOrder.TakeWhile(c => c != addresses).Any(c => Has(c, word));
        return addresses != AddressClass.Relay ? (isTaken ? null : word)
            : !relayHasSubdomains
                ? (
                    word[0] == '.' ? "subdomains of " + word.Substring(1)
                    : isTaken ? null
                    : word
                )
            : word[0] == '.' ? null
            : isTaken ? "subdomains of " + word
            : word + " with subdomains";
    }

    private bool Has(AddressClass addresses, string domain) =>
        addresses == AddressClass.Default
        || names[addresses].Contains(domain)
        || (
            addresses == AddressClass.Relay
            // All below a domain are like one of them.
            && NameList
                .Keys(domain[0] == '.' ? "*" + domain : domain, relayHasSubdomains)
                .Any(key => names[addresses].Contains(key.Text))
        );

    /// <summary>What a declared table is looked up by; nothing for one of the host.</summary>
    private IEnumerable<string> NamesIn(string table) =>
        TableReferences.Declared(table, resolver, view)?.Entries.Select(row => row.Key) ?? [];
}
