namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What a restriction does to a request (postconf(5), smtpd_check.c).</summary>
public enum RestrictionEffect
{
    /// <summary>It decides nothing: <c>sleep</c>, <c>warn_if_reject</c>.</summary>
    None,

    Permit,
    PermitIfMatch,
    Reject,
    RejectIfMatch,
    Defer,
    DeferIfMatch,

    /// <summary>It permits or rejects, and ends the list either way: <c>check_relay_domains</c>.</summary>
    PermitOrReject,

    /// <summary>A lookup table or a policy service decides.</summary>
    ByLookup,

    /// <summary>It changes what a later permit or reject becomes: <c>defer_if_permit</c>, <c>defer_if_reject</c>.</summary>
    SetsFlag,
}
