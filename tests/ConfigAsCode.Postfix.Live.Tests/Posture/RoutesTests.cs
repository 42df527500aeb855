using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>
/// Which mail goes where: each case is a trivial-rewrite(8) of one Postfix, which is asked about each address and sender.
/// What the page says in words is read as a reader does: the row of a table first, then the class, the sender, the rest.
/// </summary>
public sealed class RoutesTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname, local.example
        transport_maps = texthash:$config_directory/of-main

        """;

    private const string Maps = "transport_maps = texthash:$config_directory/";
    private const string Relay = "relay_domains = relay.example, deep.relay.example";
    private const string Mailboxes = "virtual_mailbox_domains = mailbox.example";
    private const string Gateway = "relayhost = [gw.example]:587";
    private const string BySender = "sender_dependent_default_transport_maps = texthash:$config_directory/senders";
    private const string RelayBySender = "sender_dependent_relayhost_maps = texthash:$config_directory/relays";

    private static readonly TableFile[] Tables =
    [
        new("of-main", "texthash", "other.example lmtp:[of-main.example]\n"),
        new(
            "routes",
            "texthash",
            """
            other.example smtp:
            gateway.example smtp:[a.example]
            Upper.Example smtp:[upper.example]
            name.example lmtp
            hop.example :[b.example]:26
            colon.example :
            user@other.example discard:
            user@hop.example :[user.example]
            .below.example smtp:[c.example]
            .deep.below.example lmtp:[deep.example]
            closed.example error:5.7.1 closed
            unreachable.example error:
            later.example retry:4.0.0 later
            gone.example discard:
            local.example :[local.example]
            user@mail.example.test :[mail.example]
            mailbox.example :[mailbox.example]
            relay.example :[relay.example]
            .relay.example :[below.example]
            deep.relay.example :
            alias.example smtp:[alias.example]

            """
        ),
        new("more-routes", "texthash", "gateway.example lmtp:[second.example]\nmore.example lmtp:[more.example]\n"),
        new("colons", "texthash", "local.example :\nmailbox.example :\nrelay.example :\nother.example :\n* discard:\n"),
        new("all", "texthash", "* smtp:[all.example]\nother.example :\nhop.example :[b.example]\n"),
        new("all-hop", "texthash", "* :[all.example]\nother.example smtp:\n"),
        new("all-colon", "texthash", "* :\nother.example lmtp:\n"),
        new("patterns", "regexp", "/^user@/ smtp:[pattern.example]\n/@hop\\./ :[hop.example]\n"),
        new(
            "senders",
            "texthash",
            "@shop.example lmtp:[shop.example]\nshy@shop.example DUNNO\n@open.example lmtp:\nopen@mixed.example lmtp\n<> discard:\n"
        ),
        new(
            "relays",
            "texthash",
            "@office.example [office.example]:25\nboss@office.example [boss.example]\nnone@office.example DUNNO\n"
                + "@open.example [open.example]\none@open.example [one.example]\n@mixed.example [mixed.example]\n"
                + "@shop.example [never.example]\nshy@shop.example [shy.example]\n"
        ),
        new("aliases", "texthash", "alias.example anything\nuser@alias.example user@local.example\nroot user\n"),
        new("mailbox-domains", "texthash", "mailbox.example yes\nhop.example yes\n"),
    ];

    private static readonly string[] Addresses =
    [
        "x@mail.example.test",
        "user@mail.example.test",
        "x@local.example",
        "x@sub.local.example",
        "x@mailbox.example",
        "x@sub.mailbox.example",
        "x@relay.example",
        "x@sub.relay.example",
        "x@deep.relay.example",
        "x@alias.example",
        "x@other.example",
        "user@other.example",
        "x@sub.other.example",
        "x@gateway.example",
        "x@upper.example",
        "x@name.example",
        "x@hop.example",
        "user@hop.example",
        "x@colon.example",
        "x@below.example",
        "x@sub.below.example",
        "x@sub.deep.below.example",
        "x@closed.example",
        "x@unreachable.example",
        "x@later.example",
        "x@gone.example",
        "x@more.example",
    ];

    private static readonly string[] Senders =
    [
        "",
        "anybody@elsewhere.example",
        "x@shop.example",
        "shy@shop.example",
        "x@open.example",
        "one@open.example",
        "x@mixed.example",
        "open@mixed.example",
        "x@office.example",
        "boss@office.example",
        "none@office.example",
    ];

    private static readonly RouteCase[] Cases =
    [
        new("default"),
        new("classes", Relay, Mailboxes),
        new(
            "own-next-hops",
            Relay,
            Mailboxes,
            "relay_transport = relay:[r.example]",
            "default_transport = smtp:[d.example]",
            "local_transport = lmtp:unix:private/local-lmtp",
            "virtual_transport = lmtp:unix:private/lmtp"
        ),
        new(
            "own-transports",
            Relay,
            Mailboxes,
            "relay_transport = smtp:",
            "local_transport = virtual",
            "virtual_transport = lmtp"
        ),
        new("relayhost", Relay, Mailboxes, Gateway),
        new("relayhost-and-own", Relay, Gateway, "relay_transport = relay:[r.example]"),
        new(
            "no-outside",
            Relay,
            "default_transport = error:5.7.1 nothing leaves",
            "local_transport = error:5.1.1 no mailbox here"
        ),
        new("routes", Maps + "routes"),
        new("routes-relayhost", Gateway, Maps + "routes"),
        new("routes-classes", Relay, Mailboxes, Gateway, Maps + "routes"),
        new(
            "routes-own",
            Relay,
            Mailboxes,
            Maps + "routes",
            "relay_transport = relay:[r.example]",
            "default_transport = smtp:[d.example]",
            "local_transport = lmtp:unix:private/local-lmtp",
            "virtual_transport = lmtp:unix:private/lmtp"
        ),
        new("routes-several", Maps + "routes, texthash:$config_directory/more-routes"),
        new("routes-several-the-other-way", Maps + "more-routes texthash:$config_directory/routes"),
        new("routes-several-all", Maps + "all, texthash:$config_directory/routes"),
        new("colons", Relay, Mailboxes, Gateway, Maps + "colons"),
        new("all", Relay, Mailboxes, Gateway, Maps + "all"),
        new("all-hop", Relay, Mailboxes, Gateway, Maps + "all-hop"),
        new("all-colon", Relay, Mailboxes, Gateway, Maps + "all-colon"),
        new("patterns", Relay, Mailboxes, "transport_maps = regexp:$config_directory/patterns"),
        new("relay-only-itself", Relay, "parent_domain_matches_subdomains ="),
        new("relay-with-a-dot", "relay_domains = .relay.example", "parent_domain_matches_subdomains ="),
        new("relay-with-a-dead-dot", "relay_domains = .relay.example"),
        new("relay-and-local", "relay_domains = local.example, relay.example"),
        new("relay-and-local-itself", "relay_domains = local.example", "parent_domain_matches_subdomains ="),
        new("relay-and-mailbox", "relay_domains = mailbox.example", Mailboxes),
        new("level-0", "compatibility_level = 0"),
        new("level-0-routes", "compatibility_level = 0", Maps + "routes"),
        new("senders", Relay, Gateway, BySender),
        new("senders-own", "default_transport = smtp:[d.example]", BySender),
        new("senders-routes", BySender, "transport_maps = texthash:$config_directory/more-routes"),
        new("senders-all", BySender, Maps + "all"),
        new("relays", Relay, Mailboxes, Gateway, RelayBySender),
        new("relays-own", Relay, "relay_transport = relay:[r.example]", RelayBySender),
        new("relays-own-default", Relay, "default_transport = smtp:[d.example]", RelayBySender),
        new("senders-and-relays", Relay, Gateway, BySender, RelayBySender),
        new("relays-routes", Relay, Gateway, RelayBySender, Maps + "routes"),
        new("relays-all-hop", Relay, BySender, RelayBySender, Maps + "all-hop"),
        new("senders-and-relays-routes", Relay, Gateway, BySender, RelayBySender, Maps + "routes"),
        new("alias", "virtual_alias_domains = alias.example", Maps + "routes"),
        new("alias-by-table", "virtual_alias_maps = texthash:$config_directory/aliases", Relay),
        new("alias-and-relay", "virtual_alias_domains = relay.example", Relay),
        new("alias-and-all", "virtual_alias_domains = alias.example", Maps + "all"),
        new(
            "mailboxes-by-table",
            "virtual_mailbox_domains = texthash:$config_directory/mailbox-domains",
            Maps + "routes"
        ),
        new("maps-of-main") { HasMapsOfMain = true },
        new("maps-of-main-replaced", Maps + "more-routes"),
    ];

    [Fact]
    public async Task Mail_goes_where_the_page_says()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            string.Concat(Cases.Select(c => c.Entry(c.Name))) + MasterCf.Plumbing,
            new LivePostfixOptions { Tables = Tables.ToDictionary(t => t.Name, t => t.Text) }
        );
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Cases,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (c, _) =>
            {
                (string Where, TargetPosture Page)[] pages = [.. Pages(c)];
                bool asksSenders = c.Settings.Any(s => s.StartsWith("sender_", StringComparison.Ordinal));
                foreach (string sender in asksSenders ? Senders : [""])
                {
                    foreach (string address in Addresses)
                    {
                        ResolverAnswer seen = await ResolverAnswer.AskAsync(
                            postfix.Socket(c.Name),
                            Release.Target.Postfix.IsAtLeast(3, 6),
                            sender,
                            address
                        );
                        foreach ((string where, TargetPosture page) in pages)
                        {
                            (string transport, Route route) = Find(page, sender, address, seen.Class);
                            if (transport != seen.Transport || !IsNextHop(transport, route, address, seen))
                            {
                                differences.Add(
                                    $"{c.Name}: {sender} to {address} goes to {seen}; the page of {where} says {transport}: {route}"
                                );
                            }
                        }
                    }
                }
            }
        );
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }

    /// <summary>The settings mean the same in main.cf and on the service.</summary>
    private static IEnumerable<(string Where, TargetPosture Page)> Pages(RouteCase c)
    {
        string others = string.Join(
            '\n',
            MasterCf.Plumbing.Split('\n').Where(l => !l.StartsWith("rewrite ", StringComparison.Ordinal))
        );
        yield return ("master.cf", PageOf(MainCf, c.Entry("rewrite") + others));
        string main = c.HasMapsOfMain ? MainCf : MainCf.Replace("transport_maps", "of_main", StringComparison.Ordinal);
        yield return ("main.cf", PageOf(main + string.Join('\n', c.Settings), MasterCf.Plumbing));
    }

    private static TargetPosture PageOf(string mainCf, string masterCf) =>
        PostureReport
            .Of([InstanceReader.Read("live", Release.Target, mainCf, masterCf, Tables).Instance])
            .Instances[0]
            .OnTargets[0];

    /// <summary>A domain stands for the recipient's; error(8) takes a reason, and what is delivered here only names a queue.</summary>
    private static bool IsNextHop(string transport, Route route, string address, ResolverAnswer seen) =>
        route.NextHop == seen.NextHop
        || (
            route.NextHop.Length == 0
            && (transport is "error" or "retry" or "local" or "virtual" || DomainOf(address) == seen.NextHop)
        );

    private static (string Transport, Route Route) Find(
        TargetPosture page,
        string sender,
        string address,
        string ofClass
    )
    {
        (string Transport, Route Route)[] routes =
        [
            .. page.Transports.SelectMany(t => t.Mail.Select(route => (t.Name, route))),
        ];
        string inClass = ofClass.Length == 0 ? "other domains" : ofClass;
        if (Pick(r => r.By == "virtual_alias_domains" && Names(r, address)) is { } refused)
        {
            return refused;
        }

        (string Transport, Route Route)? row =
            Pick(IsPattern)
            ?? KeysOf(address).Select(key => Pick(r => IsRow(r, key))).FirstOrDefault(r => r is not null);
        (string Transport, Route Route)? ofSender = SenderKeys(sender)
            .Select(key => Pick(r => r.Mail == $"mail from {key} to {inClass}"))
            .FirstOrDefault(r => r is not null);
        return row is { } found
            ? (
                ofSender is not { } by ? found
                : found.Route.By.EndsWith(", as without it", StringComparison.Ordinal) ? by
                : found.Route.By.EndsWith(", transport as without it", StringComparison.Ordinal)
                    ? (by.Transport, found.Route)
                : found
            )
            : Pick(r => r.By is "mydestination" or "virtual_mailbox_domains" && Names(r, address))
                ?? ofSender
                ?? Pick(r => r.By == "relay_domains" && Names(r, address))
                ?? Pick(r => r.Mail == "all other domains")
                ?? ("no route", new Route("", "", ""));

        (string Transport, Route Route)? Pick(Func<Route, bool> isIt) =>
            routes.Where(r => isIt(r.Route)).Select(r => ((string, Route)?)r).FirstOrDefault();

        bool IsPattern(Route route) =>
            IsOfTable(route)
            && route.Mail.Split('/') is [_, var pattern, var words]
            && Regex.IsMatch(address, pattern)
            && (words.Length == 0 || words == " in " + inClass);

        bool IsRow(Route route, string key) =>
            IsOfTable(route)
            && (
                route.Mail.Equals(key, StringComparison.OrdinalIgnoreCase)
                || (key == "*" && route.Mail == "* in " + inClass)
            );
    }

    private static bool IsOfTable(Route route) => route.By.StartsWith("table ", StringComparison.Ordinal);

    /// <summary>What tables by sender are looked up by.</summary>
    private static string[] SenderKeys(string sender) => sender.Length == 0 ? ["<>"] : [sender, "@" + DomainOf(sender)];

    /// <summary>What a transport table is looked up by (transport(5)).</summary>
    private static IEnumerable<string> KeysOf(string address)
    {
        yield return address;
        string domain = DomainOf(address);
        yield return domain;
        for (int dot = domain.IndexOf('.'); dot >= 0; dot = domain.IndexOf('.', dot + 1))
        {
            yield return domain[dot..];
        }

        yield return "*";
    }

    /// <summary>Whether the words of a class name the domain of an address.</summary>
    private static bool Names(Route route, string address)
    {
        const string Subdomains = "subdomains of ";
        const string WithSubdomains = " with subdomains";
        const string Table = "what is in texthash:/etc/postfix/";
        string domain = DomainOf(address);
        return route
            .Mail.Replace("unknown addresses of ", "", StringComparison.Ordinal)
            .Split(", ")
            .Any(word =>
                word == domain
                || (word.StartsWith(Subdomains, StringComparison.Ordinal) && IsBelow(word[Subdomains.Length..]))
                || (
                    word.EndsWith(WithSubdomains, StringComparison.Ordinal)
                    && (word[..^WithSubdomains.Length] == domain || IsBelow(word[..^WithSubdomains.Length]))
                )
                || (
                    word.StartsWith(Table, StringComparison.Ordinal)
                    && Tables
                        .Single(t => t.Name == word[Table.Length..])
                        .Text.Split('\n')
                        .Any(row => row.StartsWith(domain + " ", StringComparison.Ordinal))
                )
            );

        bool IsBelow(string parent) => domain.EndsWith("." + parent, StringComparison.Ordinal);
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];
}
