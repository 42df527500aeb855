using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>The words of a list of restrictions: those that have an effect in the list, restriction classes, and arguments.</summary>
internal static class RestrictionCompletions
{
    private static readonly string[] PolicyServers = ["inet:", "unix:"];

    private static readonly SmtpStage[] Stages = [.. SmtpStages.OfMail, SmtpStage.Etrn];

    public static IEnumerable<CompletionItem> At(ValuePlace place, EffectiveView view)
    {
        PostfixVersion release = view.Target.Postfix;
        IReadOnlyList<Restriction> before = RestrictionList.Parse(place.Before, release);
        if (
            before.Count > 0
            && before[before.Count - 1] is { Argument: null, Info: { Argument: not RestrictionArgument.None } last }
        )
        {
            return Arguments(last.Argument, place, view);
        }

        SmtpStage? stage = StageOf(place.Parameter);
        IEnumerable<CompletionItem> restrictions = RestrictionInfo
            .All.Where(r => r.WorksOn(release) && (stage is not { } list || r.UseIn(list) != RestrictionUse.Never))
            .Select(r => new CompletionItem(r.Name, CompletionKind.Restriction, place.Word.Span, r.Name)
            {
                Detail = Described(r, stage),
                IsDeprecated = r.DeprecatedSince is { } since && release.Has(since),
            });
        IEnumerable<CompletionItem> classes = ListValue
            .Words(view.Get(EffectiveView.RestrictionClasses, place.Of?.Known).Text)
            .Where(name => name != place.Parameter)
            .Select(name => new CompletionItem(name, CompletionKind.OwnName, place.Word.Span, name)
            {
                Detail = "restriction class",
            });
        return classes.Concat(restrictions);
    }

    private static IEnumerable<CompletionItem> Arguments(
        RestrictionArgument argument,
        ValuePlace place,
        EffectiveView view
    ) =>
        argument switch
        {
            RestrictionArgument.Table => TableCompletions.At(place, view),
            RestrictionArgument.PolicyServer => PolicyServers.Select(word => new CompletionItem(
                word,
                CompletionKind.Word,
                place.Word.Span,
                word
            )
            {
                Detail = "policy server",
            }),
            RestrictionArgument.Domain => DnsListInfo
                .All.Where(list => list is { Status: DnsListStatus.Used, NeedsKey: false })
                .Select(list => new CompletionItem(list.Domain, CompletionKind.Word, place.Word.Span, list.Domain)
                {
                    Detail = "DNS list",
                }),
            _ => [],
        };

    private static string Described(RestrictionInfo restriction, SmtpStage? stage)
    {
        string argument = restriction.Argument switch
        {
            RestrictionArgument.Table => "takes a table",
            RestrictionArgument.PolicyServer => "takes a policy server",
            RestrictionArgument.Domain => "takes a domain",
            RestrictionArgument.Seconds => "takes a number of seconds",
            _ => "",
        };
        string use = (stage is { } list ? restriction.UseIn(list) : RestrictionUse.Always) switch
        {
            RestrictionUse.WhenDelayed => "works here with smtpd_delay_reject = yes",
            RestrictionUse.ForOneRecipient => "works here for mail to one recipient",
            _ => "",
        };
        return string.Join(", ", new[] { argument, use }.Where(part => part.Length > 0));
    }

    private static SmtpStage? StageOf(string parameter)
    {
        foreach (SmtpStage stage in Stages)
        {
            if (stage.List == parameter)
            {
                return stage;
            }
        }

        return null;
    }
}
