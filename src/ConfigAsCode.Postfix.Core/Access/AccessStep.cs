using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>How a way passes the restriction list of a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Permitted">The restriction of the list that permits; null where nothing in the list turns the client away.</param>
/// <param name="Row">The key and the result of the row that permits, where a table does.</param>
internal sealed record AccessStep(SmtpStage Stage, Restriction? Permitted, string? Row);
