using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// Computes what every service of an instance offers in TLS. Nothing is judged by a word in a value: <c>HIGH</c> holds
/// no "aNULL" and offers twelve anonymous suites.
/// </summary>
internal static class TlsEndpoints
{
    // How the parameters of postscreen(8) begin.
    private const string Screen = "postscreen_";

    /// <summary>
    /// The services with TLS on, in the order of master.cf. A client at <c>dane</c> comes twice: where the receiver
    /// publishes no usable TLSA record it goes on as at <c>may</c>, with the lists of that level (smtp_tls_policy.c:
    /// dane_incompat). Behind a client come the destinations of its policy tables, as endpoints of their own.
    /// </summary>
    public static IReadOnlyList<TlsEndpoint> Of(EffectiveView view)
    {
        var endpoints = new List<TlsEndpoint>();
        foreach (Service service in view.Instance.Services)
        {
            endpoints.AddRange(
                service.IsSmtpServer ? Server(view, service)
                : service.IsPostscreen ? Postscreen(view, service)
                : service.DeliversToServers ? Client(view, service)
                : []
            );
        }

        return endpoints;
    }

    /// <summary>The level of a service that speaks TLS, with the value that turned it on.</summary>
    public static (TlsLevel Level, EffectiveValue SetBy) LevelOf(EffectiveView view, Service service) =>
        service.IsSmtpServer ? ServerLevel(view, service)
        : service.IsPostscreen ? ServerLevel(view, service, Screen)
        : ClientLevel(view, service);

    /// <summary>The level that the parameters of one side say, for a service or for the instance as a whole.</summary>
    /// <param name="view">The instance.</param>
    /// <param name="service">The service; null for main.cf.</param>
    /// <param name="side">The program with whose name the parameters begin: smtpd, postscreen, tlsproxy, smtp or lmtp.</param>
    internal static TlsLevel LevelOf(EffectiveView view, Service? service, DaemonInfo side) =>
        (side.IsClient ? ClientLevel(view, service, side.Name) : ServerLevel(view, service, side.Name + "_")).Level;

    /// <summary>The level of an smtpd service, with the value that turned it on (smtpd.c: pre_jail_init).</summary>
    public static (TlsLevel Level, EffectiveValue SetBy) ServerLevel(EffectiveView view, Service service)
    {
        // In wrapper mode the level is not even parsed.
        return WrapperMode(view, service) is { IsYes: true } wrapper
            ? (TlsLevel.Encrypt, wrapper)
            : ServerLevel(view, service, "smtpd_");
    }

    /// <summary>Whether TLS comes before SMTP (port 465), and not by STARTTLS.</summary>
    internal static bool IsWrapped(EffectiveView view, Service service) =>
        WrapperMode(view, service) is { IsYes: true };

    /// <summary>Null where the program of this release has no such parameter: postscreen(8) never, clients before 3.0.</summary>
    private static EffectiveValue? WrapperMode(EffectiveView view, Service service) =>
        service.WrapperMode is { } parameter && parameter.ExistsOn(view.Target.Postfix)
            ? view.Get(parameter.Name, service)
            : null;

    private static (TlsLevel Level, EffectiveValue SetBy) ServerLevel(
        EffectiveView view,
        Service? service,
        string prefix
    )
    {
        EffectiveValue level = view.Get(prefix + "tls_security_level", service);
        if (level.Text.Length > 0)
        {
            // The server takes fingerprint, verify and secure for encrypt, with a warning in the log. At dane and
            // dane-only it stops, as at a word that is no level.
            TlsLevel asked = TlsLevelExtensions.Parse(level.Text);
            return asked switch
            {
                TlsLevel.Dane or TlsLevel.DaneOnly => (TlsLevel.None, level),
                > TlsLevel.Encrypt => (TlsLevel.Encrypt, level),
                _ => (asked, level),
            };
        }

        if (prefix == Screen && view.Target.Postfix.NeedsPostscreenLevel)
        {
            return (TlsLevel.None, level);
        }

        EffectiveValue enforce = view.Get(prefix + "enforce_tls", service);
        EffectiveValue use = view.Get(prefix + "use_tls", service);
        return enforce.IsYes ? (TlsLevel.Encrypt, enforce)
            : use.IsYes ? (TlsLevel.May, use)
            : (TlsLevel.None, level);
    }

