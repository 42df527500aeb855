namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A table, whose first column names what the row is about.</summary>
/// <param name="Name">What the table is about, for who cannot see the heading above it.</param>
/// <param name="Columns">The titles.</param>
/// <param name="Rows">The rows; each has a cell for each column.</param>
internal sealed record TableBlock(string Name, string[] Columns, IReadOnlyList<Cell[]> Rows) : PageBlock
{
    /// <summary>How many rows of the table are not in it.</summary>
    public int More { get; init; }
}
