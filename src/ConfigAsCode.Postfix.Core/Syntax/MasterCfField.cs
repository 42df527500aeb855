namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What one of the first eight columns of master.cf can carry. No version quotes or groups there.</summary>
internal static class MasterCfField
{
    /// <summary>Null, or why master(8) would not read the field as it stands.</summary>
    public static string? ErrorIn(string field) =>
        field.Length == 0 ? "it is empty, so the next field would take its place"
        : Blanks.Contains(field) ? "it contains white space, which ends a field"
        : field[0] == '#' ? "it starts with '#', so it could become a comment"
        : PlainText.ErrorIn(field);
}