    /// <summary>The level of an smtp or lmtp service where no policy table decides (smtp_tls_policy.c: tls_site_lookup).</summary>
    public static (TlsLevel Level, EffectiveValue SetBy) ClientLevel(EffectiveView view, Service service) =>
        ClientLevel(view, service, service.Program);

    private static (TlsLevel Level, EffectiveValue SetBy) ClientLevel(
        EffectiveView view,
        Service? service,
        string prefix
    )
    {
        EffectiveValue level = view.Get(prefix + "_tls_security_level", service);
        if (level.Text.Length > 0)
        {
            return (TlsLevelExtensions.Parse(level.Text), level);
        }

        EffectiveValue enforce = view.Get(prefix + "_enforce_tls", service);
        if (enforce.IsYes)
        {
            bool checksName = view.Get(prefix + "_tls_enforce_peername", service).IsYes;
            return (checksName ? TlsLevel.Verify : TlsLevel.Encrypt, enforce);
        }

        EffectiveValue use = view.Get(prefix + "_use_tls", service);
        return use.IsYes ? (TlsLevel.May, use) : (TlsLevel.None, level);
    }

    private static IEnumerable<TlsEndpoint> Server(EffectiveView view, Service service)
    {
        (TlsLevel level, EffectiveValue setBy) = ServerLevel(view, service);
        if (level == TlsLevel.None)
        {
            yield break;
        }

        yield return Server(view, service, level, setBy, "smtpd_tls_", service, service);
    }

    /// <summary>
    /// postscreen(8) announces STARTTLS by its own level and leaves the handshake to tlsproxy(8), which reads lists and level
    /// of its own; by default all of them are smtpd's. From 3.12 on postscreen sends level and lists of its own along, and only the suites
    /// behind a grade are still tlsproxy's (tlsproxy/tlsproxy_server.c; seen).
    /// </summary>
    private static IEnumerable<TlsEndpoint> Postscreen(EffectiveView view, Service service)
    {
        (TlsLevel announced, EffectiveValue setBy) = ServerLevel(view, service, Screen);
        Service? proxy = view.TlsProxy;
        TlsLevel level = ProxyLevel(view, proxy);
        if (announced == TlsLevel.None || level == TlsLevel.None)
        {
            yield break;
        }

        yield return view.Target.Postfix.SendsPostscreenTls
            ? Server(view, service, announced, setBy, PostscreenHandover.Screen, service, proxy)
            : Server(view, service, level, setBy, PostscreenHandover.Proxy, proxy, proxy);
    }

    /// <summary>The level of tlsproxy(8) as a server; of main.cf where master.cf has no such service.</summary>
    internal static TlsLevel ProxyLevel(EffectiveView view, Service? proxy) =>
        ServerLevel(view, proxy, "tlsproxy_").Level;

    /// <param name="view">The instance.</param>
    /// <param name="service">The service that clients connect to.</param>
    /// <param name="level">The level by which the lists are chosen.</param>
    /// <param name="setBy">What turned TLS on.</param>
    /// <param name="prefix">How the parameters of the program start that decides about the handshake.</param>
    /// <param name="reader">The service of that program; null where master.cf has none.</param>
    /// <param name="library">The service that does the handshake, with the suites of each grade; null where master.cf has none.</param>
    private static TlsEndpoint Server(
        EffectiveView view,
        Service service,
        TlsLevel level,
        EffectiveValue setBy,
        string prefix,
        Service? reader,
        Service? library
    )
    {
        ClientCertificates certificates = CertificatesAt(level, view, reader, prefix);
        return Endpoint(
            view,
            service,
            TlsSide.Server,
            level,
            setBy,
            prefix,
            reader,
            library,
            automatic: certificates == ClientCertificates.NotAsked ? [] : ["aNULL"],
            authenticates: certificates == ClientCertificates.Required
        );
    }

