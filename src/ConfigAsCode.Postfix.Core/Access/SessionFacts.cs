using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What restrictions find out about the client of a message: its address and names, its login, its certificate, and what it says in HELO.</summary>
/// <param name="view">The instance.</param>
/// <param name="service">The smtpd(8) service.</param>
/// <param name="request">The message.</param>
internal sealed class SessionFacts(EffectiveView view, Service service, AccessRequest request)
{
    // One thread at a time asks about an instance, and there may be thousands of services.
    private readonly Lazy<LoginMode> logins = new(() => LoginModes.Of(view, service), isThreadSafe: false);
    private readonly Lazy<ClientCertificates> certificates = new(
        () => TlsEndpoints.CertificatesOf(view, service),
        isThreadSafe: false
    );

    /// <summary>Whether the session is in TLS when the lists are asked.</summary>
    public bool IsInTls(ListStage stage) =>
        request.Client is { HasTls: true }
        && TlsEndpoints.ServerLevel(view, service).Level != TlsLevel.None
        && (stage.IsAfterHelo || TlsEndpoints.IsWrapped(view, service));

    /// <summary>What a restriction does; null for one that asks about something else.</summary>
    public IEnumerable<ListEffect>? Of(string name, string? argument, ListStage stage) =>
        name switch
        {
            "permit_mynetworks" => Networks(),
            "permit_inet_interfaces" => Permits(request.Client?.IsThisHost, ClientKind.ThisHost),
            "permit_sasl_authenticated" => Permits(HasForwardedLogin ? true : HasLogin(stage), ClientKind.LoggedIn),
            "permit_tls_clientcerts" => ListedCertificate(stage),
            "permit_tls_all_clientcerts" => TrustedCertificate(stage).Concat(ListedCertificate(stage)),
            "permit_naked_ip_address" => NakedAddress(),
            "reject_unauth_pipelining" or "reject_multi_recipient_bounce" => [],
            _ => request.Client is { } client ? OfClient(client, name, argument, stage) : null,
        };

    private IEnumerable<ListEffect>? OfClient(AccessClient client, string name, string? argument, ListStage stage) =>
        name switch
        {
            "reject_unknown_client_hostname" or "reject_unknown_client" => Unknown(client.Name),
            "reject_unknown_reverse_client_hostname" => Unknown(client.ReverseName),
            "reject_plaintext_session" => IsInTls(stage) ? [] : ListEffect.Certain(Code("plaintext_reject_code")),
            "reject_rbl_client" or "reject_rbl" => InDnsList(name, argument),
            "reject_maps_rbl" => InDnsList(name, ""),
            "reject_rhsbl_client" => IsInDns(client.Name) ? InDnsList(name, argument) : [],
            "reject_rhsbl_reverse_client" => IsInDns(client.ReverseName) ? InDnsList(name, argument) : [],
            "reject_rhsbl_helo" => request.Helo is { } helo && IsInDns(helo) ? InDnsList(name, argument) : [],
            "reject_invalid_helo_hostname" or "reject_invalid_hostname" => Helo(helo =>
                !HostName.IsValid(helo) && !MailHostAddress.IsHost(helo)
            ),
            "reject_non_fqdn_helo_hostname" or "reject_non_fqdn_hostname" => Helo(
                helo => !HostName.IsValid(helo) || helo.IndexOf('.') < 0,
                "non_fqdn_reject_code"
            ),
            "reject_unknown_helo_hostname" or "reject_unknown_hostname" => UnknownHelo(name),
            _ => null,
        };

    /// <summary>Clients with a name in <c>relay_domains</c> pass <c>check_relay_domains</c>.</summary>
    public IEnumerable<ListEffect> RelayDomains()
    {
        string domains = view.Get("relay_domains", service).Text;
        if (domains.Length == 0)
        {
            return [];
        }

        var condition = new ClientCondition(ClientKind.InRelayDomains, domains);
        return request.Client is not { } client
            ? [new ListEffect(AccessOutcome.Permit, [condition])]
            : Permits(new NameList("relay_domains", hasParents: true, service, view).Has(client.Name), condition);
    }

