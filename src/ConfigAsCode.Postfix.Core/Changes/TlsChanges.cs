using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>What servers and clients offer in TLS: the level, the protocols, and the kinds of suites.</summary>
internal static class TlsChanges
{
    // What a reviewer asks of a suite, the worst first; a suite counts as the first that fits.
    private static readonly (string Name, Func<CipherSuite, bool> Fits)[] Kinds =
    [
        ("unencrypted", s => s.IsUnencrypted),
        ("anonymous", s => s.IsAnonymous),
        ("weak", s => s.IsWeak),
        ("", s => s.HasForwardSecrecy),
        ("without forward secrecy", _ => true),
    ];

    public static IEnumerable<string> In(ViewPair change)
    {
        ILookup<string, TlsRow> old = TlsTable
            .Of(change.Before.Instance, change.Before.Target)
            .ToLookup(KeyOf, StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            IGrouping<string, TlsRow> rows in TlsTable
                .Of(change.After.Instance, change.After.Target)
                .GroupBy(KeyOf, StringComparer.Ordinal)
        )
        {
            // A client at the level dane has two rows; the first is the level, the second what becomes of it without TLSA.
            foreach ((TlsRow before, TlsRow after) in old[rows.Key].Zip(rows, (b, a) => (b, a)))
            {
                foreach (string sentence in Between(before, after).Where(told.Add))
                {
                    yield return sentence;
                }
            }
        }
    }

    private static IEnumerable<string> Between(TlsRow before, TlsRow after)
    {
        string name = Name(after);
        bool isServer = after.Service.SpeaksSmtpToClients;
        if (before.Level != after.Level)
        {
            yield return Level(name, isServer, before.Level, after.Level);
        }

        if (before.Endpoint is null || after.Endpoint is null)
        {
            yield break;
        }

        if (before.IsWrapped != after.IsWrapped && after.Endpoint.Destination is null)
        {
            yield return after.IsWrapped
                ? $"{name} now begins with TLS, where SMTP and STARTTLS came first"
                : $"{name} no longer begins with TLS: SMTP and STARTTLS come first";
        }

        string verb = isServer ? "accepts" : "offers";
        TlsProtocols added = after.Protocols & ~before.Protocols;
        TlsProtocols removed = before.Protocols & ~after.Protocols;
        if (added != 0)
        {
            yield return $"{name} now also {verb} {added.ToText()}";
        }

        if (removed != 0)
        {
            yield return $"{name} no longer {verb} {removed.ToText()}";
        }

        // Cipher lists say nothing of TLS 1.3, so that with nothing else all their suites are gone, as the protocols told.
        foreach (string sentence in after.Suites.Count == 0 ? [] : Suites(name, before, after))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> Suites(string name, TlsRow before, TlsRow after)
    {
        CipherSuite[] added = [.. after.Suites.Where(s => before.Suites.All(b => b.Id != s.Id))];
        CipherSuite[] removed = [.. before.Suites.Where(s => after.Suites.All(a => a.Id != s.Id))];
        foreach ((CipherSuite[] suites, string happened) in new[] { (added, "added"), (removed, "removed") })
        {
            foreach ((string kind, Func<CipherSuite, bool> _) in Kinds)
            {
                int count = suites.Count(s => KindOf(s) == kind);
                if (count > 0)
                {
                    yield return $"{Count(count, kind)} {happened} on {name}";
                }
            }
        }
    }

    private static string KindOf(CipherSuite suite) => Kinds.First(kind => kind.Fits(suite)).Name;

    private static string Count(int count, string kind)
    {
        string suites = count == 1 ? "1 suite" : $"{count} suites";
        return kind.StartsWith("without", StringComparison.Ordinal) ? $"{suites} {kind}"
            : kind.Length == 0 ? suites
            : $"{count} {kind} {(count == 1 ? "suite" : "suites")}";
    }

    private static string Level(string name, bool isServer, TlsLevel before, TlsLevel after)
    {
        string levels = $"({before.ToText()} -> {after.ToText()})";
        return (before.Step(), after.Step()) switch
        {
            (_, TlsStep.Off) => $"{name} no longer {(isServer ? "offers" : "uses")} TLS {levels}",
            (TlsStep.Off, TlsStep.Optional) =>
                $"{name} now {(isServer ? "offers" : "uses")} TLS where the other side does {levels}",
            (TlsStep.Verified, TlsStep.Optional) => $"{name} no longer verified, and TLS no longer required {levels}",
            (TlsStep.Verified, TlsStep.Required) => $"{name} no longer verified {levels}",
            (TlsStep.Required, TlsStep.Optional) => $"{name} no longer requires TLS {levels}",
            (TlsStep.Verified, TlsStep.Verified) => $"{name} now verified in another way {levels}",
            (_, TlsStep.Required) => $"{name} now requires TLS {levels}",
            (_, TlsStep.Verified) => $"{name} now verified {levels}",
            _ => $"{name}: TLS level {levels}",
        };
    }

    /// <summary>A destination of a policy table is one thing, whichever client reads the table.</summary>
    private static string Name(TlsRow row) =>
        row.Endpoint?.Destination is { } destination
            ? $"1 table row: {destination}"
            : InetEndpoint.Described(row.Service);

    private static string KeyOf(TlsRow row) => $"{row.Service.Key} {row.Endpoint?.Destination}";
}
