namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Something in a TLS policy that does not do what it says.</summary>
/// <param name="Attribute">The attribute at fault; empty for the level, or for a word that is no attribute.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Advice">What to write instead.</param>
/// <param name="IsInvalid">
/// Whether Postfix takes the whole policy for invalid: mail to the destination is then deferred with <c>4.7.5 client TLS
/// configuration problem</c>.
/// </param>
public sealed record TlsPolicyProblem(string Attribute, string Reason, string Advice, bool IsInvalid = true)
{
    /// <summary>The whole text as it was probably meant; null where that is open.</summary>
    public string? Better { get; init; }

    /// <summary>The value of the attribute as it was probably meant; null where that is open.</summary>
    internal string? BetterValue { get; init; }

    /// <summary>Whether the policy is right once the attribute is left out.</summary>
    public bool CanLeaveOut { get; init; }
}
