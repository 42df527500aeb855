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
    : Rule(
        new RuleInfo("PFX2012", RuleSeverity.Warning, "A DNS list does not answer as it is used", HasFix: true)
        {
            HasSafeFix = true,
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const string Sites = ValueCheck.DnsListSites;

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        OfSmtpd(context).Concat(OfPostscreen(context));

    private IEnumerable<Finding> OfSmtpd(InstanceOnTarget context)
    {
        var found = context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .SelectMany(s => RestrictionLists.ReadBy(s, context.View).Select(list => (Service: s, list.Value)))
            .GroupBy(list => new { list.Value.SetBy, Text = new TextKey(list.Value.Text) });
        foreach (var group in found)
        {
            EffectiveValue list = group.First().Value;
            IEnumerable<ListFault> faults = Asked(list.Text, context.Target.Postfix)
                .Select(restriction => Fault(restriction, list, context.Target.Postfix))
                .OfType<ListFault>();
            foreach (Finding finding in Report(context, list, faults, group.Select(g => g.Service)))
            {
                yield return finding;
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
        string[] written = [restriction.Name, argument];
        bool asksForNames = name.IndexOf("_rhs", StringComparison.Ordinal) >= 0;
        bool permits = name.StartsWith("permit", StringComparison.Ordinal);
        ListFault? fault =
            OfStatus(
                info,
                domain,
                new Mending(restriction.OnlyWarns ? [Restriction.WarnIfReject, .. written] : written, "", release),
                better => new Mending(written, better, release),
                restriction.ToString()
            )
            ?? (
                asksForNames == (info.Key == DnsListKey.Addresses) && info.Key != DnsListKey.Any
                    ? new ListFault(
                        domain,
                        $" for {(asksForNames ? "names" : "addresses of clients")}, and it is a list of "
                            + (asksForNames ? "addresses" : "names: an answer is an error, or there is none"),
                        asksForNames
                            ? $"Write {(permits ? "permit_dnswl_client" : "reject_rbl_client")} {WithFilter(domain, info)}"
                            : $"Write {(permits ? "permit_rhswl_client" : "reject_rhsbl_sender")} {WithFilter(domain, info)}"
                    )
                : info.Filter is not null && equals < 0 && !restriction.OnlyWarns
                    ? new ListFault(
                        domain,
                        ", where every answer counts as a listing, also the errors that the list gives to a DNS server that asks too much or "
                            + $"serves the public: then smtpd(8) {(permits ? "permits" : "rejects")} everybody",
                        $"Write {WithFilter(domain, info)}"
                    )
                    {
                        Mending = new Mending(written, WithFilter(domain, info), release) { IsSafe = true },
                    }
                : null
            );
        return fault is null
            ? null
            : fault with
            {
                AskedBy = $"{name} in {list.Parameter}",
                Part = restriction.ToString(),
            };
    }

    private IEnumerable<Finding> OfPostscreen(InstanceOnTarget context)
    {
        var sites = context
            .Instance.Services.Where(s => s.IsPostscreen)
            .Select(s => (Service: s, Value: context.View.Get(Sites, s)))
            .Where(s => s.Value is { Error: null, IsPartlyUnknown: false, SetBy: not null, Text.Length: > 0 })
            .GroupBy(s => new { s.Value.SetBy, Text = new TextKey(s.Value.Text) });
        foreach (var group in sites)
        {
            Service service = group.First().Service;
            EffectiveValue list = group.First().Value;
            bool isIgnored = context
                .View.Get("postscreen_dnsbl_action", service)
                .Text.Equals("ignore", StringComparison.OrdinalIgnoreCase);
            IEnumerable<ListFault> faults = ListValue
                .Words(list.Text)
                .Distinct()
                .Select(site => Fault(site, isIgnored, context.Target.Postfix))
                .OfType<ListFault>();
            foreach (Finding finding in Report(context, list, faults, group.Select(g => g.Service)))
            {
                yield return finding;
            }
        }
    }

    /// <param name="site"><c>domain=filter*weight</c>.</param>
    /// <param name="isIgnored">Whether nobody is turned away by it.</param>
    /// <param name="release">The release.</param>
    private static ListFault? Fault(string site, bool isIgnored, PostfixVersion release)
    {
        string domain = site.Split('=', '*')[0];
        if (DnsListInfo.Find(domain) is not { } info)
        {
            return null;
        }

        string weight = site.IndexOf('*') is var star and >= 0 ? site.Substring(star) : "";
        ListFault? fault =
            OfStatus(
                info,
                domain,
                new Mending([site], "", release),
                better => new Mending([site], better + weight, release),
                site
            )
            ?? (
                info.Key == DnsListKey.Names
                    ? new ListFault(
                        domain,
                        " for addresses of clients, and it is a list of names: an answer is an error, or there is none",
                        $"Remove '{site}'"
                    )
                    {
                        Mending = new Mending([site], "", release) { IsSafe = true },
                    }
                : info.Filter is not null && site.IndexOf('=') < 0 && !isIgnored
                    ? new ListFault(
                        domain,
                        ", where every answer counts, also the errors that the list gives to a DNS server that asks too much or serves the "
                            + "public: then every client has the weight of a listing",
                        $"Write {WithFilter(domain, info)}{weight}"
                    )
                    {
                        Mending = new Mending([site], WithFilter(domain, info) + weight, release) { IsSafe = true },
                    }
                : null
            );
        return fault is null ? null : fault with { AskedBy = Sites, Part = site };
    }

    private static ListFault? OfStatus(
        DnsListInfo info,
        string domain,
        Mending remove,
        Func<string, Mending> write,
        string whole
    )
    {
        switch (info.Status)
        {
            case DnsListStatus.Gone:
                return new ListFault(
                    domain,
                    $", a DNS list that was shut down in {info.Since}: it answers nothing, or lists everybody",
                    $"Remove '{whole}'"
                )
                {
                    Mending = remove with { IsSafe = true },
                };
            case DnsListStatus.Replaced:
                string better = WithFilter(info.Replacement!, DnsListInfo.Find(info.Replacement!)!);
                return new ListFault(domain, $", a DNS list that {info.Replacement} has replaced", $"Write {better}")
                {
                    Mending = write(better),
                };
            case DnsListStatus.Account:
                return new ListFault(
                    domain,
                    ", a DNS list that answers only those who have registered with it",
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

    private static string WithFilter(string domain, DnsListInfo info) =>
        info.Filter is { } filter ? $"{domain}={filter}" : domain;

    /// <summary>What is wrong with a DNS list is one fault of a setting, however many of its restrictions ask the list.</summary>
    private IEnumerable<Finding> Report(
        InstanceOnTarget context,
        EffectiveValue list,
        IEnumerable<ListFault> faults,
        IEnumerable<Service> services
    )
    {
        ListFault[] all = [.. faults];
        ListFault[] safe = [.. all.Where(fault => fault.Mending is { IsSafe: true })];
        var corrected = new Lazy<string?>(() => With(safe, list.Raw));
        string[] keys = [.. services.Select(s => s.Key)];
        foreach (var same in all.GroupBy(fault => new { fault.Domain, fault.Happens }))
        {
            ListFault first = same.First();
            string[] askers = [.. same.Select(fault => fault.AskedBy).Distinct()];
            yield return Found(
                context.Instance,
                $"{Wording.Join(askers)} {(askers.Length == 1 ? "asks" : "ask")} {first.Domain}{first.Happens}. {first.Advice}",
                Place.At(list.SetBy!),
                list.Parameter,
                list.Text,
                keys,
                [.. Fixes(list, [.. same], safe, corrected)]
            ) with
            {
                Part = first.Part,
                Severity = first.Severity,
            };
        }
    }

    /// <summary>
    /// All that is safe in a setting is one fix, since each of several would write the whole value, and take back what the others did.
    /// </summary>
    private static IEnumerable<Fix> Fixes(
        EffectiveValue list,
        ListFault[] same,
        ListFault[] safe,
        Lazy<string?> corrected
    )
    {
        if (same[0].Mending is not { } mending || !Fix.CanRewrite(list.Raw))
        {
            return [];
        }

        ListFault[] mended = mending.IsSafe ? safe : same;
        string? value = mending.IsSafe ? corrected.Value : With(same, list.Raw);
        string title =
            mended.Length > 1 ? $"Correct the DNS lists of {list.Parameter}"
            : mending.Better.Length == 0 ? $"Remove '{string.Join(" ", mending.Words)}'"
            : $"Write '{mending.Better}'";
        return value is null
            ? []
            : [Fix.Of(title, new Edit(EditKind.Set, list.Parameter, value)) with { IsSafe = mending.IsSafe }];
    }

    private static string? With(ListFault[] mended, string text)
    {
        string? value = text;
        foreach (ListFault fault in mended)
        {
            value = value is null ? null : fault.Mending!.In(value);
        }

        return value;
    }

    /// <summary>What is wrong with one use of a list.</summary>
    /// <param name="Domain">The domain of the list.</param>
    /// <param name="Happens">What becomes of asking it.</param>
    /// <param name="Advice">What to write.</param>
    private sealed record ListFault(string Domain, string Happens, string Advice)
    {
        public string AskedBy { get; init; } = "";

        public string Part { get; init; } = "";

        public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

        public Mending? Mending { get; init; }
    }

    /// <summary>What to do with neighbouring words of the setting; to nothing where a macro stands for them.</summary>
    /// <param name="Words">The words.</param>
    /// <param name="Better">What stands in the place of the last one; empty where all of them go.</param>
    /// <param name="Release">The release that reads the list.</param>
    private sealed record Mending(string[] Words, string Better, PostfixVersion Release)
    {
        public bool IsSafe { get; init; }

        public string? In(string value) =>
            Better.Length == 0
                ? WordRun.Remove(value, Words, Release)
                : WordRun.ReplaceLast(value, Words, Better, Release);
    }
}
