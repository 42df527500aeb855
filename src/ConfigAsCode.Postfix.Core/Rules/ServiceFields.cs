using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// What is wrong with the eight fields: what master(8) refuses (<see cref="MasterFields"/>), and what each program does as it
/// starts (the CA_MAIL_SERVER flags of its main()).
/// </summary>
internal static class ServiceFields
{
    private const string Throttled = "as often as master(8) starts it, and does nothing";

    private static readonly Dictionary<ChrootLack, string> BreaksInChroot = new()
    {
        [ChrootLack.Users] = "finds no user from inside the chroot, so it defers all mail (\"user lookup error\")",
        [ChrootLack.Mailboxes] = "looks for the mailboxes below the queue directory, so it defers all mail",
        [ChrootLack.AgentCommand] =
            "finds neither its user nor its command from inside the chroot: pipe stops with \"unknown username\"",
        [ChrootLack.Command] =
            "finds neither its user nor its command from inside the chroot: spawn stops with \"unknown user name\"",
        [ChrootLack.Tables] =
            "opens tables for the programs in the chroot, and is in the chroot itself: it finds only what lies below the queue "
            + "directory, and smtpd answers 451 (\"Temporary lookup failure\") for the rest",
    };

    private static readonly Dictionary<WakeupWork, string> NeedsWakeup = new()
    {
        [WakeupWork.Maildrop] =
            "is woken only by new mail: what sendmail(1) has queued while Postfix was down stays in the maildrop queue",
        [WakeupWork.Deferred] =
            "is started only by new mail: after a start of Postfix deferred mail waits until somebody sends some",
        [WakeupWork.Logs] = "is never woken, so its logs of deferred mail grow without end",
    };

    public static IEnumerable<ServiceFault> FaultsOf(Service service, InstanceOnTarget context)
    {
        foreach (ServiceFault fault in MasterFields.FaultsOf(service))
        {
            yield return fault;
        }

        if (WrongEndpoint(service, context.View) is { } wrong)
        {
            yield return wrong;
        }

        // Without the service type there is no file, and so no program to look at.
        if (!context.Target.Postfix.Serves(service.Type))
        {
            yield break;
        }

        if (DaemonInfo.Find(service.Program) is not { } daemon || !daemon.ExistsOn(context.Target.Postfix))
        {
            if (UnknownProgram(service, context) is { } unknown)
            {
                yield return unknown;
            }

            yield break;
        }

        ServiceFault?[] ofProgram =
        [
            WrongType(service, daemon),
            MissingPrivilege(service, daemon),
            WrongLimit(service, daemon, context.View),
            InChroot(service, daemon, context.View),
            WrongFolder(service, daemon, context.Target),
            NeverWoken(service, daemon, context.Target),
            WrongName(service, context.View),
        ];
        foreach (ServiceFault? fault in ofProgram)
        {
            if (fault is not null)
            {
                yield return fault;
            }
        }
    }

    /// <summary>The name of an inet service is a port, or host:port (get_master_ent() in master/master_ent.c).</summary>
    private static ServiceFault? WrongEndpoint(Service service, EffectiveView view)
    {
        if (service.Type != ServiceType.Inet)
        {
            return null;
        }

        HostPort endpoint = HostPort.Parse(service.Name);
        if (endpoint.Error is { } error)
        {
            return new ServiceFault(
                ServiceField.Name,
                $"has a name that is not an address and a port (\"{error}\"): master(8) stops, and {MasterFields.NoStart}",
                "Write a port, or an address, a colon and a port"
            );
        }

        if (ExcludedAddress.Protocol(endpoint.Host, view) is { } protocol)
        {
            return new ServiceFault(
                ServiceField.Name,
                $"listens on an {protocol} address, while inet_protocols = {view.Get(ExcludedAddress.Protocols).Text}: master(8) stops with "
                    + $"\"bad hostname or network address\", and {MasterFields.NoStart}",
                $"Write an address of the other protocol, or inet_protocols = all"
            );
        }

        if (PortName.IsKnown(endpoint.Port, view))
        {
            return null;
        }

        string lower = endpoint.Port.ToLowerInvariant();
        IReadOnlyList<string> nearest = PortName.IsKnown(lower, view)
            ? [lower]
            : Spelling.Nearest(endpoint.Port, PortName.All(view));
        return new ServiceFault(
            ServiceField.Name,
            $"names the port '{endpoint.Port}', which only the services file of the host can know: where it does not, master(8) stops, and "
                + MasterFields.NoStart,
            nearest.Count == 0 ? "Write the number of the port" : "Write " + string.Join(" or ", nearest)
        )
        {
            Severity = RuleSeverity.Warning,
        };
    }

    private static ServiceFault? UnknownProgram(Service service, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        if (DaemonInfo.Find(service.Program) is { } later)
        {
            return new ServiceFault(
                ServiceField.Program,
                $"runs {later.Name}, which Postfix {release} does not have: it came with {later.Since}, and master(8) finds no file "
                    + "to start",
                $"Remove the service, or raise the target to {later.Since}"
            );
        }

        // It is reported at the field itself.
        if (service.HasNoProgram)
        {
            return null;
        }

        // Debian keeps the name that the queue manager had until 2.1.
        if (service.HasOldName)
        {
            return null;
        }

        IReadOnlyList<string> nearest = Spelling.Nearest(
            service.Program,
            DaemonInfo.All.Where(d => d.ExistsOn(release)).Select(d => d.Name)
        );
        return new ServiceFault(
            ServiceField.Program,
            $"runs '{service.Program}', which is not a program of Postfix {release}: unless daemon_directory holds a file of that name, "
                + "master(8) has nothing to start, and each client waits without an answer",
            nearest.Count == 0 ? "Write a program of daemon_directory" : "Write " + string.Join(" or ", nearest),
            [.. nearest.Select(n => Fix.Of($"Run {n}", new Edit(EditKind.SetField, ServiceField.Program, n)))]
        );
    }

