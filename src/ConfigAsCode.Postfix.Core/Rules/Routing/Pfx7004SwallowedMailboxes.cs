using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A row of virtual_alias_maps for a whole domain that takes the mail of mailboxes in it: cleanup(8) rewrites each address before anybody asks for its
/// mailbox.
/// </summary>
internal sealed class Pfx7004SwallowedMailboxes()
    : Rule(
        new RuleInfo("PFX7004", RuleSeverity.Warning, "A catch-all row takes the mail of mailboxes", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX7002"),
        }
    )
{
    private const string Aliases = "virtual_alias_maps";

    // A name that nobody has, without an extension: the row that takes its mail is for all of the domain.
    private const string Nobody = "nobodyhasthisname";

    // Each is looked for among patterns one by one.
    private const int MostOfPatterns = 200;
    private const int MostNamed = 5;
    private const int MostFixed = 100;

    private static readonly string[] Mailboxes = [.. AddressClass.WithRecipients.Select(c => c.Recipients)];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        Service? cleanup = CleanupService.AskedBy(service: null, view);
        if (cleanup is null || context.TableReferences.All(t => t.Parameter?.Name != Aliases))
        {
            return [];
        }

        var rows = new AliasRows(Aliases, cleanup, view);
        return Declared(context)
            .Take(rows.IsComplete ? int.MaxValue : MostOfPatterns)
            .Select(mailbox => (Mailbox: mailbox, Row: RowTaking(mailbox, rows, cleanup, view)))
            .Where(taken => taken.Row is not null)
            .GroupBy(taken => taken.Row!, taken => taken.Mailbox, ReferenceComparer.OfRows)
            .Select(taken => Report(taken.Key!, [.. taken], context));
    }

    /// <summary>The addresses that declared tables name as mailboxes.</summary>
    private static IEnumerable<string> Declared(InstanceOnTarget context) =>
        context
            .TableReferences.Where(t => Mailboxes.Contains(t.Parameter?.Name))
            .SelectMany(t => TableAnswers.Of(t, context.View).ByKey.Keys)
            .Where(key => key.IndexOf('@') > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row for all of the domain that takes the mail of a mailbox; null where it has a row of its own, or keeps its mail.</summary>
    private static TableEntry? RowTaking(string mailbox, AliasRows rows, Service cleanup, EffectiveView view)
    {
        if (rows.IsComplete)
        {
            TableEntry? found = rows.Find(mailbox);
            return found?.Key[0] == '@' && rows.Next(found, mailbox).Any() ? found : null;
        }

        string domain = mailbox.Substring(mailbox.LastIndexOf('@'));
        return
            Lookup(mailbox) is { } row
            && ReferenceEquals(row, Lookup(Nobody + domain))
            && !ListValue.Words(row.Value).Contains(mailbox, StringComparer.OrdinalIgnoreCase)
            && row.Value.IndexOf('$') < 0
            && row.Value.IndexOf('@') > 0
            ? row
            : null;

        TableEntry? Lookup(string address) =>
            TableLookup.In([Aliases], rows.Keys(address), cleanup, view) is { IsKnown: true, Fails: false } found
                ? found.Row
                : null;
    }

    private Finding Report(TableEntry row, string[] mailboxes, InstanceOnTarget context)
    {
        string names =
            string.Join(", ", mailboxes.Take(MostNamed))
            + (mailboxes.Length > MostNamed ? $" (and {mailboxes.Length - MostNamed} more)" : "");
        bool isOne = mailboxes.Length == 1;
        bool isOfTable = context.Instance.Tables.Any(t => t.Entries.Contains(row, ReferenceComparer.OfRows));
        return Found(
            context.Instance,
            $"The row {row.Key} of {Aliases} takes the mail of {names}: cleanup(8) rewrites an address before its mailbox is looked for, so "
                + $"{(isOne ? "the mailbox gets" : "these mailboxes get")} none. Add a row for {(isOne ? "it" : "each")} that leads to itself, "
                + $"{mailboxes[0]} {mailboxes[0]}",
            isOfTable ? new Place(row.Origin)
                : context.View.Get(Aliases).SetBy is { } setting ? Place.At(setting)
                : new Place(context.Instance.Origin),
            Aliases,
            row.Key,
            fixes: isOfTable && row.Key[0] == '@' && mailboxes.Length <= MostFixed
                ?
                [
                    Fix.Of(
                        isOne ? $"Keep the mail of {mailboxes[0]}" : "Keep the mail of these mailboxes",
                        [.. mailboxes.Select(m => new Edit(EditKind.AddRow, m, m))]
                    ),
                ]
                : []
        ) with
        {
            Part = row.Key,
        };
    }
}
