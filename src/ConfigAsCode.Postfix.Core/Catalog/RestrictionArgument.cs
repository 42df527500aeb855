namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What follows the name of a restriction.</summary>
public enum RestrictionArgument
{
    None,

    /// <summary>A lookup table, <c>type:name</c>.</summary>
    Table,

    /// <summary>A policy server (SMTPD_POLICY_README).</summary>
    PolicyServer,

    /// <summary>The domain of a DNS list.</summary>
    Domain,

    /// <summary>A number of seconds.</summary>
    Seconds,
}
