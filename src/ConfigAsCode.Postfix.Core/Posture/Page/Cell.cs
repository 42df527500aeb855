namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A cell of a table: lines of text.</summary>
internal sealed record Cell(IReadOnlyList<Run[]> Lines)
{
    public static implicit operator Cell(string text) =>
        new([
            [text],
        ]);

    public static implicit operator Cell(Run run) =>
        new([
            [run],
        ]);

    /// <summary>A line each.</summary>
    public static Cell Of(IEnumerable<Run[]> lines) => new([.. lines]);
}
