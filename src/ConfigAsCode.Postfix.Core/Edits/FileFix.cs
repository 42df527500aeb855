using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>A fix as changes of files.</summary>
/// <param name="Title">What it does.</param>
/// <param name="IsSafe">Whether it needs no choice.</param>
/// <param name="Edits">The changes, which do not overlap.</param>
internal sealed record FileFix(string Title, bool IsSafe, IReadOnlyList<TextEdit> Edits);
