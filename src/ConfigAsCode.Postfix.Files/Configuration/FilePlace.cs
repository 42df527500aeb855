using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Configuration;

/// <summary>The place of a setting in the files, for a message.</summary>
internal static class FilePlace
{
    /// <summary><c>main.cf line 12</c>; null for an origin that is not a line of a file.</summary>
    public static string? Of(Origin origin) =>
        origin.Range is { } range ? FormattableString.Invariant($"{origin.DeclaredBy} line {range.Start.Line}") : null;
}
