namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Why Postfix refuses a value, and what to write instead.</summary>
/// <param name="Reason">What the program does.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Better">Values that are surely meant; none where that is a guess.</param>
internal sealed record ValueFault(string Reason, string Advice, params string[] Better)
{
    /// <summary>How bad it is: what a program skips with a warning stops nothing.</summary>
    public RuleSeverity Severity { get; init; } = RuleSeverity.Error;

    /// <summary>Whether the better value is the same in other words, so that it needs no choice (<see cref="Fix.IsSafe"/>).</summary>
    public bool IsSame { get; init; }

    /// <summary>The same without better values where what is written takes others by name: to write the value out would lose those names.</summary>
    public ValueFault For(string written) => written.IndexOf('$') < 0 ? this : this with { Better = [] };

    /// <summary>The better values as fixes of a parameter.</summary>
    public Fix[] FixesOf(string parameter) =>
        [
            .. Better.Select(b =>
                Fix.Of($"Write '{b}'", new Edit(EditKind.Set, parameter, b)) with
                {
                    IsSafe = IsSame && Better.Length == 1,
                }
            ),
        ];
}
