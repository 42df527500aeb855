using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What tables answer to what a program looks up.</summary>
/// <param name="Row">The row that answers; null where none does, or where it is not known.</param>
/// <param name="Table">The table of the row, or the one whose answer is not known.</param>
/// <param name="IsKnown">Whether the instance decides it. A table of the host does not, nor a pattern that is not run here.</param>
internal sealed record TableLookup(TableEntry? Row, string Table, bool IsKnown)
{
    public static TableLookup NotFound { get; } = new(Row: null, "", IsKnown: true);

    /// <summary>Whether the look-up is an error: the table cannot be opened, or its row has no result.</summary>
    public bool Fails { get; private init; }

    /// <summary>Why nothing is found where the look-up is an error; null elsewhere.</summary>
    /// <param name="parameter">The parameter that names the table.</param>
    public string? FailureIn(string parameter) => Fails ? $"{parameter}: the look-up in {Table} fails" : null;

    /// <summary>What decides in place of the instance; null where the instance does.</summary>
    /// <param name="parameter">The parameter that names the table.</param>
    public string? DecidedByIn(string parameter) => Fails || IsKnown ? null : $"{Table} ({parameter})";

    /// <summary>The first answer to one of some keys, each asked of all tables in turn (maps_find() in global/maps.c).</summary>
    /// <param name="tables">The tables, as the service reads them.</param>
    /// <param name="keys">The keys, in the order in which the program asks.</param>
    /// <param name="service">The service.</param>
    /// <param name="view">The instance.</param>
    public static TableLookup Find(
        IReadOnlyList<string> tables,
        IEnumerable<TableKey> keys,
        Service? service,
        EffectiveView view
    )
    {
        foreach (TableKey key in keys)
        {
            foreach (string table in tables)
            {
                TableLookup found = Find(table, key, service, view);
                if (found.Row is not null || !found.IsKnown || found.Fails)
                {
                    return found;
                }
            }
        }

        return NotFound;
    }

    /// <summary>The same for the tables that parameters name. Where a row has no result, the look-up fails.</summary>
    public static TableLookup In(
        IEnumerable<string> parameters,
        IEnumerable<TableKey> keys,
        Service? service,
        EffectiveView view
    )
    {
        TableLookup found = Find(
            [
                .. parameters.SelectMany(parameter =>
                    BracedWords.Of(view.Get(parameter, service).Text, view.Target.Postfix).Select(w => w.Word)
                ),
            ],
            keys,
            service,
            view
        );
        return found.Row is { Value.Length: 0 } ? found with { Row = null, Fails = true } : found;
    }

    private static TableLookup Find(string table, TableKey key, Service? service, EffectiveView view)
    {
        TableAnswers answers = new TableAnswersReader(service, view.Instance.Origin, view, key).Read(table);
        return answers.Fails ? new TableLookup(Row: null, table, IsKnown: true) { Fails = true }
            : answers.Unknown.Count > 0 ? new TableLookup(Row: null, answers.Unknown[0], IsKnown: false)
            : answers.Answers.Count == 0 ? NotFound
            // randmap: picks any of several.
            : answers.Answers.Skip(1).All(a => a.Row.Value == answers.Answers[0].Row.Value)
                ? new TableLookup(answers.Answers[0].Row, table, IsKnown: true)
            : new TableLookup(Row: null, table, IsKnown: false);
    }
}
