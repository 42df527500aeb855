namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>
/// One [PostfixInstance] of a compiled class. It is there whatever became of the generator: it can have failed, and somebody can
/// have taken it out of the compiler's analyzers.
/// </summary>
/// <param name="Instance">The name that it gives.</param>
/// <param name="Class">The class on which it stands.</param>
public sealed record DeclaredName(string Instance, string Class);
