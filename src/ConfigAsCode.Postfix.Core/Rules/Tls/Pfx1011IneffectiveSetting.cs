using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A TLS setting that cannot act on any of the services that read it: the other level's twin, what a later parameter
/// overrules. Who sets both twins side by side means services of both kinds, now or later, and has said nothing false.
/// </summary>
internal sealed class Pfx1011IneffectiveSetting()
    : Rule(
        new RuleInfo("PFX1011", RuleSeverity.Warning, "A TLS setting has no effect", HasFix: true) { HasSafeFix = true }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (Find(setting, service, context) is var (dead, readers))
            {
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} does nothing on {Wording.Names(readers)}: {dead.Why}. {dead.Advice}",
                    Place.At(setting),
                    setting.Parameter,
                    setting.Value,
                    readers.Select(r => r.Key),
                    dead.Fixes
                );
            }
        }
    }

    private static (IneffectiveSetting Dead, Service[] Readers)? Find(
        Setting setting,
        Service? service,
        InstanceOnTarget context
    )
    {
        if (DaemonInfo.OfParameter(setting.Parameter) is not { TransfersMail: true, Name: var program })
        {
            return null;
        }

        Service[] readers = [.. ReadersOf(setting, service, program, context)];
        if (readers.Length == 0 || IsTakenByOthers(setting, context))
        {
            return null;
        }

        IneffectiveSetting? dead =
            OtherLevel(setting, service, program, readers, context)
            ?? BesideChainFiles(setting, program, readers, context)
            ?? BesideLevel(setting, program, readers, context);
        return dead is null ? null : (dead, readers);
    }

    /// <summary>The services whose program gets the parameter from this very setting.</summary>
    private static IEnumerable<Service> ReadersOf(
        Setting setting,
        Service? service,
        string program,
        InstanceOnTarget context
    ) =>
        (service is null ? context.Instance.Services : EquatableArray.Of(service)).Where(s =>
            s.Runs(program) && context.View.Get(setting.Parameter, s).IsSetBy(setting)
        );

    /// <summary>tlsproxy(8) takes the server's parameters for its own, and any value may take one as $name.</summary>
    private static bool IsTakenByOthers(Setting setting, InstanceOnTarget context) =>
        context.MacroReferences.AreIn(setting.Parameter) || context.Once(Proxies).Length > 0;

    private static Service[] Proxies(InstanceOnTarget context) =>
        [.. context.Instance.Services.Where(s => s.IsTlsProxy || s.IsPostscreen)];

    private static ILookup<Service, TlsEndpoint> EndpointsOfServices(InstanceOnTarget context) =>
        context.Endpoints.ToLookup(e => e.Service, ReferenceComparer.OfServices);

    /// <summary>A parameter of the mandatory levels where none is in force, or the other way round.</summary>
    private static IneffectiveSetting? OtherLevel(
        Setting setting,
        Service? service,
        string program,
        Service[] readers,
        InstanceOnTarget context
    )
    {
        if (TwinOf(setting.Parameter, program) is not { } twin)
        {
            return null;
        }

        bool isMandatory = setting.Parameter.Contains("_mandatory_");
        TlsEndpoint[] endpoints = [.. readers.SelectMany(r => context.Once(EndpointsOfServices)[r])];
        // Where no reader has TLS on, its level is what is wrong, if anything is.
        bool acts = endpoints.Length == 0 || endpoints.Any(e => e.Level > TlsLevel.May == isMandatory);
        // A policy table may ask for the other level.
        bool hasTable = readers.Any(r =>
            context.View.Get(program + "_tls_policy_maps", r).Text.Length > 0
            || context.View.Get(program + "_tls_per_site", r).Text.Length > 0
        );
        bool hasTwinBeside = (service?.Settings ?? context.Instance.Settings).Any(s => s.Parameter == twin);
        if (acts || hasTable || hasTwinBeside)
        {
            return null;
        }

        return new IneffectiveSetting(
            $"at the level {endpoints[0].Level.ToText()} the program reads {twin}",
            $"Write {twin}",
            Fix.Of($"Set {twin} instead", new Edit(EditKind.Rename, twin, setting.Value)),
            Remove(setting)
        );
    }

    /// <summary>The parameter of the other kind of level; the plain exclusion list holds at every level.</summary>
    private static string? TwinOf(string parameter, string program)
    {
        string name = NameOf(parameter, program);
        string? twin = name switch
        {
            "protocols" or "ciphers" => "mandatory_" + name,
            "mandatory_protocols" or "mandatory_ciphers" or "mandatory_exclude_ciphers" => name.Substring(
                "mandatory_".Length
            ),
            _ => null,
        };
        return twin is null ? null : program + "_tls_" + twin;
    }

    /// <summary>A TLS parameter without its program: <c>ciphers</c> of <c>smtpd_tls_ciphers</c>; empty for any other.</summary>
    private static string NameOf(string parameter, string program) =>
        parameter.StartsWith(program + "_tls_", StringComparison.Ordinal)
            ? parameter.Substring(program.Length + "_tls_".Length)
            : "";

    private static IneffectiveSetting? BesideChainFiles(
        Setting setting,
        string program,
        Service[] readers,
        InstanceOnTarget context
    )
    {
        string chains = program + "_tls_" + CertificateParameters.Chains;
        bool isOverruled =
            setting.Value.Length > 0
            && context.Target.Postfix.HasChainFiles
            && CertificateParameters.FilesAndKeys.Contains(NameOf(setting.Parameter, program))
            && readers.Any(context.Once(EndpointsOfServices).Contains)
            && readers.All(r => context.View.Get(chains, r).Text.Length > 0);
        return isOverruled
            ? new IneffectiveSetting(
                $"{chains} is set, and the program then reads only that",
                "Remove it",
                Remove(setting)
            )
            : null;
    }

    private static IneffectiveSetting? BesideLevel(
        Setting setting,
        string program,
        Service[] readers,
        InstanceOnTarget context
    )
    {
        string level = program + "_tls_security_level";
        bool isOverruled =
            (setting.Parameter == program + "_use_tls" || setting.Parameter == program + "_enforce_tls")
            && readers.All(r => context.View.Get(level, r).Text.Length > 0);
        return isOverruled
            ? new IneffectiveSetting(
                $"{level} is '{context.View.Get(level, readers[0]).Text}', which replaces it",
                "Remove it",
                Remove(setting) with
                {
                    IsSafe = true,
                }
            )
            : null;
    }

    private static Fix Remove(Setting setting) =>
        Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter));
}
