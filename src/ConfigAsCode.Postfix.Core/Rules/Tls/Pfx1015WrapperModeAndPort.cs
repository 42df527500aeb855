using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// Port 465 on which the server speaks first, or port 25 or 587 on which it waits for TLS: the client expects the other
/// (RFC 8314 section 3.3, RFC 6409 section 3.1).
/// </summary>
internal sealed class Pfx1015WrapperModeAndPort()
    : Rule(new RuleInfo("PFX1015", RuleSeverity.Error, "Wrapper mode does not match the port", HasFix: true))
{
    private const string WrapperMode = "smtpd_tls_wrappermode";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer && s.Type == ServiceType.Inet))
        {
            string port = InetEndpoint.PortOf(service, context.View.Ports);
            EffectiveValue wrapper = context.View.Get(WrapperMode, service);
            if (port == "465" && !wrapper.IsYes)
            {
                yield return MissingMode(context, service, wrapper);
            }
            else if (port is "25" or "587" && wrapper.IsYes)
            {
                yield return MisplacedMode(context, service, wrapper, port);
            }
        }
    }

    private Finding MissingMode(InstanceOnTarget context, Service service, EffectiveValue wrapper) =>
        Found(
            context.Instance,
            $"{service.Key} greets in plain text on port 465, where clients begin with TLS: they give up with \"wrong "
                + $"version number\". Set {WrapperMode} = yes",
            wrapper.IsOwnOf(service) ? Place.At(wrapper.SetBy!) : new Place(service.Origin, IsMissingThere: true),
            WrapperMode,
            wrapper.Text,
            [service.Key],
            Fix.Of("Begin with TLS on this port (smtpd_tls_wrappermode)", new Edit(EditKind.Set, WrapperMode, "yes"))
        );

    private Finding MisplacedMode(InstanceOnTarget context, Service service, EffectiveValue wrapper, string port)
    {
        Setting setting = wrapper.SetBy!;
        bool isOwn = wrapper.IsOwnOf(service);
        bool isDeclared = service.Origin.Kind != OriginKind.Distribution;
        // What main.cf says holds for port 465 too, where it is right.
        Fix[] fixes =
            isOwn && !context.View.Get(WrapperMode).IsYes
                ? [Fix.Of($"Remove {WrapperMode}", new Edit(EditKind.Remove, WrapperMode))]
            : isOwn || isDeclared
                ?
                [
                    Fix.Of(
                        "Greet first on this port (smtpd_tls_wrappermode)",
                        new Edit(EditKind.Set, WrapperMode, "no")
                    ),
                ]
            : [];
        return Found(
            context.Instance,
            $"{service.Key} waits for TLS on port {port}, where clients wait for a greeting: no session begins. "
                + $"Keep {WrapperMode} for port 465, and write no here",
            isOwn || !isDeclared ? Place.At(setting) : new Place(service.Origin, IsMissingThere: true),
            WrapperMode,
            wrapper.Text,
            [service.Key],
            fixes
        );
    }
}
