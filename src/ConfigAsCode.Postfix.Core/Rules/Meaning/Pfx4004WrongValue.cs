using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A value that the program refuses when it starts, although postconf(1) shows it without a word.</summary>
internal sealed class Pfx4004WrongValue()
    : Rule(
        new RuleInfo("PFX4004", RuleSeverity.Error, "Postfix refuses a value", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
            // A second setting in the value is what makes it wrong.
            YieldsTo = EquatableArray.Of("PFX0005", "PFX4005"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (FaultOf(setting, service, context) is { } fault)
            {
                string value = TextOf(setting, service, context);
                // What became of a name that nothing defines shows only in the text itself.
                string shown = value.Length == 0 ? setting.Value : value;
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {shown}: {fault.Reason}. {fault.Advice}",
                    Place.At(setting),
                    setting.Parameter,
                    value,
                    service is null ? [] : [service.Key],
                    fault.For(setting.Value).FixesOf(setting.Parameter)
                ) with
                {
                    Severity = fault.Severity,
                };
            }
        }

        foreach (Finding finding in OfMilters(context).Concat(OfTables(context)))
        {
            yield return finding;
        }
    }

    /// <summary>The configuration of LDAP and SQL tables. Its values may be secrets, and none is repeated.</summary>
    private IEnumerable<Finding> OfTables(InstanceOnTarget context) =>
        from table in ClientTable.In(context.Instance)
        where TableTypeInfo.Find(table.Table.Type)!.ExistsOn(context.Target.Postfix)
        from fault in ClientTableCheck.Of(table, context.Target.Postfix)
        select Found(
            context.Instance,
            $"The {table.Table.Type} table {table.Table.Name}: {fault.Reason}, and "
                + (
                    fault.Stops
                        ? "each program that opens the table stops"
                        : "each program that opens the table takes another value, with a warning"
                )
                + $". {fault.Advice}",
            new Place(fault.Row?.Origin ?? table.Table.Origin, IsMissingThere: fault.Row is null),
            fault.Name
        ) with
        {
            Part = fault.Row is null ? fault.Name : "",
            Severity = fault.Stops ? Info.Severity : RuleSeverity.Warning,
        };

    /// <summary>The options of milters.</summary>
    private IEnumerable<Finding> OfMilters(InstanceOnTarget context) =>
        from use in MilterUse.Of(context.View)
        where !use.IsOfOtherList
        from fault in EndpointCheck.OfMilter(use.Word, context.Target)
        select Found(
            context.Instance,
            (
                use.Row is { } row
                    ? $"The milters of the row {row.Key} of {use.Parameter}, {use.List}"
                    : $"{use.Parameter} = {use.List}"
            ) + $": {fault.Reason}. {fault.Advice}",
            Place.At(use),
            use.Parameter,
            use.List,
            use.Readers.Select(s => s.Key),
            use is { Row: null, Setting: { } setting }
            && fault.Better is { } better
            && WordRun.ReplaceLast(setting.Value, [use.Word], better, context.Target.Postfix) is { } text
                ? [Fix.Of($"Write '{better}'", new Edit(EditKind.Set, use.Parameter, text))]
                : []
        ) with
        {
            Part = fault.Part,
            Severity = fault.IsMinor ? RuleSeverity.Info : Info.Severity,
        };

    private static ValueFault? FaultOf(Setting setting, Service? service, InstanceOnTarget context)
    {
        // What nobody reads is refused by nobody.
        PostfixVersion release = context.Target.Postfix;
        if (
            Parameters.FindTyped(setting.Parameter) is not { } parameter
            || !parameter.IsReadOn(release)
            || (parameter.Name == setting.Parameter && !IsReadOn(service, parameter, release))
        )
        {
            return null;
        }

        EffectiveValue value = context.View.Get(setting.Parameter, service);
        if (OwnName.Is(setting.Parameter))
        {
            return value.IsSetBy(setting) && value.Error is null
                ? OfOwnName(setting, service, parameter, context)
                : null;
        }

        // Only the script that starts Postfix looks at paths, and only postscreen(8) at its sites.
        if (
            (service is not null && ValueCheck.IsPath(parameter))
            || (setting.Parameter == ValueCheck.DnsListSites && !context.Instance.Services.Any(s => s.IsPostscreen))
        )
        {
            return null;
        }

        // myorigin = $mydomain is not empty on a host, which computes what nobody sets.
        bool isUnknown = value.IsPartlyUnknown && value.Text.Length == 0;
        return isUnknown
            || !value.IsSetBy(setting)
            || value.Error is not null
            // A release reads levels that are no value of its type, and each in a way of its own.
            || setting.Parameter == CompatibilityLevel.Name
            || (value.Text.Length == 0 && IsReportedAtAName(setting, service, context))
                ? null
            // In wrapper mode a server takes any word for its level.
            : parameter.IsServerLevel ? ValueCheck.Comment(value.Text, parameter, context.Target)
            : ValueCheck.Of(value.Text, parameter, context.Target) ?? OfTwo(value, service, context.View);
    }

    /// <summary>Of another program than those of Postfix nobody knows what it reads.</summary>
    private static bool IsReadOn(Service? service, ParameterInfo parameter, PostfixVersion release) =>
        service is null || DaemonInfo.Find(service.Program) is null || parameter.IsReadBy(service.Program, release);

    private static string TextOf(Setting setting, Service? service, InstanceOnTarget context) =>
        OwnName.Is(setting.Parameter)
            ? OwnName.Of(setting, service, context.View).Text ?? ""
            : context.View.Get(setting.Parameter, service).Text;

    private static ValueFault? OfOwnName(
        Setting setting,
        Service? service,
        ParameterInfo parameter,
        InstanceOnTarget context
    )
    {
        OwnName name = OwnName.Of(setting, service, context.View);
        if (name.Text is null || (name.Text.Length == 0 && IsReportedAtAName(setting, service, context)))
        {
            return null;
        }

        if (ValueCheck.Of(name.Text, parameter, context.Target) is { } fault)
        {
            return
                name.EmptyName is { } empty && ValueCheck.Of(name.TextOnceSet ?? "", parameter, context.Target) is null
                ? new ValueFault(
                    $"each program stops when it starts, since {empty} is still empty where it reads {parameter.Name}: its default is taken "
                        + $"from {OwnName.Host}",
                    $"Set {empty}, or write the name"
                )
                : fault;
        }

        bool hasDomain =
            parameter.Name == OwnName.Domain || context.View.SettingOf(OwnName.Domain, service) is not null;
        string domain = OwnName.DomainOf(name.Text);
        return hasDomain || HostName.IsValid(domain)
            ? null
            : new ValueFault(
                $"each program stops when it starts, since {OwnName.Domain} is taken from it, and '{domain}' is not a domain",
                $"Write a host name of a domain, or set {OwnName.Domain}"
            );
    }

    /// <summary>What mail_params_init() refuses of two parameters, or of one that is a list elsewhere (global/mail_params.c).</summary>
    private static ValueFault? OfTwo(EffectiveValue value, Service? service, EffectiveView view)
    {
        switch (value.Parameter)
        {
            case "myorigin" when !value.IsPartlyUnknown && ListValue.Words(value.Text).FirstOrDefault() != value.Text:
                return new ValueFault(
                    "each program stops when it starts with \"must not contain multiple values\"",
                    "Write one domain"
                );
            case "inet_interfaces"
            or "proxy_interfaces"
                when ListValue
                    .Words(value.Text)
                    .FirstOrDefault(word => ExcludedAddress.Protocol(word, view, service) is not null)
                    is { } excluded:
                return new ValueFault(
                    $"each program that reads it stops with \"host not found: {excluded}\", and Postfix does not start, since {ExcludedAddress.Protocols} = "
                        + view.Get(ExcludedAddress.Protocols, service).Text,
                    $"Remove {excluded}, or write {ExcludedAddress.Protocols} = all",
                    ListValue.Without(value.Text, excluded) is { Length: > 0 } rest ? [rest] : []
                );
            case "relayhost" when value.Text.Length > 0 && IsOwnName(value.Text, service, view):
                return new ValueFault(
                    $"each program stops when it starts with \"must not be identical\", since {OwnName.Host} is the same name",
                    "Write the host that takes the mail, or leave it empty where mail goes to the servers of its domains"
                );
            default:
                return null;
        }
    }

    private static bool IsOwnName(string relayHost, Service? service, EffectiveView view) =>
        view.SettingOf(OwnName.Host, service) is { } host
        && string.Equals(OwnName.Of(host, service, view).Text, relayHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is empty because of a name in it whose own value is refused where it is set.</summary>
    private static bool IsReportedAtAName(Setting setting, Service? service, InstanceOnTarget context) =>
        MacroUse
            .NamesIn(setting.Value, withConditions: false)
            .Any(name =>
                context.View.SettingOf(name, service) is { } other && FaultOf(other, service, context) is not null
            );
}
