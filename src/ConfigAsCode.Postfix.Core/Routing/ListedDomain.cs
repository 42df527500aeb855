using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A domain in the list of an address class.</summary>
/// <param name="Name">The domain; the table as it is named, where that is all that is known.</param>
/// <param name="Written">The word of the setting that brings it, before expansion; empty where the default has it.</param>
/// <param name="Row">The row of a table that is it; null for a word.</param>
/// <param name="IsOfOtherClass">Whether the word takes the list of another class over (<c>$mydestination</c>).</param>
internal sealed record ListedDomain(string Name, string Written, TableEntry? Row, bool IsOfOtherClass)
{
    /// <summary>Whether it stands for the domains of a whole table.</summary>
    public bool IsTable { get; init; }

    /// <summary>Whether the written word brings nothing else, so that the domain goes with it.</summary>
    public bool IsAlone { get; init; }
}
