using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A protocol list that Postfix refuses, or that leaves nothing: there is no TLS then, and the log is the only place
/// that says so.
/// </summary>
internal sealed class Pfx1006UnreadableProtocolList()
    : Rule(new RuleInfo("PFX1006", RuleSeverity.Error, "A protocol list turns TLS off", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        IEnumerable<(Setting Setting, Service? Service)> lists = context.View.Settings.Where(s =>
            Parameters.Find(s.Setting.Parameter) is { IsProtocolList: true } list
            && list.IsReadOn(context.Target.Postfix)
        );
        foreach ((Setting setting, Service? service) in lists)
        {
            EffectiveValue value = context.View.Get(setting.Parameter, service);
            if (!value.IsSetBy(setting) || value.Error is not null)
            {
                // A later setting of the same parameter decides; a value that cannot be expanded stops the program.
                continue;
            }

            ProtocolListResult read = ProtocolList.Read(value.Text, context.Target.Postfix);
            TlsProtocols spoken = TlsLibrary.ProtocolsOf(context.Target.OpenSsl);
            string? fault =
                read.Unknown.Count > 0
                    ? $"Postfix {context.Target.Postfix.WithoutPatch} does not know {Quoted(read.Unknown)}"
                : (read.Allowed & spoken) == 0
                    ? $"'{value.Text}' leaves no protocol that OpenSSL {context.Target.OpenSsl.ToText()} supports"
                : null;
            if (fault is not null)
            {
                string better = TlsWords.Tls12AndLater(setting.Origin, setting.Parameter, context.Target);
                yield return Found(
                    context.Instance,
                    $"There will be no TLS where {setting.Parameter} applies: {fault}. Write \"{better}\"",
                    Place.At(setting),
                    setting.Parameter,
                    value.Text,
                    service is null ? [] : [service.Key],
                    Fix.Of(
                        $"Allow TLS 1.2 and later ({setting.Parameter})",
                        new Edit(EditKind.Set, setting.Parameter, better)
                    )
                );
            }
        }
    }

    private static string Quoted(IEnumerable<string> items) => string.Join(", ", items.Select(i => $"'{i}'"));
}
