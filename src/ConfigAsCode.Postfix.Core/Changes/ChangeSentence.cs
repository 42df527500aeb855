using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Puts a change in a sentence for a reviewer.</summary>
public static class ChangeSentence
{
    // It covers networks, other lists have items.
    private const string Networks = "mynetworks";

    public static string Of(Change change) =>
        change.Targets.Length == 0 ? Words(change) : $"{Words(change)} (on {change.Targets})";

    private static string Words(Change change) =>
        change switch
        {
            Change.OfTarget c => $"the files are now for {c.After} (before: {c.Before})",
            Change.TlsSecurityLevel c => Level(c),
            Change.TlsWrapperMode c => c.IsOn
                ? $"{c.Subject} now begins with TLS, where SMTP and STARTTLS came first"
                : $"{c.Subject} no longer begins with TLS: SMTP and STARTTLS come first",
            Change.Protocols c =>
                $"{c.Subject} {(c.IsAdded ? "now also" : "no longer")} {(c.IsServer ? "accepts" : "offers")} {c.Which.ToText()}",
            Change.CipherSuites c => $"{Suites(c)} {(c.IsAdded ? "added" : "removed")} on {c.Subject}",
            Change.Start c => c.Starts
                ? $"{c.Subject} now starts"
                : $"{c.Subject} no longer starts: no list rejects mail to other domains",
            Change.OpenRelay c => c.IsOpen
                ? $"{c.Subject} is now an open relay: it sends mail to any domain for everybody"
                : $"{c.Subject} is no longer an open relay",
            Change.RelayClients c => (
                c.IsAdded ? $"{c.Subject} now relays to any domain for " : $"{c.Subject} no longer relays for "
            ) + string.Join("; ", c.Clients.Select(ClientWords.Of).Distinct()),
            Change.ServiceEntry c => c.IsAdded
                ? $"service {c.Subject} added, which runs {c.Program}"
                : $"service {c.Subject} removed",
            Change.ServiceField c => $"{c.Subject}: {c.Field} {Value(c.Before, c.After)}",
            Change.Parameter c => (c.Subject.Length == 0 ? "" : c.Subject + ": ") + Parameter(c),
            Change.LookupTable c => c.IsAdded
                ? $"table {c.Subject} added, with {Rows(c.Rows)}"
                : $"table {c.Subject} removed",
            Change.TableType c => $"table {c.Subject}: type {Value(c.Before, c.After)}",
            Change.TableRows c =>
                $"table {c.Subject}: {Rows(c.Keys.Count)} {(c.IsAdded ? "added" : "removed")}: {string.Join(", ", c.Keys)}",
            Change.TableRow c => $"table {c.Subject}: {c.Key} {Value(c.Before, c.After)}",
            Change.TableOrder c => $"table {c.Subject}: the rows are in another order",
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };

    private static string Value(string before, string after) => $"is now {Shown(after)} (before: {Shown(before)})";

    private static string Shown(string value) => value.Length == 0 ? "empty" : $"'{value}'";

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static string Parameter(Change.Parameter change)
    {
        (string added, string removed) =
            change.Name == Networks ? (" now covers ", " no longer covers ") : (" now has ", " no longer has ");
        string[] parts =
        [
            .. new[] { (Verb: added, Items: change.Added), (Verb: removed, Items: change.Removed) }
                .Where(part => part.Items.Count > 0)
                .Select(part => part.Verb + string.Join(", ", part.Items)),
        ];
        return parts.Length == 0
            ? $"{change.Name} {Value(change.Before, change.After)}"
            : change.Name + string.Join(" and", parts);
    }

    private static string Suites(Change.CipherSuites change)
    {
        string suites = change.Count == 1 ? "suite" : "suites";
        return change.Kind switch
        {
            SuiteKind.ForwardSecret => $"{change.Count} {suites}",
            SuiteKind.WithoutForwardSecrecy => $"{change.Count} {suites} without forward secrecy",
            _ => $"{change.Count} {change.Kind.ToString().ToLowerInvariant()} {suites}",
        };
    }

    private static string Level(Change.TlsSecurityLevel change)
    {
        string name = change.Subject;
        string verb = change.IsServer ? "offers" : "uses";
        string levels = $"({change.Before.ToText()} -> {change.After.ToText()})";
        return (change.Before.Step(), change.After.Step()) switch
        {
            (_, TlsStep.Off) => $"{name} no longer {verb} TLS {levels}",
            (TlsStep.Off, TlsStep.Optional) => $"{name} now {verb} TLS where the other side does {levels}",
            (TlsStep.Verified, TlsStep.Optional) => $"{name} no longer verified, and TLS no longer required {levels}",
            (TlsStep.Verified, TlsStep.Required) => $"{name} no longer verified {levels}",
            (TlsStep.Required, TlsStep.Optional) => $"{name} no longer requires TLS {levels}",
            (TlsStep.Verified, TlsStep.Verified) => $"{name} now verified in another way {levels}",
            (_, TlsStep.Required) => $"{name} now requires TLS {levels}",
            (_, TlsStep.Verified) => $"{name} now verified {levels}",
            _ => $"{name}: TLS level {levels}",
        };
    }
}
