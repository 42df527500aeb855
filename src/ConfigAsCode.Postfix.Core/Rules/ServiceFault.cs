namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What is wrong with an entry of master.cf.</summary>
/// <param name="Field">The field at fault (<see cref="ServiceField"/>).</param>
/// <param name="Reason">What happens on the server, as the end of a sentence that begins with the service.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Fixes">How to mend it.</param>
internal sealed record ServiceFault(string Field, string Reason, string Advice, params Fix[] Fixes)
{
    public RuleSeverity Severity { get; init; } = RuleSeverity.Error;
}
