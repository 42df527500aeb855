namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What smtpd(8) knows of a client when it asks a restriction list.</summary>
/// <param name="OfTable">The restriction that a table without one stands for; null where that is an error.</param>
/// <param name="KnowsRecipient">Whether the recipient is there, so that its domain can turn the mail away.</param>
/// <param name="KnowsLogin">Whether the client can have logged in.</param>
internal sealed record RelayStage(string? OfTable, bool KnowsRecipient, bool KnowsLogin)
{
    /// <summary>Whether nothing turns mail away, behind <c>warn_if_reject</c>.</summary>
    public bool OnlyWarns { get; init; }
}
