using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// The values that programs read, of everything that is set before or after. What decides levels, protocols and suites is compared by
/// what it does (<see cref="TlsChanges"/>).
/// </summary>
internal static class SettingChanges
{
    private static readonly string[] ComparedByEffect =
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

    public static IEnumerable<Change> In(InstancePair pair)
    {
        IEnumerable<Change.Parameter?> ofMainCf = Names(pair.Before.Instance.Settings, pair.After.Instance.Settings)
            .Select(name => Between("", name, pair, null, null));
        IEnumerable<Change.Parameter?> ofServices = pair.CommonServices.SelectMany(s =>
            Names(s.Before.Settings, s.After.Settings)
                .Select(name =>
                    Between(InetEndpoint.Described(s.After, pair.After.View.Ports), name, pair, s.Before, s.After)
                )
        );
        return ofMainCf.Concat(ofServices).OfType<Change.Parameter>();
    }

    private static IEnumerable<string> Names(IEnumerable<Setting> before, IEnumerable<Setting> after) =>
        before
            .Concat(after)
            .Select(s => s.Parameter)
            .Distinct()
            .Where(name => !ComparedByEffect.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
            .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Whether the programs read the same: the same text, or a list of the same items.</summary>
    internal static bool AreSame(string name, InstancePair pair, Service? before, Service? after)
    {
        (string old, string now) = Texts(name, pair, before, after);
        return old == now
            || (
                IsList(name, pair, after)
                && ListItems
                    .Of(name, old, pair.Before.Target.Postfix)
                    .SequenceEqual(ListItems.Of(name, now, pair.After.Target.Postfix), StringComparer.Ordinal)
            );
    }

    private static (string Before, string After) Texts(
        string name,
        InstancePair pair,
        Service? before,
        Service? after
    ) => (pair.Before.View.Get(name, before).Text, pair.After.View.Get(name, after).Text);

    private static bool IsList(string name, InstancePair pair, Service? after) =>
        Parameters.Find(name)?.IsList ?? pair.After.View.IsRestrictionClass(name, after);

    private static Change.Parameter? Between(
        string subject,
        string name,
        InstancePair pair,
        Service? before,
        Service? after
    )
    {
        if (AreSame(name, pair, before, after))
        {
            return null;
        }

        (string old, string now) = Texts(name, pair, before, after);
        bool isList = IsList(name, pair, after);
        string[] oldItems = isList ? [.. ListItems.Of(name, old, pair.Before.Target.Postfix)] : [];
        string[] newItems = isList ? [.. ListItems.Of(name, now, pair.After.Target.Postfix)] : [];
        return new Change.Parameter(
            subject,
            name,
            Before(old),
            After(now),
            newItems.Except(oldItems).Select(After).ToEquatableArray(),
            oldItems.Except(newItems).Select(Before).ToEquatableArray()
        );

        string Before(string text) => pair.Before.Shown(text, pair.Before.View.SettingOf(name, before)?.Origin);
        string After(string text) => pair.After.Shown(text, pair.After.View.SettingOf(name, after)?.Origin);
    }
}