    private static ServiceFault? WrongType(Service service, DaemonInfo daemon) =>
        daemon.Types.Contains(service.Type)
            ? null
            : new ServiceFault(
                ServiceField.Type,
                $"is of type {service.Type.ToMasterCf()}, which {daemon.Name} does not serve: it stops with \"unsupported transport "
                    + $"type\" {Throttled}",
                $"Make it {string.Join(" or ", daemon.Types.Select(t => t.ToMasterCf()))}"
            );

    private static ServiceFault? MissingPrivilege(Service service, DaemonInfo daemon) =>
        !daemon.RequiresPrivilege || service.Unprivileged == "n"
            ? null
            : new ServiceFault(
                ServiceField.Unprivileged,
                $"runs {daemon.Name} without privileges: it stops with \"requires privileged operation\" {Throttled}",
                "Write n in the unprivileged field",
                Leave(ServiceField.Unprivileged, $"Give {daemon.Name} its privileges")
            );

    private static ServiceFault? WrongLimit(Service service, DaemonInfo daemon, EffectiveView view)
    {
        string limit = service.ProcessLimit == "-" ? view.Get("default_process_limit").Text : service.ProcessLimit;
        string required = daemon.ProcessLimit?.ToString(CultureInfo.InvariantCulture) ?? limit;
        return !MasterFields.IsNumber(service.ProcessLimit) || limit.TrimStart('0') == required.TrimStart('0')
            ? null
            : new ServiceFault(
                ServiceField.ProcessLimit,
                $"has a process limit of {limit}{(service.ProcessLimit == "-" ? " (default_process_limit)" : "")}: {daemon.Name} stops "
                    + $"with \"requires a process limit of {required}\" {Throttled}",
                $"Write {required}{(required == "0" ? ", which means any number" : "")}",
                Leave(ServiceField.ProcessLimit, $"Let {daemon.Name} have the limit that it needs")
            );
    }

    private static ServiceFault? InChroot(Service service, DaemonInfo daemon, EffectiveView view) =>
        !Chroot.Holds(service, view) || !BreaksInChroot.TryGetValue(daemon.LackInChroot, out string? reason)
            ? null
            : new ServiceFault(
                ServiceField.Chroot,
                reason,
                "Write n in the chroot field",
                Leave(ServiceField.Chroot, $"Run {service.Program} outside the chroot")
            )
            {
                // proxymap(8) does its work for tables below the queue directory.
                Severity = service.IsProxymap ? RuleSeverity.Warning : RuleSeverity.Error,
            };

    /// <summary>Postfix looks for its own services by name, in the folder where its own master.cf puts them.</summary>
    private static ServiceFault? WrongFolder(Service service, DaemonInfo daemon, Target target)
    {
        if (service.Type == ServiceType.Inet)
        {
            return null;
        }

        Service? row = DefaultRow(service, target);
        bool isPublic = service.Private == "n";
        bool mustBePublic = row?.Private == "n";
        if (isPublic == mustBePublic || (row is null && !(isPublic && daemon.IsFoundInPrivate)))
        {
            return null;
        }

        string wanted = mustBePublic ? "public" : "private";
        return new ServiceFault(
            ServiceField.Private,
            $"listens on {(isPublic ? "public" : "private")}/{service.Name}, while the programs that need it connect to "
                + $"{wanted}/{service.Name}: they find no such socket, and wait or defer the mail",
            $"Make the service {wanted} ({(mustBePublic ? "n" : "y")} in the private field)",
            Inherit(service, row, ServiceField.Private, row?.Private ?? "", $"Make the service {wanted}")
        );
    }

    private static ServiceFault? NeverWoken(Service service, DaemonInfo daemon, Target target) =>
        service.Wakeup is not ("-" or "0")
        || !NeedsWakeup.TryGetValue(daemon.WorkWhenWoken, out string? reason)
        || DefaultRow(service, target) is not { } row
            ? null
            : new ServiceFault(
                ServiceField.Wakeup,
                reason,
                $"Write {row.Wakeup} in the wakeup field",
                Inherit(
                    service,
                    row,
                    ServiceField.Wakeup,
                    row.Wakeup,
                    $"Wake {service.Program} as Postfix's own master.cf does"
                )
            )
            {
                Severity = RuleSeverity.Warning,
            };

    /// <summary>proxymap(8) knows by its service name whether it may write.</summary>
    private static ServiceFault? WrongName(Service service, EffectiveView view)
    {
        string[] names =
        [
            view.Get("proxymap_service_name", service).Text,
            view.Get("proxywrite_service_name", service).Text,
        ];
        return !service.IsProxymap || names.Contains(service.Name)
            ? null
            : new ServiceFault(
                ServiceField.Name,
                $"has a name that proxymap does not serve: it stops with \"service name must be one of\" {Throttled}",
                $"Call it {string.Join(" or ", names)}"
            );
    }

    private static Service? DefaultRow(Service service, Target target) =>
        DefaultServices.Of(target).FirstOrDefault(r => r.Name == service.Name && r.Type != ServiceType.Inet);

    internal static Fix Leave(string field, string title) => Fix.Of(title, new Edit(EditKind.SetField, field));

    /// <summary>A declared service has what it leaves out from the row of its name and type; for any other it is written.</summary>
    private static Fix Inherit(Service service, Service? row, string field, string value, string title) =>
        Fix.Of(title, new Edit(EditKind.SetField, field, row is null || row.Type == service.Type ? "" : value));
}
