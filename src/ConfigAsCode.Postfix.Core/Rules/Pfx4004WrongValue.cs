using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A value that the program refuses when it starts, although postconf(1) shows it without a word.</summary>
internal sealed class Pfx4004WrongValue()
    : Rule(new RuleInfo("PFX4004", RuleSeverity.Error, "Postfix refuses a value", HasFix: true))
{
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach ((Setting setting, Service? service) in context.Settings)
        {
            // What nobody reads is refused by nobody (PFX4002).
            if (TypedParameter(setting.Parameter) is not { } parameter || !parameter.IsReadOn(context.Target.Postfix))
            {
                continue;
            }

            EffectiveValue value = context.View.Get(setting.Parameter, service);
            // myorigin = $mydomain is not empty on a host, which computes what nobody sets.
            bool isUnknown = value.IsPartlyUnknown && value.Text.Length == 0;
            if (isUnknown || Pfx1012UnknownServerLevel.Judges(setting.Parameter, value.Text))
            {
                continue;
            }

            if (
                value.SetBy == setting
                && value.Error is null
                && ValueCheck.Of(value.Text, parameter, context.Target) is { } fault
            )
            {
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {value.Text}: {fault.Reason}. {fault.Advice}",
                    new Place(setting.Origin),
                    setting.Parameter,
                    value.Text,
                    service is null ? [] : [service.Key],
                    [.. fault.Better.Select(b => Fix.Of($"Write '{b}'", new Edit(EditKind.Set, setting.Parameter, b)))]
                );
            }
        }
    }

    /// <summary>A member of a family has the type of the parameter that decides where no member is set.</summary>
    public static ParameterInfo? TypedParameter(string name) =>
        Parameters.Find(name)
        ?? ParameterFamily
            .Matching(name)
            .Select(match => match.Family.Fallback)
            .Where(fallback => fallback is not null)
            .Select(fallback => Parameters.Find(fallback!))
            .FirstOrDefault();
}
