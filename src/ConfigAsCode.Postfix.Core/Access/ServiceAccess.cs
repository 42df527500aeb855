using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Access control of one smtpd(8) service: whether it starts, and who may send mail through it.</summary>
public sealed class ServiceAccess
{
    private readonly Lazy<IReadOnlyList<AccessWay>> own;
    private readonly Lazy<IReadOnlyList<AccessWay>> remote;

    private readonly Lazy<AccessWay?> wayOfStrangers;
    private readonly Lazy<bool> isCut;
    private readonly EffectiveView view;
    private readonly Service service;
    private readonly AccessEngine engine;

    internal ServiceAccess(EffectiveView view, Service service)
    {
        this.view = view;
        this.service = service;
        engine = new AccessEngine(view, service);
        Starts = SmtpStages.OfMail.Any(s => s.IsAtRecipient && engine.HasRequired(view.Get(s.List, service).Text));
        // One thread at a time asks about an instance, and there may be thousands of services.
        own = new Lazy<IReadOnlyList<AccessWay>>(() => engine.Decide(RecipientKind.Own), isThreadSafe: false);
        wayOfStrangers = new Lazy<AccessWay?>(FindWayOfStrangers, isThreadSafe: false);
        remote = new Lazy<IReadOnlyList<AccessWay>>(() => engine.Decide(RecipientKind.Remote), isThreadSafe: false);
        isCut = new Lazy<bool>(
            () =>
            {
                _ = own.Value;
                _ = remote.Value;
                return engine.IsCut;
            },
            isThreadSafe: false
        );
    }

    /// <summary>
    /// Whether smtpd(8) starts: it stops where neither <c>smtpd_relay_restrictions</c> nor <c>smtpd_recipient_restrictions</c> has a
    /// restriction that it requires there.
    /// </summary>
    public bool Starts { get; }

    /// <summary>Who may send mail to recipients of a kind, if the service starts.</summary>
    public AccessDecision To(RecipientKind recipient) =>
        new(WaysTo(recipient).Select(way => way.Path).ToEquatableArray());

    /// <summary>The ways of mail to recipients of a kind, with what lets them pass, if the service starts.</summary>
    internal IReadOnlyList<AccessWay> WaysTo(RecipientKind recipient) =>
        recipient == RecipientKind.Own ? own.Value : remote.Value;

    /// <summary>
    /// The way that asks least of strangers who send mail to other domains; null where they cannot, or the service does not start.
    /// A stranger has no address, login or certificate to show. Some rows do not say whom they are for (<c>/./ OK</c>): then a few
    /// clients that have nothing in common are asked for.
    /// </summary>
    internal AccessWay? WayOfStrangers => wayOfStrangers.Value;

    /// <summary>Whether its lists lead to more classes, rows and ways than are followed: what is not counts as rejected.</summary>
    internal bool IsCut => isCut.Value;

    /// <summary>The same ways with another list in place of the one that a stage has.</summary>
    internal IReadOnlyList<AccessWay> WaysWith(SmtpStage stage, string list, RecipientKind recipient) =>
        engine.Decide(recipient, (stage, list));

    /// <summary>What ends the list of a stage for all about whom it has not decided before; null where they pass it undecided.</summary>
    internal ListEffect? EndOf(SmtpStage stage, RecipientKind recipient) =>
        EndOf(stage, view.Get(stage.List, service).Text, recipient);

    /// <summary>The same for another list.</summary>
    internal ListEffect? EndOf(SmtpStage stage, string list, RecipientKind recipient) =>
        engine.EndOf(stage, list, recipient);

    /// <summary>The rows of tables that permit a message for this host before a check of a list has been made.</summary>
    internal IEnumerable<ListEffect> RowsThatSkip(SmtpStage stage) => engine.RowsThatSkip(stage);

    /// <summary>What becomes of one message, if the service starts.</summary>
    internal AccessAnswer Answer(AccessRequest request) => AccessRun.Of(view, service, request);

    private AccessWay? FindWayOfStrangers()
    {
        if (!Starts)
        {
            return null;
        }

        IReadOnlyList<AccessWay> ways = WaysTo(RecipientKind.Remote);
        if (
            ways.Where(way => way.IsOpenToStrangers).OrderBy(way => way.Path.Conditions.Count).FirstOrDefault() is
            { } open
        )
        {
            return open;
        }

        // A declared table alone stands between strangers and a permit.
        if (!ways.Any(way => way.Path.Conditions.All(c => c.IsOpenToAnybody || c.Kind == ClientKind.ByDeclaredTable)))
        {
            return null;
        }

        AccessEnding[] endings =
        [
            .. ExpectedMessage.OfStrangers(AddressClass.Default).SelectMany(stranger => Answer(stranger).Endings),
        ];
        return endings.All(e => e.Verdict == AccessVerdict.Accepted)
            ? new AccessWay(new AccessPath(default), endings[0].Steps)
            : null;
    }
}
