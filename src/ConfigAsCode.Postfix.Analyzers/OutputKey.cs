namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>One instance among all of a compilation.</summary>
/// <param name="Instance">Its name, which another one can have too (PFX0002).</param>
/// <param name="DeclaredBy">Its class.</param>
/// <param name="Index">The how manieth attribute of the class declares it.</param>
internal sealed record OutputKey(string Instance, string DeclaredBy, int Index);
