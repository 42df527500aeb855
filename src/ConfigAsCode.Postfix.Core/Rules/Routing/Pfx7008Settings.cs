using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>Finds the settings of where mail goes that have no effect beside others.</summary>
internal static class Pfx7008Settings
{
    private const string ProxyFilter = "smtpd_proxy_filter";
    private const string Postscreen = "postscreen_";
    private const string RelayHost = "relayhost";
    private const string TransportMaps = "transport_maps";
    private const string VirtualAliases = "virtual_alias_maps";

    // What smtpd(8) gives to cleanup(8), which takes no mail from it where a filter is asked first.
    private static readonly string[] ForCleanup = [CleanupService.Parameter, "content_filter"];

    // local(8): of several settings the first one delivers (deliver_mailbox() in local/mailbox.c, deliver_unknown() in local/unknown.c).
    private static readonly (string Winner, string[] Losers)[] OfLocal =
    [
        (
            "mailbox_transport",
            [
                "mailbox_command_maps",
                "mailbox_command",
                "home_mailbox",
                "mail_spool_directory",
                "fallback_transport_maps",
                "fallback_transport",
                "luser_relay",
            ]
        ),
        ("mailbox_command", ["home_mailbox", "mail_spool_directory"]),
        ("home_mailbox", ["mail_spool_directory"]),
        ("fallback_transport", ["luser_relay"]),
    ];

    public static IEnumerable<Pfx7008Setting> Of(InstanceOnTarget context) =>
        BesideProxyFilter(context)
            .Concat(BehindOthersOfLocal(context))
            .Concat(WithoutPostscreen(context))
            .Concat(TestsOfNobody(context))
            .Concat(RelayOfNothing(context))
            .Concat(BehindEveryKey(context));