    /// <summary>What a restriction looks up about the client; null where it looks nothing up, no keys where DNS decides what they are.</summary>
    public (IEnumerable<TableKey>? Keys, ClientCondition? Undecided)? Keys(string restriction, ListStage stage)
    {
        AccessClient client = request.Client!;
        return restriction switch
        {
            "check_client_access" => (OfHost(client.Name), null),
            "check_reverse_client_hostname_access" => (OfHost(client.ReverseName), null),
            "check_helo_access" => request.Helo is { Length: > 0 } helo
                ? (AddressKeys.OfName(helo, service, view), null)
                : null,
            "check_ccert_access" => Certificate(stage) is { } certificate
                ? (certificate.IsListed ? null : Whole(certificate.Fingerprints), null)
                : null,
            "check_sasl_access" => HasLogin(stage) == true ? (Whole([client.Login!]), null) : null,
            "check_client_a_access" or "check_client_mx_access" or "check_client_ns_access" => IsUnknown(client.Name)
                ? null
                : (null, ByDns(restriction, client.Name)),
            "check_reverse_client_hostname_a_access"
            or "check_reverse_client_hostname_mx_access"
            or "check_reverse_client_hostname_ns_access" => IsUnknown(client.ReverseName)
                ? null
                : (null, ByDns(restriction, client.ReverseName)),
            _ => (null, ByDns(restriction, "")),
        };
    }

    private bool HasForwardedLogin =>
        request.Client is { IsLoggedInAtOnce: true } && view.Target.Postfix.TrustsForwardedLogins;

    /// <summary>Whether the client has logged in when a list is asked; null for any client where some can.</summary>
    public bool? HasLogin(ListStage stage) =>
        logins.Value == LoginMode.None || (!stage.IsAfterHelo && request.Client?.IsLoggedInAtOnce != true) ? false
        : request.Client is not { } client ? null
        : client.Login is not null && (logins.Value == LoginMode.WithoutTls || IsInTls(stage));

    private IEnumerable<TableKey> OfHost(string name) =>
        AddressKeys.OfName(name, service, view).Concat(AddressKeys.OfHost(request.Client!.Address));

    private static IEnumerable<TableKey> Whole(IEnumerable<string> keys) =>
        keys.Select(key => new TableKey(key, IsPart: false));

    /// <summary>A name of digits, dots and colons has to be an address then (reject_invalid_hostaddr()).</summary>
    private IEnumerable<ListEffect> NakedAddress() =>
        request.Client is null ? Permits(isOfKind: null, ClientKind.WithNakedAddress)
        : request.Helo is not { Length: > 0 } helo || !helo.All(c => c is (>= '0' and <= '9') or '.' or ':') ? []
        : ListEffect.Certain(
            MailHostAddress.IsValid(helo) ? AccessOutcome.Permit : Code("invalid_hostname_reject_code")
        );

    private IEnumerable<ListEffect> Networks()
    {
        EffectiveValue networks = view.Get("mynetworks", service);
        if (networks.SetBy is null)
        {
            string style = view.Get("mynetworks_style", service).Text.ToLowerInvariant();
            ClientKind kind = style switch
            {
                "host" => ClientKind.ThisHost,
                "class" => ClientKind.InClassNetworks,
                _ => ClientKind.InSubnets,
            };
            return Permits(
                kind == ClientKind.ThisHost ? request.Client?.IsThisHost : request.Client?.IsInSubnets,
                kind
            );
        }

        var condition = new ClientCondition(ClientKind.InNetworks, networks.Text);
        return networks.Text.Length == 0 ? []
            : request.Client is not { } client ? [new ListEffect(AccessOutcome.Permit, [condition])]
            : Permits(NetworkList.Has("mynetworks", client, service, view), condition);
    }

    private static IEnumerable<ListEffect> Permits(bool? isOfKind, ClientKind kind) =>
        Permits(isOfKind, new ClientCondition(kind));

    private static IEnumerable<ListEffect> Permits(bool? isOfKind, ClientCondition condition) =>
        ListEffect.Where(isOfKind, AccessOutcome.Permit, condition);

