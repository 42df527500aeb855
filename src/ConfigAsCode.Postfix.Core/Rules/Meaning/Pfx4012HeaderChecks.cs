using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// Rows of header and body checks whose result means nothing: the program logs a warning and leaves the line as it is, so that a REJECT does not reject
/// (cleanup_act() in cleanup_message.c, hbc_action() in header_body_checks.c).
/// </summary>
internal static class Pfx4012HeaderChecks
{
    private const string Checks = "_checks";

    // Those of a client that delivers, which can change a line and no more.
    private static readonly string[] Clients = ["smtp_", "lmtp_"];

    public static IEnumerable<UnreachableRow> Dead(
        Table table,
        IReadOnlyList<TableReference> uses,
        PostfixVersion release
    )
    {
        string[] parameters = [.. uses.Select(use => use.Parameter?.Name).OfType<string>().Distinct()];
        if (!parameters.Any(IsChecks) || !parameters.All(IsChecks))
        {
            yield break;
        }

        string parameter = parameters[0];
        bool isOfClient = Clients.Any(client => parameter.StartsWith(client, StringComparison.Ordinal));
        foreach (TableEntry row in table.Entries.Where(row => !RowBlocks.IsIf(row) && !RowBlocks.IsEndIf(row)))
        {
            if (
                row.Value.Length > 0
                && FaultOf(HeaderCheckResult.Parse(row.Value), parameter, release, isOfClient) is var (fault, advice)
            )
            {
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} does nothing but a warning in the log (\"{fault}\"), and the line stays as it is",
                    advice
                );
            }
        }
    }

    private static bool IsChecks(string parameter) => parameter.EndsWith(Checks, StringComparison.Ordinal);

    /// <summary>The warning, and what to write; null where the result is in order.</summary>
    private static (string Warning, string Advice)? FaultOf(
        HeaderCheckResult result,
        string parameter,
        PostfixVersion release,
        bool isOfClient
    )
    {
        if (!result.IsKnown(release, isOfClient))
        {
            return (
                isOfClient ? $"unsupported command in {parameter} map" : $"unknown command in {parameter} map",
                AdviceOn(result.Word, release, isOfClient)
            );
        }

        return result switch
        {
            { Word: "FILTER", Text: "" } => (
                $"missing FILTER command argument in {parameter} map",
                "Write FILTER transport:nexthop"
            ),
            { Word: "FILTER" } when result.Text.IndexOf(':') < 0 => (
                $"bad FILTER command {result.Text} in {parameter}",
                "Write FILTER transport:nexthop"
            ),
            { Word: "REDIRECT" } when result.Text.IndexOf('@') < 0 => (
                $"bad REDIRECT target '{result.Text}' in {parameter} map",
                "Write REDIRECT user@domain"
            ),
            { Word: "BCC" } when result.Text.IndexOf('@') < 0 => (
                $"bad BCC address '{result.Text}' in {parameter} map",
                "Write BCC user@domain"
            ),
            { Word: "PREPEND" or "REPLACE", Text: "" } => (
                $"{result.Word} action without text in {parameter} map",
                $"Write {result.Word} and the header behind it"
            ),
            _ => null,
        };
    }

    private static string AdviceOn(string word, PostfixVersion release, bool isOfClient)
    {
        string[] known = [.. HeaderCheckResult.Words(release, isOfClient).OrderBy(w => w, StringComparer.Ordinal)];
        IReadOnlyList<string> nearest = Spelling.Nearest(word, known);
        string write = "Write " + (nearest.Count > 0 ? string.Join(" or ", nearest) : string.Join(", ", known));
        return HeaderCheckResult.SinceOf(word) is not { } since ? write
            : !release.Has(since) ? $"{word} came with Postfix {since}. {write}"
            : $"A client that delivers can only change a line: write {string.Join(", ", known)}, or move the row to header_checks";
    }
}