    /// <summary>What an smtpd service does about the certificates of its clients.</summary>
    internal static ClientCertificates CertificatesOf(EffectiveView view, Service service) =>
        CertificatesAt(ServerLevel(view, service).Level, view, service, "smtpd_tls_");

    /// <summary>
    /// A certificate is required only where TLS is: at <c>may</c> the server logs "Can't require client certs unless TLS is required",
    /// and does not even ask (smtpd.c and tlsproxy.c: pre_jail_init).
    /// </summary>
    internal static ClientCertificates CertificatesAt(
        TlsLevel level,
        EffectiveView view,
        Service? reader,
        string prefix
    ) =>
        level == TlsLevel.Encrypt && view.Get(prefix + "req_ccert", reader).IsYes ? ClientCertificates.Required
        : level != TlsLevel.None && view.Get(prefix + "ask_ccert", reader).IsYes ? ClientCertificates.Asked
        : ClientCertificates.NotAsked;

    private static IEnumerable<TlsEndpoint> Client(EffectiveView view, Service service)
    {
        (TlsLevel level, EffectiveValue setBy) = ClientLevel(view, service);
        IEnumerable<TlsEndpoint> ofPolicies = TlsPolicyRows
            .Of(view, service)
            .Where(p => !p.Policy.IsInvalid)
            .SelectMany(p =>
            {
                var row = new TlsPolicyValues(p.Row, p.Policy);
                return Client(view, service, p.Policy.Level!.Value, row.Level, row)
                    .Select(e => e with { Policy = p.Policy });
            });
        return Client(view, service, level, setBy, row: null).Concat(ofPolicies);
    }

    private static IEnumerable<TlsEndpoint> Client(
        EffectiveView view,
        Service service,
        TlsLevel level,
        EffectiveValue setBy,
        TlsPolicyValues? row
    )
    {
        TlsLevel[] levels = level switch
        {
            TlsLevel.None => [],
            TlsLevel.Dane => [TlsLevel.Dane, TlsLevel.May],
            _ => [level],
        };
        return levels.Select(l =>
            Endpoint(
                view,
                service,
                TlsSide.Client,
                l,
                setBy,
                service.Program + "_tls_",
                service,
                service,
                automatic: l.AuthenticatesPeer() ? ["aNULL"]
                    : l == TlsLevel.Encrypt ? ["eNULL"]
                    : [],
                authenticates: l.AuthenticatesPeer(),
                row
            )
        );
    }

    private static TlsEndpoint Endpoint(
        EffectiveView view,
        Service service,
        TlsSide side,
        TlsLevel level,
        EffectiveValue setBy,
        string prefix,
        Service? reader,
        Service? library,
        string[] automatic,
        bool authenticates,
        TlsPolicyValues? row = null
    )
    {
        string mandatory = level > TlsLevel.May ? "mandatory_" : "";
        OpenSslBuild build = OpenSslBuild.Of(view.Target.OpenSsl);

        EffectiveValue protocolValue = view.Get(prefix + mandatory + "protocols", reader);
        EffectiveValue grade = view.Get(prefix + mandatory + "ciphers", reader);
        EffectiveValue? gradeList = GradeList(view, grade, library);
        EffectiveValue[] exclusions =
            level > TlsLevel.May
                ? [view.Get(prefix + "exclude_ciphers", reader), view.Get(prefix + "mandatory_exclude_ciphers", reader)]
                : [view.Get(prefix + "exclude_ciphers", reader)];
        if (row is not null)
        {
            protocolValue = row.Protocols(protocolValue);
            grade = row.Grade(grade);
            gradeList = GradeList(view, grade, library);
            exclusions = row.Exclusions(exclusions, grade, gradeList);
        }

        string? list = gradeList is null ? null : Compose(gradeList.Text, exclusions, automatic);
        CipherListResult? read = list is null ? null : CipherList.Evaluate(list, build);
        int securityLevel = SecurityLevel(view.Target, build, authenticates, read);
        TlsProtocols protocols = Offered(protocolValue, level, side, securityLevel, view.Target);

        return new TlsEndpoint(
            service,
            side,
            level,
            setBy,
            protocolValue,
            protocols,
            grade,
            gradeList,
            exclusions.ToEquatableArray(),
            list,
            read?.Selection.NegotiableWith(protocols, securityLevel, build.HasSecurityLevels) ?? default
        )
        {
            Destination = row?.Destination,
            Prefix = prefix,
            Reader = reader,
        };
    }

