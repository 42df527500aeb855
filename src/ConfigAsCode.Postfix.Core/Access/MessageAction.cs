using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What a row of an access table does to a message that is accepted all the same: FILTER, REDIRECT or BCC.</summary>
/// <param name="List">The parameter of the list that asks the table.</param>
/// <param name="Result">The result of the row; null where something outside decides whether a row is for the message.</param>
internal sealed record MessageAction(string List, AccessResult? Result);
