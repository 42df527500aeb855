using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>
/// Takes a message from the service that accepts it to all its destinations: through cleanup(8), a content filter on this host, trivial-rewrite(8)
/// and the aliases of local(8). What a milter, a header table or an action such as REDIRECT changes is not in it.
/// </summary>
/// <param name="view">The instance.</param>
/// <param name="followsFilters">Whether mail is followed behind a content filter.</param>
internal sealed class DeliveryRun(EffectiveView view, bool followsFilters = true)
{
    private const string ContentFilter = "content_filter";
    private const string ProxyFilter = "smtpd_proxy_filter";

    // local(8) stops at 100 of its levels, of which each alias takes three.
    private const int Deepest = 33;

    private static readonly Rewritten Nobody = new("", []);

    private readonly Service? queueManager = view.Instance.Services.FirstOrDefault(s => s.IsQueueManager);

    public static IReadOnlyList<Destination> Of(MailMessage message, EffectiveView view) =>
        new DeliveryRun(view).Of(message);

    public IReadOnlyList<Destination> Of(MailMessage message) =>
        [
            .. Enter(message.Entry, new Rewritten(message.Recipient, []), message.Sender, new Journey([], 0))
                .Select(Waiting)
                // One recipient gets the message once, however often it is named.
                .GroupBy(d => (d.Recipient.ToLowerInvariant(), d.Transport, d.NextHop, d.DecidedBy, d.Failure))
                .Select(same => same.First()),
        ];

    /// <summary>Without a service of its name a transport takes nothing: "mail transport unavailable" (qmgr/qmgr_transport.c, global/deliver_pass.c).</summary>
    private static Destination Waiting(Destination end) =>
        end is { DecidedBy: null, Failure: null, Agent: null, Transport: { Length: > 0 } transport }
            ? end with
            {
                Failure = $"master.cf has no transport '{transport}'",
            }
            : end;

    private IEnumerable<Destination> Enter(Service entry, Rewritten recipient, string sender, Journey journey)
    {
        if (entry.IsSmtpServer && view.Get(ProxyFilter, entry).Text.Length > 0)
        {
            return [recipient.Undecided($"the program at {ProxyFilter}").End()];
        }

        bool maps = !ReceiveOverrides.Have(ReceiveOverrides.NoMappings, entry, view);
        return Queue(entry, recipient, sender, maps, copies: maps, view.Get(ContentFilter, entry), journey);
    }

    /// <summary>Through cleanup(8) into the queue, and from there on.</summary>
    /// <param name="by">The service that hands the message over.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="sender">The sender.</param>
    /// <param name="maps">Whether addresses are mapped.</param>
    /// <param name="copies">Whether copies are sent.</param>
    /// <param name="filter">The content filter; null where there is none.</param>
    /// <param name="journey">What the message has behind it.</param>
    private IEnumerable<Destination> Queue(
        Service by,
        Rewritten recipient,
        string sender,
        bool maps,
        bool copies,
        EffectiveValue? filter,
        Journey journey
    )
    {
        if (journey.Depth > Deepest)
        {
            return [recipient.Failing($"the mail for {recipient.Address} comes back again and again").End()];
        }

        if (CleanupService.AskedBy(by, view) is not { } service)
        {
            return [recipient.Failing("master.cf has no cleanup service").End()];
        }

        var cleanup = new Cleanup(service, view);
        Rewritten from = cleanup.SenderOf(sender, maps);
        Rewritten[] all =
        [
            .. cleanup
                .RecipientsOf(recipient.Address, from, maps, copies)
                .Select(r => r with { Path = [.. recipient.Path, .. r.Path] }),
        ];
        if (all.Prepend(from).FirstOrDefault(r => r.Failure is not null) is { } failing)
        {
            // cleanup(8) does not take the message for any of them.
            return [failing.End()];
        }

        return filter is { Text.Length: > 0 } or { IsPartlyUnknown: true }
            ? all.SelectMany(r => Filtered(r, from, filter, journey))
            : all.SelectMany(r => Resolved(r, from, journey));
    }

    /// <summary>The filter takes all recipients, wherever they are (qmgr_message_resolve() in qmgr/qmgr_message.c).</summary>
    private IEnumerable<Destination> Filtered(Rewritten at, Rewritten sender, EffectiveValue filter, Journey journey)
    {
        if (at.IsEnd)
        {
            return [at.End()];
        }

        if (AddressForm.IsUnknown(filter))
        {
            return [at.Undecided(ContentFilter).End()];
        }

        (string transport, string nextHop) = TransportResult.Parse(filter.Text);
        string usual = view.Get("default_filter_nexthop", queueManager).Text;
        nextHop =
            nextHop.Length > 0 ? nextHop
            : usual.Length > 0 ? usual
            : at.Address.IndexOf('@') >= 0 ? at.Address.Substring(at.Address.LastIndexOf('@') + 1)
            : view.Get(OwnName.Host, queueManager).Text;
        Rewritten behind = at.To(at.Address, new DeliveryStep(ContentFilter, null, $"{transport}:{nextHop}"));
        var filterEnd = new Destination(at.Address, transport, nextHop, behind.Path)
        {
            Agent = view.Instance.TransportNamed(transport),
        };
        return !followsFilters || filterEnd.Agent is null ? [filterEnd]
            : AfterQueueFilter.Of(view) is { Behind.Length: 1, Behind: var back } && !sender.IsEnd
                ? Enter(back[0], behind, sender.Address, journey.Further())
            : [filterEnd with { DecidedBy = $"the program at {ContentFilter}" }];
    }