    private static IEnumerable<ListEffect> Permits(ListMatch match, ClientCondition condition) =>
        match switch
        {
            ListMatch.Error => ListEffect.Certain(AccessOutcome.Fault),
            ListMatch.No => [],
            _ => ListEffect.Where(match == ListMatch.Yes ? true : null, AccessOutcome.Permit, condition),
        };

    private ClientCertificate? Certificate(ListStage stage) =>
        certificates.Value != ClientCertificates.NotAsked && IsInTls(stage) ? request.Client?.Certificate : null;

    private IEnumerable<ListEffect> ListedCertificate(ListStage stage)
    {
        string list = view.Get("relay_clientcerts", service).Text;
        var condition = new ClientCondition(ClientKind.WithListedCertificate, list);
        if (list.Length == 0 || certificates.Value == ClientCertificates.NotAsked)
        {
            return [];
        }

        if (request.Client is null)
        {
            return [new ListEffect(AccessOutcome.Permit, [condition])];
        }

        if (Certificate(stage) is not { } certificate)
        {
            return [];
        }

        if (certificate.IsListed)
        {
            return ListEffect.Certain(AccessOutcome.Permit);
        }

        var found = TableLookup.In(["relay_clientcerts"], Whole(certificate.Fingerprints), service, view);
        return found.Fails
            ? ListEffect.Certain(AccessOutcome.Fault)
            : ListEffect.Where(found.IsKnown ? found.Row is not null : null, AccessOutcome.Permit, condition);
    }

    private IEnumerable<ListEffect> TrustedCertificate(ListStage stage) =>
        certificates.Value == ClientCertificates.NotAsked
            ? []
            : Permits(
                request.Client is null ? null : Certificate(stage) is { IsTrusted: true },
                new ClientCondition(ClientKind.WithTrustedCertificate, PublicAuthorities.TrustedBy(service, view) ?? "")
            );

    private IEnumerable<ListEffect> Unknown(string name) =>
        IsUnknown(name) ? ListEffect.Certain(Code("unknown_client_reject_code")) : [];

    private static bool IsUnknown(string name) => name.Equals(AccessClient.Unknown, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a list of domains is asked for a name, or the domain of an address (find_dnsxl_domain()).</summary>
    internal static bool IsInDns(string name)
    {
        string domain = name.Substring(name.LastIndexOf('@') + 1);
        return !IsUnknown(domain)
            && HostName.IsValid(domain)
            && !domain.Substring(domain.LastIndexOf('.') + 1).All(c => c is >= '0' and <= '9');
    }

    /// <summary>Without its domain the restriction is skipped with a warning.</summary>
    private IEnumerable<ListEffect> InDnsList(string restriction, string? domain) =>
        domain is null ? [] : [new ListEffect(Code("maps_rbl_reject_code"), [ByDns(restriction, domain)])];

    /// <summary>A name in brackets has to be an address; a dot at the end of another one is left out.</summary>
    private IEnumerable<ListEffect> Helo(Func<string, bool> isWrong, string code = "invalid_hostname_reject_code")
    {
        if (request.Helo is not { Length: > 0 } helo)
        {
            return [];
        }

        bool isAddress = helo[0] == '[';
        bool isRejected = isAddress ? !MailHostAddress.IsLiteral(helo) : isWrong(WithoutLastDot(helo));
        return isRejected ? ListEffect.Certain(Code(isAddress ? "invalid_hostname_reject_code" : code)) : [];
    }

    private IEnumerable<ListEffect> UnknownHelo(string restriction) =>
        request.Helo is not { Length: > 0 } helo ? []
        : helo[0] == '[' ? Helo(_ => false)
        :
        [
            new ListEffect(Code("unknown_hostname_reject_code"), [ByDns(restriction, helo)]),
            new ListEffect(AccessOutcome.DeferIfPermit, [ByDns(restriction, helo)]),
        ];

    internal static string WithoutLastDot(string name) =>
        name.Length > 1 && name[name.Length - 1] == '.' && name[name.Length - 2] != '.'
            ? name.Substring(0, name.Length - 1)
            : name;

    private AccessOutcome Code(string parameter) => ReplyCode.Of(parameter, service, view);

    private static ClientCondition ByDns(string restriction, string name) => new(ClientKind.ByDns, name, restriction);
}
