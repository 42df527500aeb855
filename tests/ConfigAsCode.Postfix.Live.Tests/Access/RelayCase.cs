namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>An smtpd(8) service with settings of its own.</summary>
/// <param name="Name">Its name in master.cf.</param>
/// <param name="Settings">What its <c>-o</c> say.</param>
internal sealed record RelayCase(string Name, params string[] Settings)
{
    /// <summary>Whether something rejects some clients that the page does not follow: it then names more than pass.</summary>
    public bool IsUpperBound { get; init; }

    /// <summary>Whether a list is asked only when the message comes.</summary>
    public bool NeedsData => Settings.Any(s => s.Contains("_data_restrictions", StringComparison.Ordinal));

    /// <summary>Whether the address of the socket decides, which only clients on the host have of their own.</summary>
    public bool IsForHost => Settings.Any(s => s.Contains("permit_inet_interfaces", StringComparison.Ordinal));

    /// <summary>Whether a table is asked for the recipient, by its own restriction or without one.</summary>
    public bool AsksForRecipient =>
        Settings.Any(s =>
            s.Contains("check_recipient_access", StringComparison.Ordinal)
            || Name.StartsWith("bare-table", StringComparison.Ordinal)
        );

    /// <summary>Whether the server trusts the certificate of this run.</summary>
    public bool TrustsCertificate => Settings.Any(s => s.StartsWith("smtpd_tls_CAfile", StringComparison.Ordinal));

    /// <summary>Whether a table or a policy server has a say.</summary>
    public bool AsksTables => Settings.Any(s => s.Contains("check_", StringComparison.Ordinal));

    /// <summary>Whether DNS or another program has a say.</summary>
    public bool AsksOthers =>
        Settings.Any(s =>
            s.Contains("check_policy_service", StringComparison.Ordinal)
            || s.Contains("permit_mx_backup", StringComparison.Ordinal)
            || s.Contains("_rbl_", StringComparison.Ordinal)
            || s.Contains("_mx_access", StringComparison.Ordinal)
            || s.Contains("_unknown_sender_domain", StringComparison.Ordinal)
            || s.Contains("_unverified_", StringComparison.Ordinal)
        );

    // One process serves all clients, one after the other: to start one takes longer than a session.
    public string Entry =>
        IsBehindPostscreen
            ? $"{Name} inet n - n - 1 postscreen -o smtpd_service_name={Server}\n{Server} pass - - n - 1 smtpd{Options}\n"
            : $"{Name} inet n - n - 1 smtpd{Options}\n";

    /// <summary>The service that decides, by its name.</summary>
    public string Server => IsBehindPostscreen ? Name + "-pass" : Name;

    /// <summary>Whether postscreen(8) takes the connections and hands them to smtpd(8).</summary>
    public bool IsBehindPostscreen { get; init; }

    private string Options => string.Concat(All.Select(s => $" -o {{ {s} }}"));

    /// <summary>With the networks that hold where the case says nothing of them.</summary>
    private IEnumerable<string> All =>
        Settings.Any(s => s.StartsWith("mynetworks", StringComparison.Ordinal))
            ? Settings
            : ["mynetworks = 192.0.2.0/24", .. Settings];
}
