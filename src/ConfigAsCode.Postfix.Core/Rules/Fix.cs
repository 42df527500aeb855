using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A way to mend a finding. The first of several is what is meant most often.</summary>
/// <param name="Title">What it does, as a menu shows it.</param>
/// <param name="Edits">The changes, together.</param>
public sealed record Fix(string Title, EquatableArray<Edit> Edits)
{
    public static Fix Of(string title, params Edit[] edits) => new(title, edits.ToEquatableArray());
}