    /// <summary>The list behind a grade; from 3.8 on <c>low</c> and <c>export</c> mean <c>medium</c> (tls_misc.c).</summary>
    private static EffectiveValue? GradeList(EffectiveView view, EffectiveValue grade, Service? service)
    {
        string name = grade.Text.ToLowerInvariant();
        bool isFolded = name is "low" or "export" && view.Target.Postfix.FoldsWeakGrades;
        return name is "high" or "medium" or "low" or "export" or "null"
            ? view.Get("tls_" + (isFolded ? "medium" : name) + "_cipherlist", service)
            : null;
    }

    /// <summary>
    /// The grade's list with <c>:!TOKEN</c> for each exclusion, as tls_misc.c joins them; null where a token starts with
    /// an operator, which Postfix refuses.
    /// </summary>
    private static string? Compose(string list, IEnumerable<EffectiveValue> exclusions, IEnumerable<string> automatic)
    {
        string[] tokens = [.. exclusions.SelectMany(e => ListValue.TlsWords(e.Text)), .. automatic];
        return tokens.Any(t => t[0] is '!' or '+' or '-' or '@')
            ? null
            : list + string.Concat(tokens.Select(t => ":!" + t));
    }

    /// <summary>
    /// OpenSSL's security level. Postfix sets 0 from 3.0 on, and 1 where the peer must show who it is; it thereby
    /// overrules the library's default and openssl.cnf (tls_client.c, tls_server.c).
    /// </summary>
    private static int SecurityLevel(Target target, OpenSslBuild build, bool authenticates, CipherListResult? list)
    {
        if (!build.HasSecurityLevels)
        {
            return 0;
        }

        bool setsLevel = target.Postfix.SetsSecurityLevel;
        return authenticates || !setsLevel ? 1 : list?.SecurityLevel ?? 0;
    }

    private static TlsProtocols Offered(
        EffectiveValue value,
        TlsLevel level,
        TlsSide side,
        int securityLevel,
        Target target
    )
    {
        ProtocolListResult read = ProtocolList.Read(value.Text, target.Postfix);
        if (read.Unknown.Count > 0 || value.Error is not null)
        {
            return TlsProtocols.None;
        }

        TlsProtocols offered = read.Allowed & TlsLibrary.ProtocolsOf(target.OpenSsl);
        if (level is TlsLevel.Dane or TlsLevel.DaneOnly)
        {
            offered &= ~(
                target.Postfix.ExcludesSslV3WithDane ? TlsProtocols.SslV2 | TlsProtocols.SslV3 : TlsProtocols.SslV2
            );
        }

        if (securityLevel > 0 && target.OpenSsl >= OpenSslSeries.V3_0)
        {
            // Their MD5 and SHA1 signatures are below level 1 since 3.0.
            offered &= ~TlsProtocols.Obsolete;
        }

        return side == TlsSide.Client ? TlsLibrary.WithoutHoles(offered) : offered;
    }
}
