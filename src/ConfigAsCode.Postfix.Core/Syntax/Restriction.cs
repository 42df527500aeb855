using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>One restriction of a list, with its argument.</summary>
/// <param name="Name">Its word as it is written: a restriction, a class, or a table (<c>type:name</c>).</param>
/// <param name="Argument">The word behind it, where it takes one; null where the list ends first.</param>
/// <param name="OnlyWarns">Whether <c>warn_if_reject</c> stands in front: it rejects nobody.</param>
public sealed record Restriction(string Name, string? Argument, bool OnlyWarns)
{
    public const string WarnIfReject = "warn_if_reject";

    /// <summary>Where its name begins in the text of the list.</summary>
    public int Start { get; init; }

    /// <summary>Where its argument begins there.</summary>
    public int ArgumentStart { get; init; }

    /// <summary>What the catalogue has of it; null for a class, a table, and a name that Postfix does not know.</summary>
    public RestrictionInfo? Info { get; } = RestrictionInfo.Find(Name);

    /// <summary>Whether it is a table without a restriction: each stage has one that the table then belongs to.</summary>
    public bool IsTable => Name.IndexOf(':') >= 0;

    /// <summary>Whether it is a restriction; smtpd(8) compares without regard to case.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether smtpd(8) reads no further, whatever follows.</summary>
    internal bool EndsList => Is("permit") || (!OnlyWarns && (Is("reject") || Is("defer")));

    /// <summary>What the catalogue has of a word.</summary>
    internal static RestrictionInfo? InfoOf(string word) => RestrictionInfo.Find(word);

    /// <summary>The restriction as it is written, with one blank between its words.</summary>
    public override string ToString() =>
        (OnlyWarns ? WarnIfReject + " " : "") + Name + (Argument is null ? "" : " " + Argument);
}
