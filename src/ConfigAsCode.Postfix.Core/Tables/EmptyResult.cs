using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// A row that answers with nothing. Most programs take that for a fault of the table, and the look-up for one that failed (maps_find() in
/// global/maps.c). Lists of domains and networks ask only whether there is a row.
/// </summary>
internal static class EmptyResult
{
    /// <summary>What is in the log.</summary>
    public const string Warning = "returns an empty string result";

    /// <summary>Whether some program that reads the table fails at it.</summary>
    public static bool FailsIn(IEnumerable<TableReference> uses) => uses.Any(FailsIn);

    /// <summary>The key of the first row without a result that is written in the value itself, and that a program fails at; null without one.</summary>
    public static string? KeyIn(TableReference use, EffectiveView view) =>
        use.Text.IndexOf('{') >= 0 && FailsIn(use) && use.DeclaredIn(view) is null
            ? TableAnswers.Of(use, view).Answers.FirstOrDefault(answer => answer.Row.Value.Length == 0)?.Row.Key
            : null;

    // What access tables answer is another matter (access(5)).
    private static bool FailsIn(TableReference use) =>
        use is { Form: TableListForm.Maps, Parameter: not null, Restriction: null };
}
