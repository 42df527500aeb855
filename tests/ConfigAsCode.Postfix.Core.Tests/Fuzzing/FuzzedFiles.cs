namespace ConfigAsCode.Postfix.Core.Tests.Fuzzing;

/// <summary>The files of a folder that nobody would write.</summary>
/// <param name="MainCf">main.cf.</param>
/// <param name="MasterCf">master.cf; null where there is none.</param>
/// <param name="Table">What each table that the settings name has for its text.</param>
/// <param name="Release">What reads them.</param>
internal sealed record FuzzedFiles(string MainCf, string? MasterCf, string Table, string Release)
{
    /// <summary>The files as a test prints them, so that each character is seen.</summary>
    public override string ToString() =>
        $"on {Release}\nmain.cf:\n{Quoted(MainCf)}\nmaster.cf:\n{(MasterCf is null ? "none" : Quoted(MasterCf))}\ntables:\n{Quoted(Table)}";

    /// <summary>A text as C# writes it, a line for each of its lines.</summary>
    private static string Quoted(string text) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                    "  \""
                    + string.Concat(
                        line.Select(c =>
                            c is '"' or '\\' ? "\\" + c
                            : c is >= ' ' and <= '~' ? c.ToString()
                            : $"\\u{(int)c:X4}"
                        )
                    )
                    + "\\n\""
                )
        );
}
