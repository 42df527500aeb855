using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>
/// Whether a word without @ in a table of addresses is meant as a domain. It may be a user as well, such as <c>first.last</c>, so it counts
/// only where it is a domain of this host, or can hardly be anything else.
/// </summary>
internal sealed class OwnDomains
{
    private static readonly HashSet<string> TopLevels = new(StringComparer.OrdinalIgnoreCase)
    {
        "arpa",
        "biz",
        "com",
        "edu",
        "example",
        "gov",
        "info",
        "int",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "mil",
        "net",
        "org",
        "test",
    };

    private readonly HashSet<string> own;

    private OwnDomains(HashSet<string> own) => this.own = own;

    public static OwnDomains Of(InstanceOnTarget context) =>
        new(
            new HashSet<string>(
                AddressClass
                    .InOrder.Select(c => c.Domains)
                    .Where(list => list.Length > 0)
                    .Concat(["myhostname", "mydomain", "myorigin"])
                    .SelectMany(list => ListValue.Words(context.View.Get(list).Text))
                    .Where(word => word.IndexOf(':') < 0 && word.IndexOf('.') > 0),
                StringComparer.OrdinalIgnoreCase
            )
        );

    public bool IsMeant(string key, string result)
    {
        int last = key.LastIndexOf('.');
        if (last <= 0 || key.IndexOf('@') >= 0 || !HostName.IsValid(key))
        {
            return false;
        }

        string top = key.Substring(last + 1);
        bool isOfCountry = top.Length == 2 && top.All(char.IsLetter) && key.IndexOf('.') < last;
        return own.Contains(key)
            || TopLevels.Contains(top)
            || isOfCountry
            || result.StartsWith("@", StringComparison.Ordinal);
    }
}
