using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>How a message passes the restriction list of a stage, or ends there.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="By">The restriction of the list that decides; null where nothing in the list does.</param>
/// <param name="Row">The key and the result of the row that decides, where a table does.</param>
internal sealed record AccessStep(SmtpStage Stage, Restriction? By, string? Row)
{
    /// <summary>The parameter that decides where it is no list, such as <c>smtpd_reject_unlisted_recipient</c>.</summary>
    public string? Parameter { get; init; }
}
