namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>Whether a DNS list answers.</summary>
internal enum DnsListStatus
{
    Used,

    /// <summary>Only to clients that have an account, or whose DNS server is registered.</summary>
    Account,

    /// <summary>It was shut down: it answers nothing, or lists everybody.</summary>
    Gone,

    /// <summary>It is part of another list.</summary>
    Replaced,
}
