using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Definitions;

/// <summary>Where something is written.</summary>
/// <param name="File">The file, as the reading names it; the path of a table that the reading does not have.</param>
/// <param name="IsOutside">Whether the file is none of the reading.</param>
/// <param name="Range">The part of it; its beginning for a table.</param>
public sealed record DefinitionTarget(string File, bool IsOutside, SourceRange Range);
