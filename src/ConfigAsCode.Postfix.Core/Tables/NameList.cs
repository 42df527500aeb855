using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>A list of names and tables such as <c>mydestination</c> or <c>relay_domains</c>: the first word that matches decides, <c>!</c> in front turns it round.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="hasParents">Whether a word, or a row, may stand for the names below it: lists of domains and hosts, not of strings.</param>
/// <param name="service">The service that reads it; null for main.cf.</param>
/// <param name="view">The instance.</param>
internal sealed class NameList(string parameter, bool hasParents, Service? service, EffectiveView view)
{
    private readonly EffectiveValue value = view.Get(parameter, service);

    private readonly bool isParentStyle = IsParentStyle(parameter, service, view);

    /// <summary>
    /// Whether a domain stands for the names below it, so that <c>.domain</c> does not; else only the form with the dot does.
    /// </summary>
    /// <param name="feature">A parameter, or <c>smtpd_access_maps</c>.</param>
    /// <param name="service">The service; null for main.cf.</param>
    /// <param name="view">The instance.</param>
    public static bool IsParentStyle(string feature, Service? service, EffectiveView view) =>
        ListValue.Has(view.Get("parent_domain_matches_subdomains", service).Text, feature);

    /// <summary>A name with the parents that are asked for where it is not found itself.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isParentStyle">Whether parents are asked for without a dot in front.</param>
    public static IEnumerable<TableKey> Keys(string name, bool isParentStyle)
    {
        bool isPart = false;
        while (name.Length > 0)
        {
            yield return new TableKey(name, isPart);
            int dot = name.IndexOf('.', 1);
            if (dot < 0)
            {
                yield break;
            }

            name = name.Substring(isParentStyle ? dot + 1 : dot);
            isPart = true;
        }
    }

    /// <summary>Whether a name is in the list.</summary>
    public ListMatch Has(string name)
    {
        foreach ((_, string written) in BracedWords.Of(value.Text, view.Target.Postfix))
        {
            string word = written.TrimStart('!');
            ListMatch found = HasWord(word, name);
            if (found != ListMatch.No)
            {
                return found == ListMatch.Yes && (written.Length - word.Length) % 2 == 1 ? ListMatch.No : found;
            }
        }

        return value.IsPartlyUnknown ? ListMatch.NotKnown : ListMatch.No;
    }

    /// <summary>Whether one word, without <c>!</c> in front, is for a name.</summary>
    public ListMatch HasWord(string word, string name) =>
        word.StartsWith("/", StringComparison.Ordinal) ? ListMatch.NotKnown
        : word.IndexOf(':') >= 0 && word[0] != '['
            ? InTable(word, hasParents ? Keys(name, isParentStyle) : [new TableKey(name, IsPart: false)])
        : word.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (
            hasParents
            && Keys(name, isParentStyle).Skip(1).Any(k => k.Text.Equals(word, StringComparison.OrdinalIgnoreCase))
        )
            ? ListMatch.Yes
        : ListMatch.No;

    /// <summary>Whether a table has one of some keys.</summary>
    public ListMatch InTable(string table, IEnumerable<TableKey> keys)
    {
        var found = TableLookup.Find([table], keys, service, view);
        return found.Fails ? ListMatch.Error
            : !found.IsKnown ? ListMatch.NotKnown
            : found.Row is null ? ListMatch.No
            : ListMatch.Yes;
    }
}