    private IEnumerable<Destination> Resolved(Rewritten at, Rewritten sender, Journey journey)
    {
        Destination found = new AddressResolution(Resolver(queueManager), view).Of(at, sender);
        return found is { DecidedBy: null, Failure: null, Agent: { IsLocalAgent: true } agent }
            ? Local(agent, found, sender, expandedFrom: null, owner: null, journey)
            : [found];
    }

    /// <summary>The aliases of local(8): the local part, then the same without its extension (deliver_switch() in local/recipient.c).</summary>
    private IEnumerable<Destination> Local(
        Service agent,
        Destination at,
        Rewritten sender,
        string? expandedFrom,
        Rewritten? owner,
        Journey journey
    )
    {
        if (journey.Depth > Deepest || journey.Delivered.Contains(at.Recipient, StringComparer.OrdinalIgnoreCase))
        {
            return [at with { Failure = $"the aliases of {at.Recipient} lead back to it" }];
        }

        var aliases = new LocalAliases(agent, view);
        LocalAlias? alias = aliases.Find(at, expandedFrom, out Destination? end);
        if (end is not null)
        {
            return [end];
        }

        if (alias is null)
        {
            return owner is null ? Mailbox(agent, at) : Forwarded(agent, at, owner, journey);
        }

        Rewritten? newOwner = aliases.OwnerOf(alias.Name, out end);
        return end is not null
            ? [end with { Path = at.Path }]
            : alias.Words.SelectMany(word =>
                Word(agent, at, alias, word, sender, newOwner ?? owner, journey.Further())
            );
    }

    private IEnumerable<Destination> Word(
        Service agent,
        Destination at,
        LocalAlias alias,
        string word,
        Rewritten sender,
        Rewritten? owner,
        Journey journey
    )
    {
        var step = new DeliveryStep(LocalAliases.Parameter, alias.Row, word);
        Rewritten from = new Rewritten(at.Recipient, at.Path).To(word, step);
        if (word[0] is '/' or '|')
        {
            return [new Destination(word, agent.Name, at.NextHop, from.Path) { Agent = agent }];
        }

        if (word[0] == '~' || word.StartsWith(":include:", StringComparison.OrdinalIgnoreCase))
        {
            return [from.Undecided($"the file '{word}'").End()];
        }

        Service? resolver = Resolver(agent);
        Rewritten next = new AddressForm(resolver, view).Complete(from);
        Destination found = new AddressResolution(resolver, view).Of(next, Nobody);
        if (found.DecidedBy is not null || found.Failure is not null)
        {
            return [found];
        }

        if (alias.Extension.Length > 0)
        {
            found = found with
            {
                Recipient = found.Recipient.Insert(found.Recipient.LastIndexOf('@'), alias.Extension),
            };
        }

        return found.Transport == agent.Name
            ? Local(agent, found with { Path = next.Path }, sender, alias.Name, owner, journey)
            : Forwarded(agent, found with { Path = next.Path }, owner ?? sender, journey.From(at.Recipient));
    }

    /// <summary>local(8) hands the message to cleanup(8) again, which maps its addresses and sends no copies (local/forward.c).</summary>
    private IEnumerable<Destination> Forwarded(Service agent, Destination at, Rewritten sender, Journey journey) =>
        sender.IsEnd
            ?
            [
                (
                    new Rewritten(at.Recipient, at.Path) with
                    {
                        DecidedBy = sender.DecidedBy,
                        Failure = sender.Failure,
                    }
                ).End(),
            ]
            : Queue(
                agent,
                new Rewritten(at.Recipient, at.Path),
                sender.Address,
                maps: true,
                copies: false,
                filter: null,
                journey.Further()
            );

    /// <summary>What a user has in a .forward file is the user's own (deliver_mailbox() in local/mailbox.c).</summary>
    private IEnumerable<Destination> Mailbox(Service agent, Destination at) => [new LocalMailbox(agent, view).Of(at)];

    private Service? Resolver(Service? service) => AddressResolver.AskedBy(service, view);

    /// <summary>What a message has behind it.</summary>
    /// <param name="Delivered">The recipients that it was for when local(8) sent it on.</param>
    /// <param name="Depth">How often it was sent on.</param>
    private sealed record Journey(IReadOnlyList<string> Delivered, int Depth)
    {
        public Journey Further() => this with { Depth = Depth + 1 };

        public Journey From(string recipient) => this with { Delivered = [.. Delivered, recipient] };
    }
}
