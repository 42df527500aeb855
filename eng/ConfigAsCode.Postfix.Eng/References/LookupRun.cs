namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>A table that <c>dict_open</c> of a test opens, with what it warns of and what it answers.</summary>
/// <param name="Test">The name of the expectations: <c>dict_cidr</c>.</param>
/// <param name="Table">The table: <c>type:name</c>.</param>
/// <param name="Warnings">What the program writes before it can be asked.</param>
/// <param name="Answers">Each key with its answer.</param>
internal sealed record LookupRun(
    string Test,
    string Table,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<(string Key, string Answer)> Answers
)
{
    /// <summary>What the program answers where no row does.</summary>
    public const string NotFound = "not found";

    /// <summary>What it answers where the table cannot be asked.</summary>
    public const string Error = "error";
}
