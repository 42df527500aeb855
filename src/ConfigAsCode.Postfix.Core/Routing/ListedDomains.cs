using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The domains that the list of an address class names one by one, in words or in rows of declared tables.</summary>
/// <param name="addresses">The class.</param>
/// <param name="resolver">The trivial-rewrite(8) that reads the list; null where the instance has none.</param>
/// <param name="view">The instance.</param>
internal sealed class ListedDomains(AddressClass addresses, Service? resolver, EffectiveView view)
{
    private readonly EffectiveValue list = view.Get(addresses.Domains, resolver);

    /// <summary>The setting of the list, or of the one that its default names; null for a default alone.</summary>
    public Setting? Setting => list.SetBy;

    /// <summary>Whether the list itself is set, and not only another one that its default names.</summary>
    public bool IsSet => list.SetBy?.Parameter == addresses.Domains;

    private bool HasExceptions =>
        BracedWords.Of(list.Text, view.Target.Postfix).Any(w => w.Word.StartsWith("!", StringComparison.Ordinal));

    /// <summary>Each domain or table once, the first place of several.</summary>
    public Dictionary<string, ListedDomain> All()
    {
        var all = new Dictionary<string, ListedDomain>(StringComparer.OrdinalIgnoreCase);
        var names = new NameList(addresses.Domains, hasParents: false, resolver, view);
        bool hasExceptions = HasExceptions;
        foreach (ListedDomain domain in Words())
        {
            if (!all.ContainsKey(domain.Name) && !(hasExceptions && names.Has(domain.Name) == ListMatch.No))
            {
                all.Add(domain.Name, domain);
            }
        }

        return all;
    }

    private IEnumerable<ListedDomain> Words()
    {
        if (list is { Error: not null } or { SetBy: null })
        {
            // The default as Postfix has it: $myhostname, localhost.$mydomain, localhost.
            return list.Error is null ? Split(list.Text, "", isOfOtherClass: false) : [];
        }

        return BracedWords
            .Of(list.SetBy.Value, view.Target.Postfix)
            .SelectMany(raw =>
                Split(
                    view.Expand(raw.Word, resolver) ?? "",
                    raw.Word,
                    MacroUse
                        .NamesIn(raw.Word, withConditions: true)
                        .Any(name => AddressClass.InOrder.Any(c => c.Domains == name))
                )
            );
    }

    private IEnumerable<ListedDomain> Split(string text, string raw, bool isOfOtherClass)
    {
        string[] words = [.. BracedWords.Of(text, view.Target.Postfix).Select(w => w.Word)];
        foreach (string word in words)
        {
            if (word[0] is '!' or '/')
            {
                continue;
            }

            if (word.IndexOf(':') < 0 || word[0] == '[')
            {
                yield return new ListedDomain(word, raw, Row: null, isOfOtherClass) { IsAlone = words.Length == 1 };
                continue;
            }

            if (IsSet)
            {
                yield return new ListedDomain(word, raw, Row: null, isOfOtherClass)
                {
                    IsTable = true,
                    IsAlone = words.Length == 1,
                };
            }

            foreach (TableAnswer answer in TableAnswers.Of(word, resolver, view).ByKey.Values)
            {
                // The rows of virtual_alias_maps are the default of the alias domains, and most are for addresses.
                string key = answer.Row.Key;
                if (key.IndexOf('@') < 0 && (IsSet || key.IndexOf('.') > 0))
                {
                    yield return new ListedDomain(key, raw, answer.Row, isOfOtherClass);
                }
            }
        }
    }
}
