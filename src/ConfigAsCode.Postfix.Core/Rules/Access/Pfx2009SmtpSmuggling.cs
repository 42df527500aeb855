using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A server that takes a line end without CR around a dot for the end of a message, so that another server can be made to deliver a
/// second message within one (CVE-2023-51764; RELEASE_NOTES-3.5 to 3.8).
/// </summary>
internal sealed class Pfx2009SmtpSmuggling()
    : Rule(
        new RuleInfo("PFX2009", RuleSeverity.Warning, "A public SMTP server is open to SMTP smuggling", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    private const string BareNewline = "smtpd_forbid_bare_newline";
    private const string Pipelining = "smtpd_forbid_unauth_pipelining";
    private const string Ehlo = "smtpd_discard_ehlo_keywords";
    private const string Chunking = "chunking";
    private const string RejectPipelining = "reject_unauth_pipelining";

    private static readonly string DataList = SmtpStage.Data.List;

    private static readonly ParameterInfo OfNewline = Parameters.Find(BareNewline)!;

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        context
            .Instance.Services.Where(s =>
                s.IsSmtpServer && IsOpen(s, context.View) && PublicServer.IsForMail(s, context)
            )
            .GroupBy(s => PlaceOf(s, context))
            .Select(group =>
                OfNewline.ExistsOn(context.Target.Postfix)
                    ? Open(group.Key, [.. group], context)
                    : OnOldRelease(group.Key, [.. group], context)
            );

    private Finding Open(Place place, Service[] services, InstanceOnTarget context)
    {
        EffectiveValue value = context.View.Get(BareNewline, services[0]);
        string why = value.IsDefault
            ? $"{BareNewline} is not set, and the default of Postfix {context.Target.Postfix} is '{value.Text}'"
            : $"{BareNewline} is '{value.Text}'";
        // The older word has the same meaning where both are there, and is the only one that each target reads.
        string better = (context.Instance.Target ?? context.Target).Each.All(t =>
            OfNewline.AcceptsOn("normalize", t.Postfix)
        )
            ? "normalize"
            : "yes";
        return Found(
            context.Instance,
            $"{Effect(services)}: {why}. Write {better}",
            place,
            BareNewline,
            value.Text,
            services.Select(s => s.Key),
            Fix.Safe(
                $"Require <CR><LF> around the end of a message ({BareNewline})",
                new Edit(EditKind.Set, BareNewline, better)
            )
        );
    }

    /// <summary>
    /// A release without the parameter can refuse what the smuggled message needs: commands that do not wait for an answer. That is a note:
    /// distributions have put the parameter into such releases with patches of their own.
    /// </summary>
    private Finding OnOldRelease(Place place, Service[] services, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        Edit[] edits = [.. WorkAround(services[0], context.View)];
        string advice = Wording.Join(edits.Select(e => $"{e.Parameter} = {e.Value}"));
        bool reachesAll = services.All(s =>
            edits.All(e => !context.View.Get(e.Parameter, s).IsOwnOf(s) || place.IsOn(s))
        );
        return Found(
            context.Instance,
            $"{Effect(services)}: Postfix {release} does not have {BareNewline}. Write {advice}, or update to Postfix "
                + OfNewline.FirstOn(release),
            place,
            edits[0].Parameter,
            context.View.Get(edits[0].Parameter, services[0]).Text,
            services.Select(s => s.Key),
            [.. reachesAll ? new[] { Fix.Safe("Reject commands that do not wait for an answer", edits) } : []]
        ) with
        {
            Severity = RuleSeverity.Info,
        };
    }

    private static string Effect(Service[] services) =>
        $"{Wording.Names(services)} {(services.Length == 1 ? "takes" : "take")} <LF>.<LF> for the end of a message, so that a second one with "
        + "a forged sender can hide in a message of another server (SMTP smuggling, CVE-2023-51764)";

    private static Place PlaceOf(Service service, InstanceOnTarget context) =>
        OfNewline.ExistsOn(context.Target.Postfix) && context.View.Get(BareNewline, service).SetBy is { } setting
            ? Place.At(setting)
            : new Place(context.Instance.Origin, IsMissingThere: true);

    private static bool IsOpen(Service service, EffectiveView view)
    {
        if (OfNewline.ExistsOn(view.Target.Postfix))
        {
            EffectiveValue value = view.Get(BareNewline, service);
            if (value.Error is not null || !value.Text.Equals("no", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return WorkAround(service, view).Any();
    }

    /// <summary>What is missing of the older protection (www.postfix.org/smtp-smuggling.html).</summary>
    private static IEnumerable<Edit> WorkAround(Service service, EffectiveView view)
    {
        PostfixVersion release = view.Target.Postfix;
        bool hasPipelining = Parameters.Find(Pipelining)!.ExistsOn(release);
        EffectiveValue list = view.Get(DataList, service);
        if (!(hasPipelining && view.Get(Pipelining, service).IsYes) && !RejectsPipelining(list.Text, release))
        {
            yield return hasPipelining
                ? new Edit(EditKind.Set, Pipelining, "yes")
                : new Edit(EditKind.Set, DataList, With(RejectPipelining, list.SetBy?.Value, isFirst: true));
        }

        EffectiveValue keywords = view.Get(Ehlo, service);
        if (release.HasChunking && !ListValue.Words(keywords.Text).Contains(Chunking, StringComparer.OrdinalIgnoreCase))
        {
            yield return new Edit(EditKind.Set, Ehlo, With(Chunking, keywords.SetBy?.Value, isFirst: false));
        }
    }

    private static string With(string word, string? list, bool isFirst) =>
        string.IsNullOrWhiteSpace(list) ? word
        : isFirst ? $"{word}, {list}"
        : $"{list}, {word}";

    /// <summary>Whether a list of restrictions rejects it from whom nothing before it permits without a condition.</summary>
    private static bool RejectsPipelining(string list, PostfixVersion release) =>
        RestrictionList
            .Parse(list, release)
            .TakeWhile(r => !r.Is("permit"))
            .Any(r => r.Is(RejectPipelining) && !r.OnlyWarns);
}
