using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>A list of hosts and networks such as <c>mynetworks</c>, asked for one client (namadr_list_match()).</summary>
internal static class NetworkList
{
    /// <summary>Whether a client is in the list of a parameter.</summary>
    public static ListMatch Has(string parameter, AccessClient client, Service service, EffectiveView view)
    {
        var names = new NameList(parameter, hasParents: true, service, view);
        foreach ((_, string word) in BracedWords.Of(view.Get(parameter, service).Text, view.Target.Postfix))
        {
            var pattern = NetworkPattern.Parse(word);
            ListMatch found = names.HasWord(pattern.Text, client.Name);
            found = found == ListMatch.No ? OfAddress(pattern, client.Address, names) : found;
            if (found != ListMatch.No)
            {
                return found == ListMatch.Yes && pattern.IsNegated ? ListMatch.No : found;
            }
        }

        return ListMatch.No;
    }

    private static ListMatch OfAddress(NetworkPattern pattern, string address, NameList names) =>
        pattern.IsOutside ? names.InTable(pattern.Text, [new TableKey(address, IsPart: false)])
        : pattern.IsV6 != address.IndexOf(':') >= 0 ? ListMatch.No
        : pattern.Fault is not null ? ListMatch.Error
        : pattern.Network is { } network && Network.Parse(address) is { } client && network.Contains(client)
            ? ListMatch.Yes
        : ListMatch.No;
}
