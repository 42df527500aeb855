using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Looks through a model for what its files could not say.</summary>
internal sealed class ObstacleSearch
{
    private readonly List<Obstacle> found = [];

    public static EquatableArray<Obstacle> In(Instance instance)
    {
        var search = new ObstacleSearch();
        search.LookAt(instance);
        return search.found.ToEquatableArray();
    }

    private void LookAt(Instance instance)
    {
        if (!FileName.IsSafe(instance.Name))
        {
            Add($"the instance name '{instance.Name}'", "it is no safe folder name (A-Z a-z 0-9 . _ -)", instance.Origin, ObstacleKind.Name);
        }

        if (instance.Target is not { } target)
        {
            Add("the instance", "it has no target, so nothing says which syntax its files must have", instance.Origin, ObstacleKind.Target);
            return;
        }

        foreach (Setting setting in instance.Settings)
        {
            Add($"the parameter name '{setting.Parameter}'", ParameterName.WhyNot(setting.Parameter), setting.Origin);
            Add($"the value of {setting.Parameter}", MainCfValue.WhyNot(setting.Value), setting.Origin);
        }

        LookForTwice(instance.Settings, "main.cf");
        foreach (Service service in instance.Services)
        {
            LookAt(service, target);
        }

        LookForTwice(instance.Services);
        foreach (Table table in instance.Tables)
        {
            LookAt(table, target);
        }

        LookForTwice(instance.Tables);
    }

    private void LookAt(Service service, Target target)
    {
        foreach ((string name, string field) in MasterCfColumns.Of(service))
        {
            Add($"the {name} field of {service.Key}", MasterCfField.WhyNot(field), service.Origin);
        }

        if (service.Type == ServiceType.UnixDgram && !target.Postfix.IsAtLeast(3, 4))
        {
            Add(service.Key, $"Postfix {target.Postfix} has no service type unix-dgram; it came with 3.4", service.Origin);
        }

        foreach (Setting setting in service.Settings)
        {
            Add($"the parameter name '{setting.Parameter}' of {service.Key}", WhyNotOverride(setting), setting.Origin);
            Add(
                $"the value of {setting.Parameter} at {service.Key}",
                MasterCfValue.WhyNot(setting.Value, target),
                setting.Origin
            );
        }

        LookForTwice(service.Settings, service.Key);
        foreach (string word in service.Arguments)
        {
            Add(
                $"the argument '{word}' of {service.Key}",
                MasterCfWord.WhyNot(word, target.Postfix),
                service.Origin
            );
        }

        if (DaemonOptions.HoldOverride(service.Arguments))
        {
            Add($"the arguments of {service.Key}", "one is a -o, which is a setting and no argument", service.Origin);
        }
    }

    private static string? WhyNotOverride(Setting setting) =>
        setting.Parameter.IndexOfAny(['{', '}']) >= 0
            ? "it holds a brace, which groups words in master.cf"
            : ParameterName.WhyNot(setting.Parameter);

    private void LookAt(Table table, Target target)
    {
        if (!FileName.IsSafe(table.Name) || table.Name is InstanceReader.MainCf or InstanceReader.MasterCf)
        {
            Add($"the table name '{table.Name}'", "it is no safe file name (A-Z a-z 0-9 . _ -) beside main.cf", table.Origin, ObstacleKind.Name);
        }

        if (TableText.WhyNotType(table.Type) is { } reason)
        {
            Add($"the table {table.Name}", reason, table.Origin);
            return;
        }

        foreach (TableEntry entry in table.Entries)
        {
            Add(
                $"the row '{entry.Key}' of the table {table.Name}",
                TableText.WhyNot(entry.Key, entry.Value, table.Type, target),
                entry.Origin
            );
        }
    }

    private void LookForTwice(EquatableArray<Setting> settings, string place)
    {
        foreach (Setting setting in Repeated(settings, s => s.Parameter))
        {
            Add($"{setting.Parameter} at {place}", "it is set twice; Postfix would take the last one", setting.Origin);
        }
    }

    private void LookForTwice(EquatableArray<Service> services)
    {
        foreach (Service service in Repeated(services, s => s.Type.ToMasterCf() + " " + InetEndpoint.Canonical(s)))
        {
            Add(service.Key, "its endpoint is declared twice; Postfix would take the last one", service.Origin, ObstacleKind.Endpoint);
        }
    }

    private void LookForTwice(EquatableArray<Table> tables)
    {
        foreach (Table table in Repeated(tables, t => t.Name))
        {
            Add($"the table {table.Name}", "another table has the same file name", table.Origin, ObstacleKind.Name);
        }
    }

    private static IEnumerable<T> Repeated<T>(EquatableArray<T> items, Func<T, string> key)
        where T : IEquatable<T> => items.GroupBy(key, StringComparer.Ordinal).SelectMany(group => group.Skip(1));

    private void Add(string place, string? reason, Origin origin, ObstacleKind kind = ObstacleKind.Text)
    {
        if (reason is not null)
        {
            found.Add(new Obstacle(kind, place, reason, origin));
        }
    }
}
