namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Why a program cannot use a table that a value names.</summary>
/// <param name="Happens">What happens on the server.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Part">The part of the word at fault.</param>
/// <param name="Better">What may stand in its place, the likeliest first.</param>
internal sealed record TableFault(string Happens, string Advice, string Part = "", params string[] Better)
{
    public RuleSeverity Severity { get; init; } = RuleSeverity.Error;
}
