using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>An answer of a lookup table.</summary>
/// <param name="Row">The key and the answer, with the place that sets the answer.</param>
/// <param name="Keys">Which keys get it.</param>
internal sealed record TableAnswer(TableEntry Row, AnsweredKeys Keys);
