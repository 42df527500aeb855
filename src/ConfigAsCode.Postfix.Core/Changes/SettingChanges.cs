using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// The values that programs read, of everything that is set before or after. What decides levels, protocols and suites is told by
/// what it does (<see cref="TlsChanges"/>).
/// </summary>
internal static class SettingChanges
{
    // Who may relay: it covers networks, other lists have items.
    private const string Networks = "mynetworks";

    private static readonly string[] ToldByEffect =
    [
        "_tls_security_level",
        "_tls_wrappermode",
        "_tls_protocols",
        "_tls_mandatory_protocols",
        "_tls_ciphers",
        "_tls_mandatory_ciphers",
        "_tls_exclude_ciphers",
        "_tls_mandatory_exclude_ciphers",
        "_cipherlist",
    ];

    public static IEnumerable<string> In(ViewPair change)
    {
        foreach (string parameter in Names(change.Before.Instance.Settings, change.After.Instance.Settings))
        {
            EffectiveValue old = change.Before.Get(parameter);
            EffectiveValue now = change.After.Get(parameter);
            if (Sentence("", parameter, old.Text, now.Text) is { } sentence)
            {
                yield return sentence;
            }
        }

        foreach ((Service before, Service after) in change.CommonServices)
        {
            foreach (string parameter in Names(before.Settings, after.Settings))
            {
                EffectiveValue old = change.Before.Get(parameter, before);
                EffectiveValue now = change.After.Get(parameter, after);
                string where = InetEndpoint.Described(after) + ": ";
                if (Sentence(where, parameter, old.Text, now.Text) is { } sentence)
                {
                    yield return sentence;
                }
            }
        }
    }

    private static IEnumerable<string> Names(IEnumerable<Setting> before, IEnumerable<Setting> after) =>
        before
            .Concat(after)
            .Select(s => s.Parameter)
            .Distinct()
            .Where(name => !ToldByEffect.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
            .OrderBy(name => name, StringComparer.Ordinal);

    private static string? Sentence(string where, string parameter, string before, string after)
    {
        if (before == after)
        {
            return null;
        }

        (string[] added, string[] removed) = Values.Compare(before, after);
        bool isList = Parameters.Find(parameter) is { IsList: true } && added.Length + removed.Length > 0;
        return !isList ? $"{where}{parameter} {Values.Change(before, after)}"
            : parameter == Networks ? where + parameter + Items(" now covers ", added, " no longer covers ", removed)
            : where + parameter + Items(" now has ", added, " no longer has ", removed);
    }

    private static string Items(string came, string[] added, string went, string[] removed) =>
        string.Join(
            " and",
            new[] { (Verb: came, Items: added), (Verb: went, Items: removed) }
                .Where(part => part.Items.Length > 0)
                .Select(part => part.Verb + string.Join(", ", part.Items))
        );
}
