using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Looks through a model for what its files could not say.</summary>
internal sealed class RenderCheck
{
    // The files may pass through a file system that does not tell the cases apart.
    private static readonly StringComparer FileNames = StringComparer.OrdinalIgnoreCase;

    private readonly List<RenderError> found = [];

    public static EquatableArray<RenderError> In(Instance instance)
    {
        var search = new RenderCheck();
        search.LookAt(instance);
        return search.found.ToEquatableArray();
    }

    private void LookAt(Instance instance)
    {
        if (!FileName.IsSafe(instance.Name))
        {
            Add(
                $"the instance name '{instance.Name}'",
                "it is not a safe folder name (A-Z a-z 0-9 . _ -)",
                instance.Origin,
                RenderErrorKind.Name
            );
        }

        if (PostureFile.WhyTaken(instance.Name) is { } reason)
        {
            Add($"the instance name '{instance.Name}'", reason, instance.Origin, RenderErrorKind.TakenName);
        }

        if (instance.Target is not { } target)
        {
            Add(
                "the instance",
                "it has no target, so the syntax of its files is not known",
                instance.Origin,
                RenderErrorKind.Target
            );
            return;
        }

        foreach (Setting setting in instance.Settings)
        {
            if (ParameterName.ErrorIn(setting.Parameter) is { } nameFault)
            {
                Add($"the parameter name '{setting.Parameter}'", nameFault, setting);
            }

            if (MainCfValue.ErrorIn(setting.Value) is { } valueFault)
            {
                Add($"the value of {setting.Parameter}", valueFault, setting);
            }
        }

        LookForTwice(instance.Settings, "main.cf");
        foreach (Service service in instance.Services)
        {
            LookAt(service, target);
        }

        LookForTwice(instance.Services, KnownTcpPorts.Of(instance.Settings, target));
        var uses = TableUses.Of(instance, target);
        foreach (Table table in instance.Tables)
        {
            LookAt(table, uses.FormatOf(table), target);
        }

        LookForTwice(instance.Tables);
        foreach (AcceptedRisk acceptedRisk in instance.AcceptedRisks)
        {
            Add(
                $"the rule '{acceptedRisk.RuleId}' of an accepted risk",
                PlainText.ErrorIn(acceptedRisk.RuleId),
                acceptedRisk.Origin
            );
            Add(
                $"the reason for accepting {acceptedRisk.RuleId}",
                PlainText.ErrorIn(acceptedRisk.Reason),
                acceptedRisk.Origin
            );
            Add(
                $"the last day of accepting {acceptedRisk.RuleId}",
                PlainText.ErrorIn(acceptedRisk.Until ?? ""),
                acceptedRisk.Origin
            );
        }
    }

    private void LookAt(Service service, Target target)
    {
        string[] fields = MasterCfColumns.Of(service);
        for (int i = 0; i < fields.Length; i++)
        {
            if (MasterCfField.ErrorIn(fields[i]) is { } reason)
            {
                Add($"the {MasterCfColumns.Names[i]} field of {service.Key}", reason, service.Origin);
            }
        }

        if (!target.Postfix.Serves(service.Type))
        {
            Add(
                service.Key,
                $"Postfix {target.Postfix} has no service type unix-dgram; it came with 3.4",
                service.Origin
            );
        }

        foreach (Setting setting in service.Settings)
        {
            if (ErrorInOverride(setting) is { } nameFault)
            {
                Add($"the parameter name '{setting.Parameter}' of {service.Key}", nameFault, setting);
            }

            if (MasterCfValue.ErrorIn(setting.Value, target) is { } valueFault)
            {
                Add($"the value of {setting.Parameter} at {service.Key}", valueFault, setting);
            }
        }

        LookForTwice(service.Settings, service.Key);
        foreach (string word in service.Arguments)
        {
            if (MasterCfWord.ErrorIn(word, target.Postfix) is { } reason)
            {
                Add($"the argument '{word}' of {service.Key}", reason, service.Origin);
            }
        }

        if (DaemonOptions.HoldOverride(service.Arguments))
        {
            Add($"the arguments of {service.Key}", "one is a -o, which is a setting, not an argument", service.Origin);
        }
    }

