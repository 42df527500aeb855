using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A submission service (RFC 6409) with the restriction lists of the public server: it rejects people for what their network and their
/// mail program are, before their login counts, or takes mail from anybody who does not log in.
/// </summary>
internal sealed class Pfx2010SubmissionLists()
    : Rule(
        new RuleInfo(
            "PFX2010",
            RuleSeverity.Warning,
            "A submission service has the restrictions of a public server",
            HasFix: true
        )
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const string OnlyLogins = "permit_sasl_authenticated, reject";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services.Where(s => IsSubmission(s, context.View)))
        {
            (SmtpStage Stage, IReadOnlyList<Restriction> Found)[] obstacles =
            [
                .. SmtpStages
                    .OfMail.Where(stage => IsInherited(stage, service, context.View))
                    .Select(stage => (Stage: stage, Found: LoginObstacles.Of(stage, service, context.View)))
                    .Where(o => o.Found.Count > 0),
            ];
            bool isOpen = context.AccessThrough(service).To(RecipientKind.Own).PermitsEverybody;
            if (obstacles.Length > 0 || isOpen)
            {
                yield return Report(service, obstacles, isOpen, context);
            }
        }
    }

    /// <summary>A service for people who log in, whose programs connect from other hosts.</summary>
    private static bool IsSubmission(Service service, EffectiveView view) =>
        service.IsSmtpServer
        && InetEndpoint.IsOnPort(service, view.Ports, "587", "465")
        && (LoginModes.Of(view, service) != LoginMode.None || IsMeantForLogins(service, view))
        && (
            ListeningAddress.Of(service, view) is not { Length: > 0 } addresses
            || !addresses.All(PrivateAddress.IsLoopback)
        );

    /// <summary>Whether a list of its own permits people who log in, be it that logins are not on yet (PFX3004).</summary>
    private static bool IsMeantForLogins(Service service, EffectiveView view) =>
        SmtpStages.OfMail.Any(stage =>
            view.Get(stage.List, service) is { Error: null } list
            && list.IsOwnOf(service)
            && RestrictionList.Parse(list.Text, view.Target.Postfix).Any(r => r.Is("permit_sasl_authenticated"))
        );

    private static bool IsInherited(SmtpStage stage, Service service, EffectiveView view) =>
        view.Get(stage.List, service) is { SetBy: not null, Error: null } list && !list.IsOwnOf(service);

    private Finding Report(
        Service service,
        (SmtpStage Stage, IReadOnlyList<Restriction> Found)[] obstacles,
        bool isOpen,
        InstanceOnTarget context
    )
    {
        string rejects = string.Join(
            ", ",
            obstacles.Select(o => $"{Wording.Join(o.Found.Select(r => r.ToString()))} in {o.Stage.List}")
        );
        string[] effects =
        [
            .. obstacles.Length > 0
                ? [$"rejects people before their login counts, by {rejects} of main.cf"]
                : Array.Empty<string>(),
            .. isOpen
                ? ["takes mail to the domains of this host from anybody who does not log in"]
                : Array.Empty<string>(),
        ];
        Edit[] edits = [.. Edits(service, [.. obstacles.Select(o => o.Stage)], isOpen, context.View)];
        return Found(
            context.Instance,
            $"{service.Key} {string.Join(", and ", effects)}. Write at the service "
                + Wording.Join(
                    edits.Select(e =>
                        e.Value.Length == 0 ? $"{e.Parameter} without a value" : $"{e.Parameter} = {e.Value}"
                    )
                ),
            new Place(service.Origin, IsMissingThere: true),
            edits[0].Parameter,
            context.View.Get(edits[0].Parameter, service).Text,
            [service.Key],
            Fix.Of("Give the submission service restrictions of its own", edits)
        );
    }

    private static IEnumerable<Edit> Edits(Service service, SmtpStage[] stages, bool isOpen, EffectiveView view)
    {
        // Where the lists of clients are asked before the login, the relay list is the first that knows of it.
        SmtpStage guard = view.Get("smtpd_delay_reject", service).IsYes ? SmtpStage.Client : SmtpStage.Relay;
        if (isOpen)
        {
            yield return new Edit(EditKind.Set, guard.List, OnlyLogins);
        }

        foreach (SmtpStage stage in stages.Where(s => !isOpen || s != guard))
        {
            yield return new Edit(EditKind.Set, stage.List, WithoutObstacles(stage, service, view));
        }
    }

    /// <summary>What a list keeps: all that does not reject by what the client is, if something in it rejects at all.</summary>
    private static string WithoutObstacles(SmtpStage stage, Service service, EffectiveView view)
    {
        Restriction[] kept =
        [
            .. RestrictionList
                .Parse(view.Get(stage.List, service).Text, view.Target.Postfix)
                .Where(r => !LoginObstacles.IsAboutClient(r)),
        ];
        bool rejects = kept.Any(r =>
            r.Info?.Effect is not (RestrictionEffect.Permit or RestrictionEffect.PermitIfMatch)
        );
        return !rejects ? ""
            // A class may contain more of them.
            : kept.Any(r => view.IsRestrictionClass(r.Name, service)) ? OnlyLogins
            : RestrictionList.Write(kept);
    }
}
