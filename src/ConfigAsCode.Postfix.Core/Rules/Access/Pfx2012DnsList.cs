using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A DNS list that does not answer as the configuration expects: it was shut down, it needs an account, its errors look like listings, or
/// it is asked for what it does not contain.
/// </summary>
internal sealed class Pfx2012DnsList()
    : Rule(new RuleInfo("PFX2012", RuleSeverity.Warning, "A DNS list does not answer as it is used", HasFix: true))
{
    private const string Sites = ValueCheck.DnsListSites;

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        OfSmtpd(context).Concat(OfPostscreen(context));

    private IEnumerable<Finding> OfSmtpd(InstanceOnTarget context)
    {
        var found = context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .SelectMany(s => RestrictionLists.ReadBy(s, context.View).Select(list => (Service: s, list.Value)))
            .GroupBy(list => (list.Value.SetBy, list.Value.Text));
        foreach (var group in found)
        {
            EffectiveValue list = group.First().Value;
            foreach (Restriction restriction in Asked(list.Text, context.Target.Postfix))
            {
                if (Fault(restriction, list, context.Target.Postfix) is { } fault)
                {
                    yield return Report(
                        context,
                        list,
                        fault with
                        {
                            Part = restriction.ToString(),
                        },
                        group.Select(g => g.Service)
                    );
                }
            }
        }
    }

    /// <summary>The restrictions that ask DNS lists, as far as smtpd(8) reads; each once.</summary>
    private static IEnumerable<Restriction> Asked(string list, PostfixVersion release)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Restriction restriction in RestrictionList.Parse(list, release))
        {
            if (
                restriction is { Info.Argument: RestrictionArgument.Domain, Argument: not null }
                && seen.Add(restriction.ToString())
            )
            {
                yield return restriction;
            }
            else if (
                restriction.Is("permit")
                || (!restriction.OnlyWarns && (restriction.Is("reject") || restriction.Is("defer")))
            )
            {
                yield break;
            }
        }
    }

    private static ListFault? Fault(Restriction restriction, EffectiveValue list, PostfixVersion release)
    {
        string argument = restriction.Argument!;
        int equals = argument.IndexOf('=');
        string domain = equals < 0 ? argument : argument.Substring(0, equals);
        if (DnsListInfo.Find(domain) is not { } info)
        {
            return null;
        }

        string name = restriction.Info!.Name;
        string asks = $"{name} in {list.Parameter} asks {domain}";
        string[] written = [restriction.Name, argument];
        bool asksForNames = name.IndexOf("_rhs", StringComparison.Ordinal) >= 0;
        bool permits = name.StartsWith("permit", StringComparison.Ordinal);
        return OfStatus(
                info,
                asks,
                Without(list, restriction.OnlyWarns ? [Restriction.WarnIfReject, .. written] : written, release),
                better => With(list, written, better, release),
                restriction.ToString()
            )
            ?? (
                asksForNames == (info.Key == DnsListKey.Addresses) && info.Key != DnsListKey.Any
                    ? new ListFault(
                        $"{asks} for {(asksForNames ? "names" : "addresses of clients")}, and it is a list of "
                            + (asksForNames ? "addresses" : "names: an answer is an error, or there is none"),
                        asksForNames
                            ? $"Write {(permits ? "permit_dnswl_client" : "reject_rbl_client")} {WithFilter(domain, info)}"
                            : $"Write {(permits ? "permit_rhswl_client" : "reject_rhsbl_sender")} {WithFilter(domain, info)}"
                    )
                : info.Filter is not null && equals < 0 && !restriction.OnlyWarns
                    ? new ListFault(
                        $"{asks} and takes every answer for a listing, also the errors that it gives to a DNS server that asks too much or "
                            + $"serves the public: then smtpd(8) {(permits ? "permits" : "rejects")} everybody",
                        $"Write {WithFilter(domain, info)}"
                    )
                    {
                        Fix = With(list, written, WithFilter(domain, info), release),
                    }
                : null
            );
    }

    private IEnumerable<Finding> OfPostscreen(InstanceOnTarget context)
    {
        var sites = context
            .Instance.Services.Where(s => s.IsPostscreen)
            .Select(s => (Service: s, Value: context.View.Get(Sites, s)))
            .Where(s => s.Value is { Error: null, IsPartlyUnknown: false, SetBy: not null, Text.Length: > 0 })
            .GroupBy(s => (s.Value.SetBy, s.Value.Text));
        foreach (var group in sites)
        {
            Service service = group.First().Service;
            EffectiveValue list = group.First().Value;
            bool isIgnored = context
                .View.Get("postscreen_dnsbl_action", service)
                .Text.Equals("ignore", StringComparison.OrdinalIgnoreCase);
            foreach (string site in ListValue.Words(list.Text).Distinct())
            {
                if (Fault(site, list, isIgnored, context.Target.Postfix) is { } fault)
                {
                    yield return Report(context, list, fault with { Part = site }, group.Select(g => g.Service));
                }
            }
        }
    }

    /// <param name="site"><c>domain=filter*weight</c>.</param>
    /// <param name="list">The setting.</param>
    /// <param name="isIgnored">Whether nobody is turned away by it.</param>
    /// <param name="release">The release.</param>
    private static ListFault? Fault(string site, EffectiveValue list, bool isIgnored, PostfixVersion release)
    {
        int end = site.IndexOfAny(['=', '*']);
        string domain = end < 0 ? site : site.Substring(0, end);
        if (DnsListInfo.Find(domain) is not { } info)
        {
            return null;
        }

        string weight = site.IndexOf('*') is var star and >= 0 ? site.Substring(star) : "";
        string asks = $"{Sites} asks {domain}";
        return OfStatus(
                info,
                asks,
                Without(list, [site], release),
                better => With(list, [site], better + weight, release),
                site
            )
            ?? (
                info.Key == DnsListKey.Names
                    ? new ListFault(
                        $"{asks} for addresses of clients, and it is a list of names: an answer is an error, or there is none",
                        $"Remove '{site}'"
                    )
                    {
                        Fix = Without(list, [site], release),
                    }
                : info.Filter is not null && site.IndexOf('=') < 0 && !isIgnored
                    ? new ListFault(
                        $"{asks} and counts every answer, also the errors that it gives to a DNS server that asks too much or serves the "
                            + "public: then every client has the weight of a listing",
                        $"Write {WithFilter(domain, info)}{weight}"
                    )
                    {
                        Fix = With(list, [site], WithFilter(domain, info) + weight, release),
                    }
                : null
            );
    }

    private static ListFault? OfStatus(
        DnsListInfo info,
        string asks,
        Fix? remove,
        Func<string, Fix?> write,
        string whole
    )
    {
        switch (info.Status)
        {
            case DnsListStatus.Gone:
                return new ListFault(
                    $"{asks}, a DNS list that was shut down in {info.Since}: it answers nothing, or lists everybody",
                    $"Remove '{whole}'"
                )
                {
                    Fix = remove,
                };
            case DnsListStatus.Replaced:
                string better = WithFilter(info.Replacement!, DnsListInfo.Find(info.Replacement!)!);
                return new ListFault($"{asks}, a DNS list that {info.Replacement} has replaced", $"Write {better}")
                {
                    Fix = write(better),
                };
            case DnsListStatus.Account:
                return new ListFault(
                    $"{asks}, a DNS list that answers only those who have registered with it",
                    $"Register the DNS server of this host, or remove '{whole}'"
                )
                {
                    // Whoever has registered has no fault.
                    Severity = RuleSeverity.Info,
                };
            default:
                return null;
        }
    }

    /// <summary>The fix that removes words from where they are written; null where a macro stands for them.</summary>
    private static Fix? Without(EffectiveValue list, string[] words, PostfixVersion release) =>
        WordRun.Remove(list.Raw, words, release) is { } value
            ? Fix.Of($"Remove '{string.Join(" ", words)}'", new Edit(EditKind.Set, list.Parameter, value))
            : null;

    private static Fix? With(EffectiveValue list, string[] words, string better, PostfixVersion release) =>
        WordRun.ReplaceLast(list.Raw, words, better, release) is { } value
            ? Fix.Of($"Write '{better}'", new Edit(EditKind.Set, list.Parameter, value))
            : null;

    private static string WithFilter(string domain, DnsListInfo info) =>
        info.Filter is { } filter ? $"{domain}={filter}" : domain;

    private Finding Report(
        InstanceOnTarget context,
        EffectiveValue list,
        ListFault fault,
        IEnumerable<Service> services
    ) =>
        Found(
            context.Instance,
            $"{fault.Happens}. {fault.Advice}",
            Place.At(list.SetBy!),
            list.Parameter,
            list.Text,
            services.Select(s => s.Key),
            [.. fault.Fix is { } fix ? new[] { fix } : []]
        ) with
        {
            Part = fault.Part,
            Severity = fault.Severity,
        };

    /// <summary>What is wrong with one use of a list.</summary>
    private sealed record ListFault(string Happens, string Advice)
    {
        public string Part { get; init; } = "";

        public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

        public Fix? Fix { get; init; }
    }
}