    private static IEnumerable<Pfx7008Setting> BesideProxyFilter(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer))
        {
            if (view.Get(ProxyFilter, service) is not { Error: null, Text: { Length: > 0 } filter })
            {
                continue;
            }

            foreach (string parameter in ForCleanup)
            {
                EffectiveValue value = view.Get(parameter, service);
                if (value.IsOwnOf(service) && value.Text.Length > 0 && value.Text != view.Get(parameter).Text)
                {
                    yield return new Pfx7008Setting(
                        [value.SetBy!],
                        $"{service.Key} hands its mail to {ProxyFilter} ({filter}) and not to cleanup(8), so {parameter} has no effect there",
                        "Set it on the service that takes the mail back from the filter",
                        [service]
                    );
                }
            }
        }
    }

    private static IEnumerable<Pfx7008Setting> BehindOthersOfLocal(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        Service[] agents = [.. context.Instance.Services.Where(s => s.IsLocalAgent && context.Arrivals.Reach(s))];
        foreach (string loser in OfLocal.SelectMany(o => o.Losers).Distinct())
        {
            var read = agents
                .Select(agent =>
                    (
                        Agent: agent,
                        Value: view.Get(loser, agent),
                        Winner: OfLocal
                            .FirstOrDefault(o => o.Losers.Contains(loser) && IsSet(o.Winner, agent, view))
                            .Winner
                    )
                )
                .Where(r => IsSet(r.Value, loser))
                .GroupBy(r => r.Value.SetBy!, ReferenceComparer.OfValues);
            foreach (var same in read.Where(group => group.All(r => r.Winner is not null)))
            {
                (_, EffectiveValue value, string winner) = same.First();
                yield return new Pfx7008Setting(
                    [value.SetBy!],
                    $"local(8) never comes to {loser}, since {winner} delivers before it",
                    $"Remove {loser}, or {winner}",
                    [.. same.Select(r => r.Agent)]
                );
            }
        }
    }

    private static bool IsSet(string parameter, Service reader, EffectiveView view) =>
        IsSet(view.Get(parameter, reader), parameter);

    private static bool IsSet(EffectiveValue value, string parameter) =>
        value is { Error: null, Text.Length: > 0, SetBy: { } setting } && setting.Parameter == parameter;

    private static IEnumerable<Pfx7008Setting> WithoutPostscreen(InstanceOnTarget context)
    {
        Service[] services = [.. context.Instance.Services];
        // Without a master.cf the services are those of a new installation, and what runs on the host is not known.
        bool isKnown = services.Any(s => s.Origin.Kind != OriginKind.Distribution) || !context.Instance.IsHandWritten;
        if (!isKnown || services.Length == 0 || services.Any(s => s.IsPostscreen))
        {
            yield break;
        }

        Setting[] settings =
        [
            .. context.Instance.Settings.Where(s =>
                s.Parameter.StartsWith(Postscreen, StringComparison.Ordinal)
                && s.Value.Trim().Length > 0
                && Parameters.Find(s.Parameter) is { } known
                && !services.Any(service => known.IsReadBy(service.Program, context.Target.Postfix))
                && ReferenceEquals(context.View.SettingOf(s.Parameter, service: null), s)
            ),
        ];
        if (settings.Length > 0)
        {
            yield return new Pfx7008Setting(
                settings,
                $"No service runs postscreen(8), so {Wording.Join(settings.Select(s => s.Parameter))} "
                    + (settings.Length == 1 ? "has no effect" : "have no effect"),
                "Run postscreen at port 25 and smtpd behind it, or remove "
                    + (settings.Length == 1 ? "the setting" : "the settings"),
                []
            )
            {
                CanBeRemoved = settings.Length == 1,
            };
        }
    }

    /// <summary>A list of postscreen(8) that permits everybody: no client is tested.</summary>
    private static IEnumerable<Pfx7008Setting> TestsOfNobody(InstanceOnTarget context) =>
        from service in context.Instance.Services
        where service.IsPostscreen
        let list = context.View.Get("postscreen_access_list", service)
        where list is { SetBy: not null, Error: null } && ListValue.Words(list.Text).Contains("permit")
        select new Pfx7008Setting(
            [list.SetBy!],
            $"'permit' in postscreen_access_list lets every client of {service.Key} pass (\"ALLOWLISTED\"), so that no test runs",
            "Remove 'permit': who is in no list is tested",
            [service]
        )
        {
            CanBeRemoved = false,
            Better =
                Fix.CanRewrite(list.SetBy!.Value) && ListValue.Has(list.SetBy.Value, "permit")
                    ? ListValue.Without(list.SetBy.Value, "permit")
                    : null,
        };

    private static IEnumerable<Pfx7008Setting> RelayOfNothing(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        Service? resolver = AddressResolver.AskedBy(service: null, view);
        EffectiveValue relay = view.Get(RelayHost, resolver);
        if (
            !IsSet(relay, RelayHost)
            || view.Get("sender_dependent_default_transport_maps", resolver).Text.Length > 0
            || WhyNot(AddressClass.Default, resolver, context) is not { } reason
            || (
                view.Get(AddressClass.Relay.Domains, resolver) is { IsDefault: false, Text.Length: > 0 }
                && WhyNot(AddressClass.Relay, resolver, context) is null
            )
        )
        {
            yield break;
        }

        yield return new Pfx7008Setting(
            [relay.SetBy!],
            $"No mail goes to relayhost, since {reason}",
            "Remove relayhost, or the setting that takes its mail",
            []
        );
    }

    /// <summary>What keeps the mail of a class from relayhost; null where nothing does.</summary>
    private static string? WhyNot(AddressClass addresses, Service? resolver, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        EffectiveValue transport = view.Get(addresses.Transport, resolver);
        TransportResult to = TransportResult.Parse(transport.Text);
        Service? agent = context.Instance.TransportNamed(to.Transport);
        return transport is { Error: not null } or { IsPartlyUnknown: true } ? null
            : to.NextHop.Length > 0 && agent?.Daemon is { IsClient: true }
                ? $"{addresses.Transport} has a next hop of its own ({transport.Text})"
            : agent?.Daemon is { EndsMail: true } ? $"{addresses.Transport} = {transport.Text} delivers none"
            : null;
    }

    /// <summary>Tables behind one that has an answer to every key, and rows for parts of an address before one.</summary>
    private static IEnumerable<Pfx7008Setting> BehindEveryKey(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        foreach ((Setting setting, Service? service) in view.Settings)
        {
            if (
                Parameters.Find(setting.Parameter) is not { Tables: TableListForm.Maps } known
                || setting.Parameter.EndsWith("_tls_policy_maps", StringComparison.Ordinal)
                || (service is not null && !known.IsReadBy(service.Program, context.Target.Postfix))
                || !ReferenceEquals(view.SettingOf(setting.Parameter, service), setting)
            )
            {
                continue;
            }

            string[] words =
            [
                .. BracedWords
                    .Of(view.Get(setting.Parameter, service).Text, context.Target.Postfix)
                    .Select(w => w.Word),
            ];
            int first = Array.FindIndex(words, TableReferences.NamesOneWithEveryKey);
            if (first < 0)
            {
                continue;
            }

            if (first + 1 < words.Length)
            {
                yield return new Pfx7008Setting(
                    [setting],
                    $"{words[first]} has an answer to every key, so no row of {Wording.Join(words.Skip(first + 1).Select(Wording.Name))} behind it in "
                        + $"{setting.Parameter} is ever used",
                    $"Write {words[first]} last",
                    service is null ? [] : [service]
                )
                {
                    CanBeRemoved = false,
                };
            }
            else if (
                setting.Parameter is TransportMaps or VirtualAliases
                && words.Take(first).SelectMany(w => PartialKeys(w, service, context)).ToArray() is { Length: > 0 } keys
            )
            {
                yield return new Pfx7008Setting(
                    [setting],
                    $"{words[first]} has an answer to every address, and the address is asked for before its domain: the rows of "
                        + $"{Wording.Some(keys)} in {setting.Parameter} are never used",
                    setting.Parameter == TransportMaps
                        ? $"Write a row * in place of {words[first]}"
                        : $"Write rows for whole domains in place of {words[first]}",
                    service is null ? [] : [service]
                )
                {
                    CanBeRemoved = false,
                };
            }
        }
    }

    private static IEnumerable<string> PartialKeys(string word, Service? service, InstanceOnTarget context) =>
        TableReferences.Declared(word, service, context.View) is { } table
        && TableTypeInfo.FormatOf(table.Type) == TableFormat.KeyValue
            ? table.Entries.Select(row => row.Key).Where(key => key.IndexOf('@') <= 0)
            : [];
}
