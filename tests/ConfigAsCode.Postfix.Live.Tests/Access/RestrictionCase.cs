namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>An smtpd(8) service with a restriction list of its own.</summary>
/// <param name="Name">Its name in master.cf.</param>
/// <param name="Rule">The rule that has a finding about it; empty where none has.</param>
/// <param name="Answer">How the last answer to the client begins.</param>
/// <param name="Log">What the log has of it; empty where smtpd(8) logs nothing.</param>
/// <param name="Setting">The list.</param>
internal sealed record RestrictionCase(string Name, string Rule, string Answer, string Log, string Setting)
{
    public string Entry => $"{Name} inet n - n - 1 smtpd -o {{ {Setting} }}\n";

    /// <summary>Whether mail to another domain is tried, which relay control refuses.</summary>
    public bool IsRelayed => Setting.StartsWith("smtpd_relay_restrictions", StringComparison.Ordinal);

    /// <summary>Whether the list is asked when the message comes.</summary>
    public bool NeedsData => Setting.StartsWith("smtpd_data_restrictions", StringComparison.Ordinal);
}
