namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A part of a row's value that is declared by itself, such as an attribute of a TLS policy.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Origin">Its declaration.</param>
public sealed record TableEntryPart(string Name, Origin Origin);
