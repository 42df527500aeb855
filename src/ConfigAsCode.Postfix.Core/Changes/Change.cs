using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// One thing that a server does otherwise after a change of its files. The kinds are the nested types; <see cref="ChangeSentence"/> puts
/// them in words.
/// </summary>
/// <param name="Subject">What does it: a service (<c>submission (587)</c>), a table; empty for the instance as a whole.</param>
public abstract record Change(string Subject)
{
    private Change(string subject, ChangeImpact impact)
        : this(subject) => Impact = impact;

    /// <summary>What the host has to do before it takes effect.</summary>
    public ChangeImpact Impact { get; init; } = ChangeImpact.Reload;

    /// <summary>The targets on which it is so, where the files are for several and it is not so on all; empty elsewhere.</summary>
    public string Targets { get; init; } = "";

    /// <summary>The files are for another system, on which the same settings may do something else.</summary>
    public sealed record OfTarget(string Before, string After) : Change("");

    /// <summary>The TLS security level.</summary>
    public sealed record TlsSecurityLevel(string Subject, bool IsServer, TlsLevel Before, TlsLevel After)
        : Change(Subject);

    /// <summary>TLS from the first byte on.</summary>
    public sealed record TlsWrapperMode(string Subject, bool IsOn) : Change(Subject);

    /// <summary>Protocols that are accepted or offered, or are no longer.</summary>
    public sealed record Protocols(string Subject, bool IsServer, TlsProtocols Which, bool IsAdded) : Change(Subject);

    /// <summary>Cipher suites of one kind.</summary>
    public sealed record CipherSuites(string Subject, SuiteKind Kind, int Count, bool IsAdded) : Change(Subject);

    /// <summary>Whether smtpd(8) starts.</summary>
    public sealed record Start(string Subject, bool Starts) : Change(Subject);

    /// <summary>Whether everybody may send mail to any domain.</summary>
    public sealed record OpenRelay(string Subject, bool IsOpen) : Change(Subject);

    /// <summary>Clients that may send mail to any domain, or may no longer.</summary>
    public sealed record RelayClients(string Subject, EquatableArray<AccessPath> Clients, bool IsAdded)
        : Change(Subject);

    /// <summary>A service that comes or goes.</summary>
    public sealed record ServiceEntry(string Subject, string Program, bool IsAdded) : Change(Subject);

    /// <summary>A field of a service in master.cf.</summary>
    public sealed record ServiceField(string Subject, string Field, string Before, string After) : Change(Subject);

    /// <summary>A value that programs read. For a list, the items that came and went; none where only their order is another.</summary>
    public sealed record Parameter(
        string Subject,
        string Name,
        string Before,
        string After,
        EquatableArray<string> Added,
        EquatableArray<string> Removed
    ) : Change(Subject, Parameters.Find(Name) is { NeedsRestart: true } ? ChangeImpact.Restart : ChangeImpact.Reload);

    /// <summary>A lookup table that comes or goes.</summary>
    public sealed record LookupTable(string Subject, int Rows, bool IsAdded) : Change(Subject);

    /// <summary>The type of a lookup table.</summary>
    public sealed record TableType(string Subject, string Before, string After) : Change(Subject);

    /// <summary>Rows that a lookup table has now, or no longer has.</summary>
    public sealed record TableRows(string Subject, EquatableArray<string> Keys, bool IsAdded) : Change(Subject);

    /// <summary>The result of a row.</summary>
    public sealed record TableRow(string Subject, string Key, string Before, string After) : Change(Subject);

    /// <summary>The order of the rows.</summary>
    public sealed record TableOrder(string Subject) : Change(Subject);
}
