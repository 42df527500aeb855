namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>Whether a restriction has an effect in the list of a stage.</summary>
public enum RestrictionUse
{
    Never,
    Always,

    /// <summary>Only with <c>smtpd_delay_reject = yes</c>, when what it asks about is known.</summary>
    WhenDelayed,

    /// <summary>Only for a message with one recipient.</summary>
    ForOneRecipient,
}
