using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>What the rules find, where a test is about one rule: what it does not state fails it.</summary>
public static class StatedFindings
{
    // It sets neither TLS nor the compatibility level, without which the relay list is empty, nor what its release has against
    // smuggling, nor limits; and its submission has no lists.
    private static readonly string[] FoundInBareInstances =
    [
        "PFX1008",
        "PFX2006",
        "PFX2009",
        "PFX2010",
        "PFX2011",
        "PFX4015",
    ];

    // Where Debian looks for aliases; its errors are stated like any other.
    private const string NoteInBareInstances = "PFX4010";

    /// <summary>How a text ends its lines, and its last line: that changes nothing that Postfix reads.</summary>
    public static IReadOnlyList<string> NotesOnLineEnds { get; } = ["PFX6012", "PFX6013"];

    /// <summary>The findings of a rule, where only those of stated rules are beside them.</summary>
    /// <param name="all">All that was found.</param>
    /// <param name="rule">The rule under test.</param>
    /// <param name="besides">The other rules that find something, apart from what every bare instance has.</param>
    public static Finding[] Of(this IEnumerable<Finding> all, string rule, string besides = "")
    {
        Finding[] found = [.. all];
        AssertStated(found.Select(f => (f.Rule.Id, f.Severity == RuleSeverity.Info)), rule, besides);
        return [.. found.Where(f => f.Rule.Id == rule)];
    }

    /// <summary>Fails where a rule finds something that is neither under test nor stated.</summary>
    public static void AssertStated(IEnumerable<(string Id, bool IsNote)> found, string rule, string besides)
    {
        string[] stated = [rule, .. FoundInBareInstances, .. besides.Split(' ')];
        string others = string.Join(
            ' ',
            found
                .Where(f => !f.IsNote || (f.Id != NoteInBareInstances && !NotesOnLineEnds.Contains(f.Id)))
                .Select(f => f.Id)
                .Distinct()
                .Except(stated)
                .Order(StringComparer.Ordinal)
        );
        Assert.True(others.Length == 0, $"Not stated: {others}");
    }
}
