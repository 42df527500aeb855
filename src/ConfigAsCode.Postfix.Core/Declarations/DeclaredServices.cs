using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>Puts the declared services among the default services of the target.</summary>
internal static class DeclaredServices
{
    /// <summary>A declared service takes the place of the default service of its name and type, else it comes last.</summary>
    public static List<Service> Merge(
        List<Service> services,
        IEnumerable<ServiceDeclaration> declared,
        Target? target,
        List<DeclarationProblem> problems
    )
    {
        var defaults = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].Origin.Kind == OriginKind.Distribution)
            {
                defaults[services[i].Key] = i;
            }
        }

        foreach (ServiceDeclaration declaration in declared)
        {
            int index = defaults.TryGetValue(declaration.Key, out int known) ? known : -1;
            Service? row = index < 0 ? null : services[index];
            string? program = declaration.Program ?? row?.Program;
            if (program is null)
            {
                if (target is not null)
                {
                    problems.Add(new DeclarationProblem(ProblemKind.NoProgram, declaration.Key, declaration.Origin));
                }

                continue;
            }

            Service service = ToService(declaration, program, row, target);
            if (index < 0)
            {
                services.Add(service);
            }
            else
            {
                services[index] = service;
                defaults.Remove(declaration.Key);
            }
        }

        return services;
    }

    private static Service ToService(ServiceDeclaration declared, string program, Service? row, Target? target)
    {
        // An inet service cannot be private (master(5)), and a program that insists on a privilege or on a process limit
        // works with no other: there the default is the one value that works. What the row says of them is said of its own
        // program, which postscreen in the place of smtpd is not.
        DaemonInfo? daemon = DaemonInfo.Find(program);
        Service? sameProgram = row?.Program == program ? row : null;
        return new Service(
            declared.Name,
            declared.Type,
            declared.Private ?? row?.Private ?? (declared.Type == ServiceType.Inet ? "n" : "-"),
            declared.Unprivileged ?? sameProgram?.Unprivileged ?? (daemon is { RequiresPrivilege: true } ? "n" : "-"),
            declared.Chroot ?? sameProgram?.Chroot ?? DefaultServices.ChrootOf(program, target),
            declared.Wakeup ?? row?.Wakeup ?? "-",
            declared.ProcessLimit
                ?? sameProgram?.ProcessLimit
                ?? daemon?.ProcessLimit?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ?? "-",
            program,
            Settings(declared, row, target),
            declared.Arguments.Count > 0 ? declared.Arguments : row?.Arguments ?? default,
            declared.Origin
        );
    }

    /// <summary>The row's own overrides stay, unless the declaration sets the same parameter or runs another program.</summary>
    private static EquatableArray<Setting> Settings(ServiceDeclaration declared, Service? row, Target? target)
    {
        IEnumerable<Setting> own = declared.Settings.Select(s => TargetText.InMasterCf(s, target));
        bool sameProgram = row is not null && (declared.Program is null || declared.Program == row.Program);
        IEnumerable<Setting> inherited = sameProgram
            ? row!.Settings.Where(s => declared.Settings.All(d => d.Parameter != s.Parameter))
            : [];
        return inherited.Concat(own).ToEquatableArray();
    }
}
