using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>
/// Takes a message from the service that accepts it to all its destinations: through cleanup(8), a content filter on this host, trivial-rewrite(8)
/// and the aliases of local(8). What a milter or a header table changes is not in it.
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
            .. Enter(message, [], new Journey([], 0))
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

    private IEnumerable<Destination> Enter(MailMessage message, IReadOnlyList<DeliveryStep> path, Journey journey)
    {
        Service entry = message.Entry;
        var recipient = new Rewritten(message.Recipient, path);
        if (entry.IsSmtpServer && view.Get(ProxyFilter, entry).Text.Length > 0)
        {
            return [recipient.Undecided($"the program at {ProxyFilter}").End()];
        }

        bool maps = !ReceiveOverrides.Have(ReceiveOverrides.NoMappings, entry, view);
        AccessActions actions = AccessActions.Of(message, view, out string? undecided);
        return undecided is not null
            ? [recipient.Undecided(undecided).End()]
            : Queue(entry, recipient, message.Sender, maps, copies: maps, actions, journey);
    }

    /// <summary>Through cleanup(8) into the queue, and from there on.</summary>
    /// <param name="by">The service that hands the message over.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="sender">The sender.</param>
    /// <param name="maps">Whether addresses are mapped.</param>
    /// <param name="copies">Whether copies are sent.</param>
    /// <param name="actions">What access tables do to the message; null where it gets no content filter either.</param>
    /// <param name="journey">What the message has behind it.</param>
    private IEnumerable<Destination> Queue(
        Service by,
        Rewritten recipient,
        string sender,
        bool maps,
        bool copies,
        AccessActions? actions,
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
        Rewritten[] given =
        [
            recipient,
            .. (actions?.Copies ?? []).Select(copy => recipient.To(copy.Result!.Text, StepOf(copy))),
        ];
        Rewritten[] all =
        [
            .. given.SelectMany(one =>
                cleanup
                    .RecipientsOf(one.Address, from, maps, copies)
                    .Select(r => r with { Path = [.. one.Path, .. r.Path] })
            ),
        ];
        if (all.Prepend(from).FirstOrDefault(r => r.Failure is not null) is { } failing)
        {
            // cleanup(8) does not take the message for any of them.
            return [failing.End()];
        }

        if (actions?.Redirect is { } redirect)
        {
            // It goes before a content filter (qmgr_message_resolve() in qmgr/qmgr_message.c).
            Rewritten other = recipient.To(redirect.Result!.Text, StepOf(redirect));
            return Resolved(new AddressForm(Resolver(queueManager), view).Complete(other), from, journey);
        }

        if (actions?.Filter is { } ofTable)
        {
            return all.SelectMany(r => Filtered(r, from, ofTable.List, ofTable.Result!.Text, journey));
        }

        EffectiveValue filter = view.Get(ContentFilter, by);
        return actions is null || filter is { Text: "", IsPartlyUnknown: false }
                ? all.SelectMany(r => Resolved(r, from, journey))
            : AddressForm.IsUnknown(filter) ? all.Select(r => (r.IsEnd ? r : r.Undecided(ContentFilter)).End())
            : all.SelectMany(r => Filtered(r, from, ContentFilter, filter.Text, journey));
    }

    private static DeliveryStep StepOf(MessageAction action) => new(action.List, Row: null, action.Result!.Text);

    /// <summary>The filter takes all recipients, wherever they are (qmgr_message_resolve() in qmgr/qmgr_message.c).</summary>
    private IEnumerable<Destination> Filtered(Rewritten at, Rewritten sender, string by, string filter, Journey journey)
    {
        if (at.IsEnd)
        {
            return [at.End()];
        }

        (string transport, string nextHop) = TransportResult.Parse(filter);
        string usual = view.Get("default_filter_nexthop", queueManager).Text;
        nextHop =
            nextHop.Length > 0 ? nextHop
            : usual.Length > 0 ? usual
            : at.Address.IndexOf('@') >= 0 ? at.Address.Substring(at.Address.LastIndexOf('@') + 1)
            : view.Get(OwnName.Host, queueManager).Text;
        Rewritten behind = at.To(at.Address, new DeliveryStep(by, null, $"{transport}:{nextHop}"));
        var filterEnd = new Destination(at.Address, transport, nextHop, behind.Path)
        {
            Agent = view.Instance.TransportNamed(transport),
        };
        return !followsFilters || filterEnd.Agent is null ? [filterEnd]
            : AfterQueueFilter.Of(view) is { Behind.Length: 1, Behind: var back } && !sender.IsEnd
                ? Enter(new MailMessage(at.Address, sender.Address, back[0]), behind.Path, journey.Further())
            : [filterEnd with { DecidedBy = $"the program at {by}" }];
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
                actions: null,
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
