using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A finding at its line of a file.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="File">The file in the folder: <c>main.cf</c>.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Range">The part of it.</param>
/// <param name="Line">The line as it may be shown.</param>
/// <param name="AcceptedBecause">The reasons of the accepted risks that accept it; null where it stands.</param>
public sealed record LocatedFinding(
    Finding Finding,
    string File,
    string Path,
    SourceRange Range,
    SourceLine Line,
    string? AcceptedBecause
);
