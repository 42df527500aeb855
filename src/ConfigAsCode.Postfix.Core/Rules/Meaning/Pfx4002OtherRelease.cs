using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A parameter, or a word of a value, that the target does not have yet, or no longer.</summary>
internal sealed class Pfx4002OtherRelease()
    : Rule(
        new RuleInfo(
            "PFX4002",
            RuleSeverity.Error,
            "The target's release does not have a parameter or a word",
            HasFix: true
        )
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
        }
    )
{
    private const string AutomaticDh = "auto";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        OfSettings(context).Concat(OfTables(context));

    /// <summary>The names in the configuration of an LDAP or SQL table.</summary>
    private IEnumerable<Finding> OfTables(InstanceOnTarget context) =>
        from table in ClientTable.In(context.Instance)
        where TableTypeInfo.Find(table.Table.Type)!.ExistsOn(context.Target.Postfix)
        from row in table.InForce
        where table.Known.TryGetValue(row.Key, out TableSettingInfo? found) && !context.Target.Postfix.Has(found.Since)
        let setting = table.Known[row.Key]
        select Found(
            context.Instance,
            $"Postfix {context.Target.Postfix} does not read {row.Key} of a table of the type {table.Table.Type} yet, which "
                + $"{Wording.Came(setting.Since)}: the line does nothing. Remove it, or use a release that has it",
            new Place(row.Origin),
            row.Key
        );

    private IEnumerable<Finding> OfSettings(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (Parameters.Find(setting.Parameter) is not { } parameter)
            {
                continue;
            }

            IEnumerable<Finding> findings = parameter.IsReadOn(context.Target.Postfix)
                ? Words(setting, service, parameter, context)
                : Name(setting, service, parameter, context);
            foreach (Finding finding in findings)
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Name(
        Setting setting,
        Service? service,
        ParameterInfo parameter,
        InstanceOnTarget context
    )
    {
        // A name that another value takes as $name is read after all, whoever invented it.
        if (context.MacroReferences.AreSeen(setting.Parameter, service))
        {
            yield break;
        }

        PostfixVersion release = context.Target.Postfix;
        bool isGone = parameter.Until is { } until && release.WithoutPatch > until;
        string when = isGone
            ? $"Postfix {release} no longer reads {parameter.Name}, which {parameter.Until} was the last to have"
            : $"Postfix {release} does not read {parameter.Name} yet, which {Wording.Came(parameter.FirstOn(release))}";
        ParameterInfo? other = OtherName(parameter, setting.Value, context.Target);
        string advice =
            other is not null ? $"Write {other.Name}, its name on this target"
            : isGone || !parameter.FirstOn(release).IsReleased ? "Remove it"
            : "Remove it, or use a release that has it";
        yield return Found(
            context.Instance,
            $"{when}: the setting does nothing. {advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            service is null ? [] : [service.Key],
            other is null
                ? []
                : [Fix.Safe($"Set {other.Name} instead", new Edit(EditKind.Rename, other.Name, setting.Value))]
        );
    }

    /// <summary>What the same thing was called before its name changed, or is called since.</summary>
    private static ParameterInfo? OtherName(ParameterInfo parameter, string value, Target target) =>
        Parameters
            .All.Where(p =>
                (p.IsFormerName && p.Replacement == parameter.Name)
                || (parameter.IsFormerName && parameter.Replacement == p.Name)
            )
            .FirstOrDefault(p => ValueCheck.Fits(value, p, target));

    private IEnumerable<Finding> Words(
        Setting setting,
        Service? service,
        ParameterInfo parameter,
        InstanceOnTarget context
    )
    {
        EffectiveValue value = context.View.Get(setting.Parameter, service);
        if (!value.IsSetBy(setting) || value.Error is not null)
        {
            yield break;
        }

        PostfixVersion release = context.Target.Postfix;
        foreach (string word in NewerWords(value.Text, parameter, context.Target))
        {
            string[] known = [.. ValueCheck.KnownWords(parameter, context.Target)];
            yield return Found(
                context.Instance,
                $"Postfix {release} does not know '{word}' for {parameter.Name} yet, which "
                    + $"{Wording.Came(IsDhFile(parameter.Name) ? ReleaseCapabilities.FirstWithAutomaticDh : parameter.FirstWith(word, release))}: {Consequence(parameter)}. "
                    + Advice(known),
                Place.At(setting),
                setting.Parameter,
                value.Text,
                service is null ? [] : [service.Key],
                known.Length == 0 ? [Fix.Of($"Remove {parameter.Name}", new Edit(EditKind.Remove, parameter.Name))] : []
            ) with
            {
                Part = word,
                Severity =
                    IsDhFile(parameter.Name) ? RuleSeverity.Info
                    : IsLogLevel(parameter) ? RuleSeverity.Warning
                    : Info.Severity,
            };
        }
    }

    private static IEnumerable<string> NewerWords(string value, ParameterInfo parameter, Target target) =>
        !IsDhFile(parameter.Name) ? ValueCheck.NewerWords(value, parameter, target)
        : value == AutomaticDh && !target.Postfix.Has(ReleaseCapabilities.FirstWithAutomaticDh) ? [AutomaticDh]
        : [];

    private static string Advice(string[] known) =>
        known.Length == 0 ? "Remove it" : "Write " + string.Join(", ", known);

    private static bool IsDhFile(string parameter) =>
        parameter is "smtpd_tls_dh1024_param_file" or "tlsproxy_tls_dh1024_param_file";

    private static bool IsLogLevel(ParameterInfo parameter) =>
        parameter.Name.EndsWith("_loglevel", StringComparison.Ordinal);

    /// <summary>What a program does with a word that it does not know differs with the parameter.</summary>
    private static string Consequence(ParameterInfo parameter) =>
        parameter.Name switch
        {
            // tls/tls_misc.c, tls_log_mask(): seen, "unknown smtpd_tls_loglevel value".
            _ when IsLogLevel(parameter) => "the program warns of it, and logs nothing about TLS",
            // milter/milter8.c: seen, "unrecognized default action".
            "milter_default_action" => "while a milter fails, clients get a 451 reply",
            // tls/tls_dh.c of the releases that read it.
            "smtpd_tls_eecdh_grade" or "tlsproxy_tls_eecdh_grade" =>
                "the server uses no elliptic curves in its key exchange",
            // The same place: seen, "cannot load DH parameters from file auto".
            _ when IsDhFile(parameter.Name) =>
                "the server takes it for a file, warns that there is none, and uses its own parameters",
            _ => "the program stops when it starts",
        };
}
