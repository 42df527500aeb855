using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A row that Postfix does not find, or that spoils its table.</summary>
/// <param name="Row">The row.</param>
/// <param name="Reason">What happens on the server.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Severity">How bad it is.</param>
internal sealed record UnreachableRow(
    TableEntry Row,
    string Reason,
    string Advice,
    RuleSeverity Severity = RuleSeverity.Warning
);
