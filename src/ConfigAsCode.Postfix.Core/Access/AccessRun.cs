using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Takes one message through all lists, as smtpd(8) does from MAIL FROM to the end of the data. Where something outside decides, both ways
/// are followed.
/// </summary>
internal sealed class AccessRun
{
    private readonly EffectiveView view;
    private readonly Service service;
    private readonly AccessRequest request;
    private readonly RestrictionEffects effects;
    private readonly List<AccessEnding> endings = [];
    private readonly List<string> decidedBy = [];
    private List<Way> open = [new Way([])];

    private AccessRun(EffectiveView view, Service service, AccessRequest request)
    {
        this.view = view;
        this.service = service;
        this.request = request;
        effects = new RestrictionEffects(view, service, request);
    }

    public static AccessAnswer Of(EffectiveView view, Service service, AccessRequest request)
    {
        var run = new AccessRun(view, service, request);
        run.All();
        return new AccessAnswer(
            [.. run.endings.GroupBy(e => (e.Verdict, e.Actions)).Select(same => same.First())],
            [.. run.decidedBy.Distinct()]
        );
    }

    private void All()
    {
        if (Lacks() is { } lacks)
        {
            EndAll(
                lacks.Outcome,
                new AccessStep(SmtpStage.Client, By: null, Row: null) { Parameter = lacks.Parameter }
            );
            return;
        }

        // Who says no HELO is not asked that list (smtpd_check_helo()).
        foreach (
            SmtpStage stage in SmtpStages
                .InOrder(IsRelayFirst)
                .Where(s => s != SmtpStage.Helo || request.Helo is not null)
        )
        {
            Reset(stage);
            Ask(stage);
            if (stage == SmtpStage.Sender)
            {
                Apply(stage, effects.OfUnlistedSender(), "smtpd_reject_unlisted_sender");
            }

            if (stage == (IsRelayFirst ? SmtpStage.Recipient : SmtpStage.Relay))
            {
                DeferPermitted();
                Apply(stage, effects.OfUnlistedRecipient(), "smtpd_reject_unlisted_recipient");
            }
            else if (stage is SmtpStage.Data or SmtpStage.EndOfData)
            {
                DeferPermitted();
            }
        }

        foreach (Way way in open)
        {
            endings.Add(
                new AccessEnding(way.IsDiscarded ? AccessVerdict.Discarded : AccessVerdict.Accepted, way.Steps)
                {
                    Actions = way.Actions,
                }
            );
        }
    }

    private bool IsRelayFirst =>
        Parameters.Find(SmtpStages.RelayFirst)?.ExistsOn(view.Target.Postfix) == true
        && view.Get(SmtpStages.RelayFirst, service).IsYes;

    /// <summary>By which parameter a client without HELO, TLS or a certificate gets nowhere, and what it is answered: 503, 530 or 421.</summary>
    private (string Parameter, AccessOutcome Outcome)? Lacks()
    {
        AccessClient client = request.Client!;
        (TlsLevel level, EffectiveValue setBy) = TlsEndpoints.ServerLevel(view, service);
        bool needsCertificate = TlsEndpoints.CertificatesOf(view, service) == ClientCertificates.Required;
        return request.Helo is null && view.Get("smtpd_helo_required", service).IsYes
                ? ("smtpd_helo_required", AccessOutcome.Reject)
            : level is not (TlsLevel.None or TlsLevel.May) && !client.HasTls ? (setBy.Parameter, AccessOutcome.Reject)
            : needsCertificate && client.Certificate is not { IsTrusted: true }
                ? ("smtpd_tls_req_ccert", AccessOutcome.Defer)
            : null;
    }

    /// <summary>What earlier stages have put off does not all count later (SMTPD_CHECK_RESET, smtpd_check_data()).</summary>
    private void Reset(SmtpStage stage)
    {
        bool isSecondOfRecipient = stage == (IsRelayFirst ? SmtpStage.Recipient : SmtpStage.Relay);
        bool isAfterRecipient = stage is SmtpStage.Data or SmtpStage.EndOfData;
        open = Distinct(
            open.Select(way =>
                way with
                {
                    DefersRejected = way.DefersRejected && isSecondOfRecipient,
                    DefersPermitted = way.DefersPermitted && !isAfterRecipient,
                }
            )
        );
    }

