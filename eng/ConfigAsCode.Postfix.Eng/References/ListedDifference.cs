using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Answers that differ from the expected ones for a known reason.</summary>
/// <param name="Suite">The program that is tested.</param>
/// <param name="Input">What it is given.</param>
/// <param name="Reason">Why the product answers otherwise, or nothing.</param>
internal sealed record ListedDifference(string Suite, Regex Input, string Reason)
{
    /// <summary>The first release whose tests have it; null where all have.</summary>
    public PostfixVersion? Since { get; init; }

    public bool IsIn(PostfixVersion release) => Since is not { } since || release.Has(since);

    public bool Explains(ReferenceCase found) => found.Suite == Suite && Input.IsMatch(found.Input);
}
