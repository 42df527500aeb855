using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What restrictions find out about the addresses of a message.</summary>
internal sealed class AddressFacts
{
    private readonly EffectiveView view;
    private readonly Service service;
    private readonly AccessRequest request;
    private readonly ListedAddress listed;

    public AddressFacts(EffectiveView view, Service service, AccessRequest request)
    {
        this.view = view;
        this.service = service;
        this.request = request;
        listed = new ListedAddress(service, view);
        if (request.Client is null || request.RecipientClass is not null)
        {
            RecipientClass = request.RecipientClass;
            IsOwn = RecipientClass is null ? request.IsOwn : RecipientClass != AddressClass.Default;
            return;
        }

        (RecipientClass, IsFailing) = ClassOf(request.Recipient);
        IsOwn = RecipientClass is null ? null : RecipientClass != AddressClass.Default;
    }

    /// <summary>Whether the recipient is of this host; null where a table of the host decides it.</summary>
    public bool? IsOwn { get; }

    /// <summary>What decides where <see cref="IsOwn"/> is null.</summary>
    public ClientCondition Undecided { get; } = new(ClientKind.ByTable, "the class of the recipient");

    private AddressClass? RecipientClass { get; }

    /// <summary>Whether the class cannot be found, as a table of domains cannot be opened.</summary>
    private bool IsFailing { get; }

    private bool ChecksNobody => ReceiveOverrides.Have(ReceiveOverrides.NoRecipientChecks, service, view);

    /// <summary>Turns away mail to other domains.</summary>
    public IEnumerable<ListEffect> UnlessOwn(AccessOutcome outcome) =>
        IsFailing ? ListEffect.Certain(AccessOutcome.Fault) : ListEffect.Where(!IsOwn, outcome, Undecided);

    /// <summary>What a restriction does; null for one that asks about something else.</summary>
    public IEnumerable<ListEffect>? Of(string name, string? argument) =>
        name switch
        {
            "permit_dnswl_client" or "permit_rhswl_client" => argument is null || IsOwn == false
                ? []
                : InDnsList(name, argument),
            "reject_non_fqdn_sender" => NotQualified(request.Sender),
            "reject_non_fqdn_recipient" => NotQualified(request.Recipient),
            "reject_unknown_sender_domain" or "reject_unknown_address" => UnknownDomain(name, request.Sender, null),
            "reject_unknown_recipient_domain" => UnknownDomain(name, request.Recipient, RecipientClass),
            "reject_unverified_sender" => request.Sender is { Length: > 0 } sender ? Unverified(name, sender) : [],
            "reject_unverified_recipient" => Unverified(name, request.Recipient ?? ""),
            "reject_rhsbl_sender" => request.Sender is { Length: > 0 } sender && argument is not null
                ? RejectedByDns(name, sender)
                : [],
            "reject_rhsbl_recipient" => argument is null ? [] : RejectedByDns(name, request.Recipient ?? ""),
            "reject_unlisted_sender" => UnlistedSender(),
            "reject_unlisted_recipient" or "check_recipient_maps" => UnlistedRecipient(),
            "reject_sender_login_mismatch" => [.. LoginMismatch(true, false), .. LoginMismatch(false, false)],
            "reject_authenticated_sender_login_mismatch" => LoginMismatch(true, false),
            "reject_unauthenticated_sender_login_mismatch" => LoginMismatch(false, false),
            "reject_known_sender_login_mismatch" => [.. LoginMismatch(true, true), .. LoginMismatch(false, true)],
            _ => null,
        };

    /// <summary>What an access table is asked for the sender or the recipient; null where it is not asked, no keys where they are not known.</summary>
    public (IEnumerable<TableKey>? Keys, ClientCondition? Undecided)? Keys(bool isSender)
    {
        string? address = isSender ? request.Sender : request.Recipient;
        return address switch
        {
            null => (null, null),
            "" when isSender => (
                [new TableKey(view.Get("smtpd_null_access_lookup_key", service).Text, IsPart: false)],
                null
            ),
            _ when AddressKeys.DomainOf(address) is null => (null, Rewritten(address)),
            _ => (AddressKeys.OfMail(address, service, view), null),
        };
    }

    /// <summary>What is done to a recipient that is not in its tables.</summary>
    public IEnumerable<ListEffect> UnlistedRecipient()
    {
        if (ChecksNobody || (request.Recipient is null && request.IsListed))
        {
            return [];
        }

        return request.Recipient is not { } recipient ? ListEffect.Certain(AccessOutcome.Reject)
            : IsFailing ? ListEffect.Certain(AccessOutcome.Fault)
            : AddressKeys.DomainOf(recipient) is null || RecipientClass is not { } addresses
                ? [new ListEffect(AccessOutcome.Reject, [Undecided])]
            : listed.Check(recipient, addresses, isSender: false);
    }

