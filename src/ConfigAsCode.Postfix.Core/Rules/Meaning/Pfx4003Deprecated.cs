using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A parameter that the target still takes, although something else is to be written: it has a successor, it is read and
/// not used any more, or Postfix sets it itself.
/// </summary>
internal sealed class Pfx4003Deprecated()
    : Rule(
        new RuleInfo("PFX4003", RuleSeverity.Warning, "A parameter or a restriction is out of date", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
            // A setting that does nothing, and weak parameters by name, are worse than an old name.
            YieldsTo = EquatableArray.Of("PFX1011", "PFX1020"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        OfSettings(context).Concat(ClientTable.In(context.Instance).SelectMany(table => OfTable(table, context)));

    /// <summary>What the configuration of an LDAP or SQL table sets without effect, or in a form that has been replaced.</summary>
    private IEnumerable<Finding> OfTable(ClientTable table, InstanceOnTarget context)
    {
        foreach (TableEntry row in table.InForce)
        {
            if (!table.Known.TryGetValue(row.Key, out TableSettingInfo? setting))
            {
                continue;
            }

            string? message =
                setting.IsIgnored
                    ? $"Postfix ignores {row.Key} of the {table.Table.Type} table {table.Table.Name}, with a warning for each value that "
                        + "switches it on. Remove the line"
                : setting.ReplacedBy is not { } successor ? null
                : table.Find(successor) is not null
                    ? $"{row.Key} of the {table.Table.Type} table {table.Table.Name} does nothing beside {successor}. Remove the line"
                : $"{row.Key} of the {table.Table.Type} table {table.Table.Name} is an old form, which {successor} has replaced. Write {successor}";
            if (message is not null)
            {
                yield return Found(context.Instance, message, new Place(row.Origin), row.Key) with
                {
                    Severity =
                        setting.ReplacedBy is { } other && table.Find(other) is null
                            ? RuleSeverity.Info
                            : Info.Severity,
                };
            }
        }
    }

    private IEnumerable<Finding> OfSettings(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (Find(setting, service, context) is { } outdated)
            {
                yield return Found(
                    context.Instance,
                    $"{outdated.Why}. {outdated.Advice}",
                    Place.At(setting),
                    setting.Parameter,
                    setting.Value,
                    service is null ? [] : [service.Key],
                    outdated.Fixes
                );
            }
        }

        foreach (Finding finding in Restrictions(context))
        {
            yield return finding;
        }
    }

    /// <summary>The restrictions of which smtpd(8) warns in its log; one that it does not know any more is another fault.</summary>
    private IEnumerable<Finding> Restrictions(InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        return context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .SelectMany(service =>
                RestrictionLists
                    .ReadBy(service, context.View)
                    .SelectMany(list =>
                        RestrictionList
                            .Parse(list.Value.Text, release)
                            .Where(r => r.Info is { } info && IsOutdated(info, release))
                            .Select(r => (Service: service, list.Name, list.Value, Restriction: r.Info!))
                    )
            )
            .GroupBy(found => new
            {
                found.Name,
                Place = Place.At(found.Value.SetBy!),
                found.Restriction,
            })
            .Select(same =>
            {
                (_, string name, EffectiveValue value, RestrictionInfo restriction) = same.First();
                string ends = restriction.RemovedIn is { } removed
                    ? $"Postfix {removed} removed it: smtpd(8) answers 451 there"
                    : "a later release will remove it";
                return Found(
                    context.Instance,
                    $"smtpd(8) of Postfix {release} warns of '{restriction.Name}' in {name}, and {ends}. Write {restriction.Replacement}",
                    same.Key.Place,
                    value.SetBy!.Parameter,
                    value.Text,
                    same.Select(f => f.Service.Key)
                ) with
                {
                    Part = restriction.Name,
                };
            });
    }

    private static bool IsOutdated(RestrictionInfo restriction, PostfixVersion release) =>
        HasReached(release, restriction.DeprecatedSince) && restriction.WorksOn(release);

    private static IneffectiveSetting? Find(Setting setting, Service? service, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        if (Parameters.AreSetByPrograms(setting.Parameter, release))
        {
            return new IneffectiveSetting(
                $"{setting.Parameter} is set by each program itself, and postconf calls this a \"read-only parameter "
                    + "assignment\"",
                "Remove it",
                Remove(setting)
            );
        }

        if (
            Parameters.Find(setting.Parameter) is not { } parameter
            || !parameter.IsReadOn(release)
            || !IsReadOn(service, parameter, release)
        )
        {
            return null;
        }

        if (HasReached(release, parameter.IgnoredSince))
        {
            return new IneffectiveSetting(
                $"Postfix {release} reads {parameter.Name} and does nothing with it: since {parameter.IgnoredSince} the TLS "
                    + "library chooses the curves",
                "Remove it",
                Remove(setting)
            );
        }

        return parameter.Replacement is { } name && Parameters.Find(name) is { } replacement
            ? replacement.ExistsOn(release)
                ? Replaced(setting, service, parameter, replacement, context)
                : null
            : ToLeaveAlone(setting, parameter, release);
    }

    /// <summary>On the line of a program that reads neither, another rule has to say so.</summary>
    private static bool IsReadOn(Service? service, ParameterInfo parameter, PostfixVersion release)
    {
        string? heir = parameter.Replacement;
        return service is null
            || parameter.IsReadBy(service.Program, release)
            || (
                parameter.IsFormerName && heir is not null && Parameters.Find(heir)!.IsReadBy(service.Program, release)
            );
    }

    private static IneffectiveSetting? ToLeaveAlone(Setting setting, ParameterInfo parameter, PostfixVersion release) =>
        HasReached(release, parameter.DeprecatedSince)
            ? new IneffectiveSetting(
                $"postconf of Postfix {release} warns of {parameter.Name}, which a later release will remove",
                "Remove it, and keep the default",
                Remove(setting)
            )
            : null;

    private static IneffectiveSetting Replaced(
        Setting setting,
        Service? service,
        ParameterInfo parameter,
        ParameterInfo replacement,
        InstanceOnTarget context
    )
    {
        PostfixVersion release = context.Target.Postfix;
        EffectiveValue heir = context.View.Get(replacement.Name, service);
        bool isSet = heir.Parameter == replacement.Name && heir.SetBy is not null;
        // An old name is the default of the new one, which wins by being set; elsewhere the new one wins unless empty.
        if (parameter.IsFormerName ? isSet : heir.Text.Length > 0)
        {
            return new IneffectiveSetting(
                $"{parameter.Name} does nothing: {replacement.Name} replaces it, and is "
                    + (isSet ? $"set to '{heir.Text}'" : $"'{heir.Text}' by default"),
                "Remove it",
                Remove(setting)
            );
        }

        string status = HasReached(release, parameter.DeprecatedSince)
            ? $"postconf of Postfix {release} warns of {parameter.Name}, which a later release will remove"
            : $"Postfix {release} still reads {parameter.Name}, which later releases warn of and will remove";
        Fix? fix = FixOf(setting, service, parameter, replacement, context);
        bool isNothing = fix is { Edits.Count: 1 } && fix.Edits[0].Kind == EditKind.Remove;
        return new IneffectiveSetting(
            status,
            isNothing ? "Remove it: it changes nothing here"
                : fix is null ? $"Write {replacement.Name}"
                : "Write " + string.Join(" and ", fix.Edits.Select(e => $"{e.Parameter} = {e.Value}")),
            fix is null ? [] : [fix]
        );
    }

    private static Fix? FixOf(
        Setting setting,
        Service? service,
        ParameterInfo parameter,
        ParameterInfo replacement,
        InstanceOnTarget context
    )
    {
        if (parameter.IsFormerName)
        {
            return ValueCheck.Fits(setting.Value, replacement, context.Target)
                ? Rename(replacement.Name, setting.Value)
                : null;
        }

        if (parameter.Name == "disable_dns_lookups")
        {
            return
                context.View.Get(parameter.Name, service).IsYes
                == context.View.Without(setting, parameter.Name, service).IsYes
                ? Remove(setting)
                : LookUps(context.View.Get(parameter.Name, service).IsYes ? "disabled" : "enabled", service);
        }

        // A table of the old kind has other words, and tlsproxy(8) is told by its clients.
        if (
            DaemonInfo.OfParameter(parameter.Name) is not { } side
            || replacement.Name != side.Name + "_tls_security_level"
        )
        {
            return null;
        }

        TlsLevel level = TlsEndpoints.LevelOf(context.View, service, side);
        (EffectiveView without, Service? same) = context.View.Without(setting, service);
        return level == TlsEndpoints.LevelOf(without, same, side)
            ? Remove(setting)
            : Rename(replacement.Name, level.ToText());
    }

    /// <summary>The old parameter is that of both clients, each of the new ones of its own (smtp/smtp.c, pre_init).</summary>
    private static Fix LookUps(string word, Service? service) =>
        service is not null
            ? Rename(service.Program + "_dns_support_level", word)
            : Fix.Safe(
                "Set smtp_dns_support_level and lmtp_dns_support_level instead",
                new Edit(EditKind.Rename, "smtp_dns_support_level", word),
                new Edit(EditKind.Set, "lmtp_dns_support_level", word)
            );

    private static bool HasReached(PostfixVersion release, PostfixVersion? first) =>
        first is { } version && release.WithoutPatch >= version.WithoutPatch;

    private static Fix Rename(string name, string value) =>
        Fix.Safe($"Set {name} instead", new Edit(EditKind.Rename, name, value));

    private static Fix Remove(Setting setting) =>
        Fix.Safe($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter));
}
