using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>A TLS parameter of the client on a server, or the other way round: the program never reads it.</summary>
internal sealed class Pfx1010OtherSidesParameter()
    : Rule(
        new RuleInfo("PFX1010", RuleSeverity.Error, "A service sets a TLS parameter of the other side", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services.Where(s => s.TransfersMail))
        {
            foreach (Setting setting in service.Settings)
            {
                if (Parameters.Find(setting.Parameter) is { } parameter && IsOfOtherSide(parameter, service, context))
                {
                    yield return Report(context, service, setting);
                }
            }
        }
    }

    private static bool IsOfOtherSide(ParameterInfo parameter, Service service, InstanceOnTarget context) =>
        parameter.Name.IndexOf("tls", StringComparison.Ordinal) > 0
        && DaemonInfo.OfParameter(parameter.Name) is { TransfersMail: true }
        && !parameter.IsReadBy(service.Program, context.Target.Postfix)
        // What another value takes as $name is read after all.
        && !context.MacroReferences.AreSeen(parameter.Name, service);

    private Finding Report(InstanceOnTarget context, Service service, Setting setting)
    {
        string side = DaemonInfo.OfParameter(setting.Parameter)!.Name;
        string twin = service.Program + setting.Parameter.Substring(side.Length);
        Fix remove = Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter));
        bool hasTwin =
            Parameters.Find(twin) is { } other
            && other.IsReadBy(service.Program, context.Target.Postfix)
            // A client's dane is no word of a server.
            && ValueCheck.Fits(setting.Value, other, context.Target)
            && service.Settings.All(s => s.Parameter != twin);
        string advice = hasTwin ? $"Write {twin}, or remove it" : "Remove it";
        return Found(
            context.Instance,
            $"{service.Key} runs {service.Program}, which never reads {setting.Parameter}: the setting does nothing. {advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            [service.Key],
            hasTwin ? [remove, Fix.Of($"Set {twin} instead", new Edit(EditKind.Rename, twin, setting.Value))] : [remove]
        );
    }
}