    /// <summary>What is done to a sender that is not in its tables.</summary>
    public IEnumerable<ListEffect> UnlistedSender() =>
        ChecksNobody || request.Sender is not { Length: > 0 } sender ? []
        : AddressKeys.DomainOf(sender) is null || ClassOf(sender).Class is not { } addresses
            ? [new ListEffect(AccessOutcome.Reject, [Rewritten(sender)])]
        : listed.Check(sender, addresses, isSender: true);

    private (AddressClass? Class, bool Fails) ClassOf(string? address) =>
        address is not null && AddressKeys.DomainOf(address) is { } domain
            ? AddressClasses.Find(domain, AddressResolver.AskedBy(service, view), view)
            : (null, false);

    private IEnumerable<ListEffect> NotQualified(string? address)
    {
        if (address is not { Length: > 0 })
        {
            return [];
        }

        string domain = SessionFacts.WithoutLastDot(address.Substring(address.LastIndexOf('@') + 1));
        bool isWrong =
            address.IndexOf('@') < 0
            || (domain.Length > 0 && domain[0] != '[' && (!HostName.IsValid(domain) || domain.IndexOf('.') < 0));
        return isWrong ? ListEffect.Certain(Code("non_fqdn_reject_code")) : [];
    }

    private IEnumerable<ListEffect> UnknownDomain(string restriction, string? address, AddressClass? known)
    {
        AddressClass? addresses = known ?? ClassOf(address).Class;
        bool isFinal = addresses is not null && !addresses.IsOffHost;
        ClientCondition[] dns = [ByDns(restriction, address ?? "")];
        return address is "" || isFinal
            ? []
            :
            [
                new ListEffect(AccessOutcome.DeferIfPermit, dns),
                new ListEffect(Code("unknown_address_reject_code"), dns),
                // A domain that accepts no mail by its MX record (RFC 7505) is rejected whatever the code.
                new ListEffect(AccessOutcome.Reject, dns),
            ];
    }

    private static IEnumerable<ListEffect> Unverified(string restriction, string address) =>
        [
            new ListEffect(AccessOutcome.Reject, [new ClientCondition(ClientKind.ByDelivery, address, restriction)]),
            new ListEffect(AccessOutcome.Defer, [new ClientCondition(ClientKind.ByDelivery, address, restriction)]),
        ];

    private static IEnumerable<ListEffect> InDnsList(string restriction, string domain) =>
        [
            new ListEffect(AccessOutcome.Permit, [ByDns(restriction, domain)]),
            new ListEffect(AccessOutcome.DeferIfReject, [ByDns(restriction, domain)]),
        ];

    private IEnumerable<ListEffect> RejectedByDns(string restriction, string address) =>
        address.Length == 0 || SessionFacts.IsInDns(address)
            ? [new ListEffect(Code("maps_rbl_reject_code"), [ByDns(restriction, address)])]
            : [];

    /// <summary>Whose sender address it is, by <c>smtpd_sender_login_maps</c>.</summary>
    /// <param name="ofLoggedIn">Whether clients that have logged in are asked, rather than the others.</param>
    /// <param name="allowsUnknown">Whether an address that nobody owns is left alone.</param>
    private IEnumerable<ListEffect> LoginMismatch(bool ofLoggedIn, bool allowsUnknown)
    {
        string maps = view.Get("smtpd_sender_login_maps", service).Text;
        bool hasLogin = request.Client!.Login is not null && LoginModes.Of(view, service) != LoginMode.None;
        if (request.Sender is not { Length: > 0 } sender || hasLogin != ofLoggedIn || !LoginModes.AreOn(view, service))
        {
            return [];
        }

        if (AddressKeys.DomainOf(sender) is not { } domain || ClassOf(sender).Class is not { } addresses)
        {
            return [new ListEffect(AccessOutcome.Reject, [Rewritten(sender)])];
        }

        var owners = TableLookup.In(
            ["smtpd_sender_login_maps"],
            AddressKeys.OfAddressTable(sender, addresses, service, view),
            service,
            view
        );
        return owners.Fails ? ListEffect.Certain(AccessOutcome.Fault)
            : !owners.IsKnown
                ? [new ListEffect(AccessOutcome.Reject, [new ClientCondition(ClientKind.ByTable, owners.Table)])]
            : Mismatches(owners.Row?.Value, ofLoggedIn, allowsUnknown) ? ListEffect.Certain(AccessOutcome.Reject)
            : [];
    }

    private bool Mismatches(string? owners, bool ofLoggedIn, bool allowsUnknown) =>
        owners is null ? ofLoggedIn && !allowsUnknown : !ofLoggedIn || !ListValue.Has(owners, request.Client!.Login!);

    /// <summary>trivial-rewrite(8) makes another address of it.</summary>
    private static ClientCondition Rewritten(string address) => new(ClientKind.ByTable, address);

    private static ClientCondition ByDns(string restriction, string name) => new(ClientKind.ByDns, name, restriction);

    private AccessOutcome Code(string parameter) => ReplyCode.Of(parameter, service, view);
}
