using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A security level that a server does not have. At dane and at a word that is no level it stops when it starts; it takes
/// fingerprint, verify and secure for encrypt, so no client has to show who it is.
/// </summary>
internal sealed class Pfx1012UnknownServerLevel()
    : Rule(
        new RuleInfo("PFX1012", RuleSeverity.Error, "A server does not know a TLS level", HasFix: true)
        {
            // What stands behind a # may hide a level that is one.
            YieldsTo = EquatableArray.Of("PFX4004"),
        }
    )
{
    private const string PostscreenLevel = "postscreen_tls_security_level";

    private static readonly string[] Offered = ["may", "none"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (Parameters.Find(setting.Parameter) is not { IsServerLevel: true } parameter)
            {
                continue;
            }

            EffectiveValue value = context.View.Get(setting.Parameter, service);
            if (!value.IsSetBy(setting) || value.Error is not null || parameter.HasWord(value.Text))
            {
                continue;
            }

            Service[] readers =
            [
                .. ReadersOf(setting, context).Where(s => service is null || ReferenceEquals(s, service)),
            ];
            if (readers.Length > 0)
            {
                yield return Report(context, setting, value.Text, parameter, readers);
            }
        }

        foreach (Finding finding in WithoutLevel(context))
        {
            yield return finding;
        }
    }

    /// <summary>An empty level, which is the default, and on no other server a fault.</summary>
    private IEnumerable<Finding> WithoutLevel(InstanceOnTarget context)
    {
        if (!context.Target.Postfix.NeedsPostscreenLevel)
        {
            yield break;
        }

        var sameFault = context
            .Instance.Services.Where(s => s.IsPostscreen)
            .Select(s => (Service: s, Level: context.View.Get(PostscreenLevel, s)))
            .Where(s => s.Level is { Text.Length: 0, Error: null, IsPartlyUnknown: false })
            .GroupBy(s => Place.Of(s.Level, s.Level, context.Instance));
        foreach (var group in sameFault)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} will not start (\"Invalid TLS level\" in the log), so no mail comes in: the level of postscreen "
                    + $"is empty, which Postfix {context.Target.Postfix.Described} does not take. Write may, or none",
                group.Key,
                PostscreenLevel,
                "",
                services.Select(s => s.Key),
                [
                    .. Offered.Select(w =>
                        Fix.Of($"Write '{w}' ({PostscreenLevel})", new Edit(EditKind.Set, PostscreenLevel, w))
                    ),
                ]
            );
        }
    }

    private Finding Report(
        InstanceOnTarget context,
        Setting setting,
        string word,
        ParameterInfo parameter,
        Service[] readers
    )
    {
        TlsLevel level = TlsLevelExtensions.Parse(word);
        bool isEncrypt = level is TlsLevel.Fingerprint or TlsLevel.Verify or TlsLevel.Secure;
        string[] better =
            isEncrypt ? ["encrypt"]
            : level > TlsLevel.Encrypt ? ["may", "encrypt"]
            : [.. Spelling.Nearest(word.ToLowerInvariant(), parameter.Values.Where(v => v.Length > 0)).Take(1)];
        string names = Wording.Names(readers);
        string happens = isEncrypt
            ? $"{names} will read {setting.Parameter} = {word} as encrypt: a server has no level that verifies a client"
            : $"{names} will not start: a server has no level '{word}', and {setting.Parameter} = {word} is fatal";
        string advice = isEncrypt
            ? "Write encrypt, and demand certificates with smtpd_tls_req_ccert if they are meant"
            : "Write none, may or encrypt";
        return Found(
            context.Instance,
            $"{happens}. {advice}",
            Place.At(setting),
            setting.Parameter,
            word,
            readers.Select(s => s.Key),
            [.. better.Select(b => Fix.Of($"Write '{b}'", new Edit(EditKind.Set, setting.Parameter, b)))]
        );
    }

    /// <summary>The services that parse this very setting: in wrapper mode smtpd(8) does not look at the level.</summary>
    private static IEnumerable<Service> ReadersOf(Setting setting, InstanceOnTarget context)
    {
        string program = DaemonInfo.OfParameter(setting.Parameter)!.Name;
        return context.Instance.Services.Where(s =>
            s.Runs(program)
            && context.View.Get(setting.Parameter, s).IsSetBy(setting)
            && !TlsEndpoints.IsWrapped(context.View, s)
        );
    }
}