    private void Ask(SmtpStage stage)
    {
        var at = new ListStage(stage, view.Get("smtpd_delay_reject", service).IsYes);
        Apply(stage, effects.Of(at, view.Get(stage.List, service).Text), parameter: null);
    }

    private void Apply(SmtpStage stage, IEnumerable<ListEffect> list, string? parameter)
    {
        List<Way> passed = [.. open.Where(way => way.IsDiscarded)];
        List<Way> live = [.. open.Where(way => !way.IsDiscarded)];
        foreach (ListEffect effect in list)
        {
            if (live.Count == 0)
            {
                break;
            }

            if (!effect.IsCertain)
            {
                decidedBy.Add(parameter ?? effect.By!.ToString());
            }

            var step = new AccessStep(stage, effect.By, effect.Row) { Parameter = parameter };
            List<Way> next = effect.IsCertain ? [] : [.. live];
            foreach (Way way in live)
            {
                switch (effect.Outcome)
                {
                    case AccessOutcome.Permit:
                        passed.Add(way.With(step));
                        break;
                    case AccessOutcome.Discard:
                        passed.Add(way.With(step) with { IsDiscarded = true });
                        break;
                    case AccessOutcome.Reroute:
                        next.Add(way.Doing(new MessageAction(stage.List, effect.IsCertain ? effect.Reroute : null)));
                        break;
                    case AccessOutcome.DeferIfPermit when !way.DefersPermitted:
                        Go(way.With(step) with { DefersPermitted = true });
                        break;
                    case AccessOutcome.DeferIfReject when !way.DefersRejected:
                        Go(way.With(step) with { DefersRejected = true });
                        break;
                    case AccessOutcome.DeferIfPermit or AccessOutcome.DeferIfReject:
                        Go(way);
                        break;
                    default:
                        End(way, effect.Outcome, step);
                        break;
                }
            }

            live = Distinct(next);

            // Nothing can change what comes of it any more (generic_checks()).
            void Go(Way way) => (way.DefersPermitted && way.DefersRejected ? passed : next).Add(way);
        }

        // The lists that guard relaying have a step in any case.
        bool needsStep = stage.IsAtRecipient && parameter is null;
        open = Distinct(
            passed.Concat(needsStep ? live.Select(way => way.With(new AccessStep(stage, By: null, Row: null))) : live)
        );
    }

    private void DeferPermitted()
    {
        foreach (Way way in open.Where(way => way.DefersPermitted))
        {
            endings.Add(new AccessEnding(AccessVerdict.Deferred, way.Steps));
        }

        open = [.. open.Where(way => !way.DefersPermitted)];
    }

    private void EndAll(AccessOutcome outcome, AccessStep step)
    {
        foreach (Way way in open)
        {
            End(way, outcome, step);
        }

        open = [];
    }

    private void End(Way way, AccessOutcome outcome, AccessStep step)
    {
        bool isFinal =
            outcome == AccessOutcome.Reject && !way.DefersRejected && !view.Get("soft_bounce", service).IsYes;
        endings.Add(new AccessEnding(isFinal ? AccessVerdict.Rejected : AccessVerdict.Deferred, way.With(step).Steps));
    }

    /// <summary>Of ways that differ in nothing that still matters, the first.</summary>
    private static List<Way> Distinct(IEnumerable<Way> ways) =>
        [
            .. ways.GroupBy(way => new
                {
                    way.DefersPermitted,
                    way.DefersRejected,
                    way.IsDiscarded,
                    way.Actions,
                })
                .Select(same => same.First()),
        ];

    /// <summary>How a message has come so far.</summary>
    private sealed record Way(IReadOnlyList<AccessStep> Steps)
    {
        /// <summary>Whether it is deferred where it would be accepted.</summary>
        public bool DefersPermitted { get; init; }

        /// <summary>Whether it is deferred where it would be rejected.</summary>
        public bool DefersRejected { get; init; }

        public bool IsDiscarded { get; init; }

        public EquatableArray<MessageAction> Actions { get; init; }

        public Way Doing(MessageAction action) =>
            Actions.Contains(action) ? this : this with { Actions = Actions.Append(action).ToEquatableArray() };

        public Way With(AccessStep step) => this with { Steps = [.. Steps, step] };
    }
}