    private static string? ErrorInOverride(Setting setting) =>
        setting.Parameter.IndexOfAny(['{', '}']) >= 0
            ? "it contains a brace, which groups words in master.cf"
            : ParameterName.ErrorIn(setting.Parameter);

    private void LookAt(Table table, TableFormat format, Target target)
    {
        if (!FileName.IsSafe(table.Name))
        {
            Add(
                $"the table name '{table.Name}'",
                "it is not a safe file name (A-Z a-z 0-9 . _ -)",
                table.Origin,
                RenderErrorKind.Name
            );
        }

        if (IsTaken(table.Name))
        {
            Add(
                $"the table name '{table.Name}'",
                "the instance itself has a file of that name",
                table.Origin,
                RenderErrorKind.TakenName
            );
        }

        if (TableText.ErrorInType(table.Type) is { } reason)
        {
            Add($"the table {table.Name}", reason, table.Origin);
            return;
        }

        foreach (TableEntry entry in table.Entries)
        {
            LookAt(entry, table, format, target);
        }
    }

    private void LookAt(TableEntry entry, Table table, TableFormat format, Target target)
    {
        if ((TableText.ErrorInKey(entry.Key) ?? TableText.ErrorInLength(entry.Key, table.Type)) is { } reason)
        {
            Add($"a key of the table {table.Name}", reason, entry.Origin);
            return;
        }

        // Where the text as a whole would be read as another row, the key is at fault, unless there is nothing behind it.
        bool isValuesFault = entry.Value.Length == 0 || TableText.ErrorInValue(entry.Value) is not null;
        if (TableText.ErrorIn(entry.Key, entry.Value, format, target) is { } reasonOfRow)
        {
            Add(
                $"the row '{entry.Key}' of the table {table.Name}",
                reasonOfRow,
                isValuesFault ? entry.ValueOrigin : entry.Origin
            );
        }
    }

    private static bool IsTaken(string name) =>
        FileNames.Equals(name, InstanceReader.MainCf) || FileNames.Equals(name, InstanceReader.MasterCf);

    private void LookForTwice(EquatableArray<Setting> settings, string place)
    {
        foreach (Setting setting in Repeated(settings, s => s.Parameter, StringComparer.Ordinal))
        {
            Add($"{setting.Parameter} at {place}", "it is set twice; Postfix would use the last one", setting);
        }
    }

    private void LookForTwice(EquatableArray<Service> services, KnownTcpPorts ports)
    {
        foreach (Service service in Repeated(services, s => EndpointOf(s, ports), StringComparer.Ordinal))
        {
            Add(
                service.Key,
                "its endpoint is declared twice; Postfix would use the last one",
                service.Origin,
                RenderErrorKind.Endpoint
            );
        }
    }

    private static string EndpointOf(Service service, KnownTcpPorts ports) =>
        service.Type.ToMasterCf() + " " + InetEndpoint.Canonical(service, ports);

    private void LookForTwice(EquatableArray<Table> tables)
    {
        foreach (Table table in Repeated(tables, t => t.Name, FileNames))
        {
            Add(
                $"the table {table.Name}",
                "another table has the same file name",
                table.Origin,
                RenderErrorKind.TakenName
            );
        }
    }

    private static IEnumerable<T> Repeated<T>(EquatableArray<T> items, Func<T, string> key, StringComparer comparer)
        where T : IEquatable<T>
    {
        if (items.Count < 2)
        {
            return [];
        }

        var seen = new HashSet<string>(comparer);
        return items.Where(item => !seen.Add(key(item)));
    }

    private void Add(string place, string? reason, Origin origin, RenderErrorKind kind = RenderErrorKind.Text)
    {
        if (reason is not null)
        {
            found.Add(new RenderError(kind, place, reason, origin));
        }
    }

    private void Add(string place, string reason, Setting setting) =>
        found.Add(new RenderError(RenderErrorKind.Text, place, reason, setting.Origin) { Setting = setting });
}
