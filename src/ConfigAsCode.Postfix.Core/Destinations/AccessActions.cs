using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>What the access tables of an smtpd(8) service do to a message that it accepts (check_table_result() in smtpd/smtpd_check.c).</summary>
/// <param name="Redirect">Who gets it in place of all its recipients; null where they get it.</param>
/// <param name="Filter">The content filter in place of the one of the service; null where that stays.</param>
/// <param name="Copies">Who gets it besides.</param>
internal sealed record AccessActions(
    MessageAction? Redirect,
    MessageAction? Filter,
    IReadOnlyList<MessageAction> Copies
)
{
    /// <summary>Those that an expectation of a message without a client is about: the first of whom the service accepts it.</summary>
    private static readonly string[] AnyClient = ["Stranger", "LoggedIn", "ThisHost", "OwnNetwork"];

    public static AccessActions None { get; } = new(null, null, []);

    /// <param name="message">The message.</param>
    /// <param name="view">The instance.</param>
    /// <param name="undecided">What decides outside the configuration; null where nothing does.</param>
    public static AccessActions Of(MailMessage message, EffectiveView view, out string? undecided)
    {
        undecided = null;
        if (!message.Entry.IsSmtpServer || !HasAny(message.Entry, view))
        {
            return None;
        }

        AccessEnding[] accepted =
            (message.Client is { } client ? [client] : AnyClient)
                .Select(kind => Accepted(kind, message, view))
                .FirstOrDefault(endings => endings.Length > 0)
            ?? [];
        if (accepted.Length == 0)
        {
            return None;
        }

        EquatableArray<MessageAction> all = accepted[0].Actions;
        if (accepted.Any(e => !e.Actions.Equals(all) || e.Actions.Any(a => a.Result is null)))
        {
            undecided = accepted.SelectMany(e => e.Actions).First().List;
        }

        // Of several the last one counts (cleanup/cleanup_envelope.c), of copies each.
        return new AccessActions(
            all.LastOrDefault(a => a.Result?.Action == AccessAction.Redirect),
            all.LastOrDefault(a => a.Result?.Action == AccessAction.Filter),
            [.. all.Where(a => a.Result?.Action == AccessAction.Bcc)]
        );
    }

    private static AccessEnding[] Accepted(string kind, MailMessage message, EffectiveView view) =>
        [
            .. ExpectedMessage
                .Of(
                    new Expectation(kind, message.Recipient, "Accepted", message.Entry.Key, message.Entry.Origin)
                    {
                        From = message.Sender,
                    },
                    message.Entry,
                    view
                )
                .SelectMany(request => AccessRun.Of(view, message.Entry, request).Endings)
                .Where(ending => ending.Verdict == AccessVerdict.Accepted),
        ];

    private static bool HasAny(Service entry, EffectiveView view) =>
        AccessTableUse
            .By(entry, view)
            .Any(use =>
                TableAnswers
                    .Of(use.Table, entry, view)
                    .Answers.Any(answer => AccessResult.Parse(answer.Row.Value, view.Target.Postfix).Reroutes)
            );
}
