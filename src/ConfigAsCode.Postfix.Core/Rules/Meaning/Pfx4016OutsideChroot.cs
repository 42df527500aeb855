using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A socket or a folder of the host for a program that looks for it from inside the chroot. What a program opens before that (tables, certificates, CA
/// files) and what proxymap(8) opens for it is not judged.
/// </summary>
internal sealed class Pfx4016OutsideChroot()
    : Rule(
        new RuleInfo(
            "PFX4016",
            RuleSeverity.Error,
            "A path leads out of the chroot of the program that uses it",
            HasFix: true
        )
        {
            // What is wrong with the text as a whole.
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private const string OverSocket = "unix:";
    private const string OverPort = "inet:";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] jailed = [.. context.Instance.Services.Where(s => Chroot.Holds(s, context.View))];
        if (jailed.Length == 0)
        {
            return [];
        }

        return jailed
            .SelectMany(service => UsesOf(service, context))
            .Concat(Milters(jailed, context))
            .Concat(jailed.Any(s => s.DeliversToServers) ? NextHops(jailed, context) : [])
            .GroupBy(use => new
            {
                use.Place,
                use.Parameter,
                use.Path,
                use.Happens,
            })
            .Select(group => Report(group.First(), [.. group.Select(use => use.Service)], context));
    }

    private Finding Report(Use use, Service[] services, InstanceOnTarget context)
    {
        string folder = Chroot.FolderOf(context.View);
        string? better = use.Inside.Length == 0 ? null : Chroot.ValueFromInside(use.Written, use.Path, use.Inside);
        string advice =
            use.Inside.Length > 0
                ? $"Write {use.Inside}, the path from there"
                : $"Put it below {folder} and write the path from there, or write n in the chroot field of {Wording.Names(services)}";
        return Found(
            context.Instance,
            $"{services[0].Program}(8) runs in the chroot {folder}, so it looks for {use.Path} at "
                + $"{FilePath.Normalized(folder + use.Path)}: where nothing is there, {use.Happens}. {advice}",
            use.Place,
            use.Parameter,
            use.Value,
            services.Select(s => s.Key),
            better is null || use.Parameter.Length == 0
                ? []
                : [Fix.Of($"Write '{use.Inside}'", new Edit(EditKind.Set, use.Parameter, better))]
        ) with
        {
            Part = use.Path,
        };
    }

    private static IEnumerable<Use> UsesOf(Service service, InstanceOnTarget context) =>
        (service.IsSmtpServer ? Login(service, context.View).Concat(PolicyServers(service, context.View)) : []).Concat(
            Authorities(service, context)
        );

    /// <summary>What the program opens where a value names it; null where it may find it, or nobody set the value.</summary>
    private static Use? UseOf(string path, EffectiveValue value, Service service, string happens, EffectiveView view) =>
        value.SetBy is { } setting && Chroot.Misses(path, view) is { } inside
            ? new Use(path, inside, Place.At(setting), setting.Parameter, value.Text, setting.Value, service, happens)
            : null;

    /// <summary>The socket of Dovecot (xsasl_dovecot_server_connect() in xsasl/xsasl_dovecot_server.c).</summary>
    private static IEnumerable<Use> Login(Service service, EffectiveView view)
    {
        EffectiveValue path = view.Get("smtpd_sasl_path", service);
        bool isAsked =
            path is { IsDefault: false, Error: null, IsPartlyUnknown: false }
            && view.Get("smtpd_sasl_type", service).Text == "dovecot"
            && LoginModes.AreOn(view, service)
            && !LoginModes.CannotLogInWithoutTls(view, service)
            && !path.Text.StartsWith(OverPort, StringComparison.Ordinal);
        string socket = path.Text.StartsWith(OverSocket, StringComparison.Ordinal)
            ? path.Text.Substring(OverSocket.Length)
            : path.Text;
        return
            isAsked
            && UseOf(
                socket,
                path,
                service,
                "it stops with \"no SASL authentication mechanisms\" and closes the connection of each client",
                view
            )
                is { } use
            ? [use]
            : [];
    }

    private static IEnumerable<Use> Milters(Service[] jailed, InstanceOnTarget context)
    {
        foreach (MilterUse milter in MilterUse.Of(context.View))
        {
            if (milter.Address.Socket is not { } socket || Chroot.Misses(socket, context.View) is not { } inside)
            {
                continue;
            }

            foreach (Service service in milter.Readers.Where(s => jailed.Contains(s, ReferenceComparer.OfServices)))
            {
                string action =
                    EndpointAddress.OptionIn(milter.Word, "default_action")
                    ?? context.View.Get("milter_default_action", service).Text;
                yield return new Use(
                    socket,
                    inside,
                    Place.At(milter),
                    milter.Row is null ? milter.Setting!.Parameter : "",
                    milter.List,
                    milter.Row is null ? milter.Setting!.Value : "",
                    service,
                    $"the milter is never asked, and {Wording.WithoutMilter(action)}"
                );
            }
        }
    }

    /// <summary>Policy servers up to the end of each list; those of a class too.</summary>
    private static IEnumerable<Use> PolicyServers(Service service, EffectiveView view)
    {
        foreach ((_, _, EffectiveValue list) in RestrictionLists.ReadBy(service, view))
        {
            IEnumerable<Restriction> asked = RestrictionList
                .Parse(list.Text, view.Target.Postfix)
                .TakeWhile(r => !r.EndsList);
            foreach (Restriction restriction in asked)
            {
                if (
                    restriction is { Info.Argument: RestrictionArgument.PolicyServer, Argument: { } server }
                    && EndpointAddress.In(server).Socket is { } socket
                    && UseOf(socket, list, service, WithoutPolicy(server, service, view), view) is { } use
                )
                {
                    yield return use;
                }
            }
        }
    }

    private static string WithoutPolicy(string server, Service service, EffectiveView view)
    {
        const string Option = "default_action";
        string action =
            EndpointAddress.OptionIn(server, Option) ?? view.Get("smtpd_policy_service_" + Option, service).Text;
        return action.Length == 0
            ? "it answers 451 to each client that reaches the policy server"
            : $"each client that reaches the policy server gets its default action ({action})";
    }

    /// <summary><c>lmtp:unix:path</c> (smtp_connect_local() in smtp/smtp_connect.c); smtp(8) knows no socket.</summary>
    private static IEnumerable<Use> NextHops(Service[] jailed, InstanceOnTarget context)
    {
        foreach (TransportReference use in context.TransportReferences)
        {
            if (
                !use.NextHop.StartsWith(OverSocket, StringComparison.Ordinal)
                || context.Instance.TransportNamed(use.Transport)
                    is not { DeliversToServers: true, IsSmtpClient: false } client
                || !jailed.Contains(client, ReferenceComparer.OfServices)
                || Chroot.Misses(use.NextHop.Substring(OverSocket.Length), context.View) is not { } inside
            )
            {
                continue;
            }

            Setting? setting = use.IsRow ? null : context.View.SettingOf(use.Parameter, use.Service);
            bool isUsed = use.IsRow || (setting?.Origin == use.Origin && HasAddresses(use.Parameter, context.View));
            if (isUsed)
            {
                yield return new Use(
                    use.NextHop.Substring(OverSocket.Length),
                    inside,
                    Place.At(use, context.View),
                    setting?.Parameter ?? "",
                    use.Value,
                    setting?.Value ?? "",
                    client,
                    "its mail is deferred (\"No such file or directory\")"
                );
            }
        }
    }

    /// <summary>Whether a transport is of a class of addresses that has some, or of none.</summary>
    private static bool HasAddresses(string transport, EffectiveView view) =>
        AddressClass.InOrder.FirstOrDefault(c => c.Transport == transport) is not { Domains.Length: > 0 } addresses
        || view.Get(addresses.Domains) is { Text.Length: > 0 } or { IsPartlyUnknown: true };

    /// <summary>
    /// The folder of CA certificates, which OpenSSL reads as it needs one; a CA file is read before. Debian and Ubuntu copy the folders of main.cf
    /// for smtp(8) and smtpd(8) into the chroot as Postfix starts (configure-instance.sh).
    /// </summary>
    private static IEnumerable<Use> Authorities(Service service, InstanceOnTarget context)
    {
        if (!service.TransfersMail)
        {
            yield break;
        }

        string prefix = service.Program + "_tls_";
        EffectiveView view = context.View;
        EffectiveValue folder = view.Get(prefix + "CApath", service);
        if (
            folder is { SetBy: { } setting, Error: null, IsPartlyUnknown: false }
            && folder.Text.Length > 0
            && view.Get(prefix + "CAfile", service).Text.Length == 0
            && Chroot.Misses(folder.Text, view) is { } inside
            && !(inside.Length == 0 && IsCopied(setting, view))
            && WithoutAuthorities(service, context) is { } happens
        )
        {
            yield return new Use(
                folder.Text,
                inside,
                Place.At(setting),
                setting.Parameter,
                folder.Text,
                setting.Value,
                service,
                happens
            );
        }
    }

    private static bool IsCopied(Setting setting, EffectiveView view) =>
        view.Target.ChrootByDefault
        && setting.Parameter is "smtp_tls_CApath" or "smtpd_tls_CApath"
        && ReferenceEquals(view.SettingOf(setting.Parameter, service: null), setting);

    /// <summary>What happens to a program that has no CA certificates; null where it asks for none.</summary>
    private static string? WithoutAuthorities(Service service, InstanceOnTarget context) =>
        service.IsSmtpServer
            ? TlsEndpoints.CertificatesOf(context.View, service) == ClientCertificates.Required
                ? "no certificate of a client is trusted, and no client is served"
                : null
            : context.Endpoints.Any(e =>
                ReferenceEquals(e.Service, service)
                && e.Level is TlsLevel.Verify or TlsLevel.Secure
                && e.Policy?.ValueOf("tafile") is null
                && context.View.Get(service.Program + "_tls_trust_anchor_file", service).Text.Length == 0
            )
                ? "no certificate of a server is trusted, and its mail is deferred"
                : null;

    /// <summary>A path that a program in the chroot opens.</summary>
    /// <param name="Path">The absolute path.</param>
    /// <param name="Inside">The path from the queue directory; empty where it does not lead below it.</param>
    /// <param name="Place">Where it is written.</param>
    /// <param name="Parameter">The parameter; empty for the row of a table.</param>
    /// <param name="Value">The value in effect.</param>
    /// <param name="Written">The value as it is written.</param>
    /// <param name="Service">The service in the chroot.</param>
    /// <param name="Happens">What happens on the server.</param>
    private sealed record Use(
        string Path,
        string Inside,
        Place Place,
        string Parameter,
        string Value,
        string Written,
        Service Service,
        string Happens
    );
}
