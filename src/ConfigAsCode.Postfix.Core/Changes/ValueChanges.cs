using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// What is written in another way, value by value; blanks do not count. <see cref="InstanceChanges"/> has what it does.
/// </summary>
public static class ValueChanges
{
    /// <summary>The values in the order main.cf, services, tables.</summary>
    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static IReadOnlyList<ValueChange> Between(Instance before, Instance after)
    {
        var pair = new InstancePair(Of(before), Of(after));
        return [.. OfMainCf(pair), .. OfServices(pair), .. OfTables(pair)];

        static InstanceOnTarget Of(Instance instance) =>
            InstanceOnTarget.OfAnalyzed(
                instance,
                (instance.Target ?? throw new ArgumentException($"{instance.Name} has no target.")).Each.First()
            );
    }

    private static IEnumerable<ValueChange> OfMainCf(InstancePair pair)
    {
        (Service Before, Service After)[] services = [.. pair.CommonServices];
        return OfSettings(
            InstanceReader.MainCf,
            InstanceReader.MainCf,
            pair.Before.Instance.Settings,
            pair.After.Instance.Settings,
            pair,
            name =>
                !SettingChanges.AreSame(name, pair, before: null, after: null)
                || services.Any(s => !SettingChanges.AreSame(name, pair, s.Before, s.After))
        );
    }

    private static IEnumerable<ValueChange> OfServices(InstancePair pair)
    {
        Dictionary<string, Service> before = InstancePair.ByKey(pair.Before.Instance);
        Dictionary<string, Service> after = InstancePair.ByKey(pair.After.Instance);
        foreach (string key in before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal))
        {
            before.TryGetValue(key, out Service? old);
            after.TryGetValue(key, out Service? now);
            foreach (ServiceChanges.Field field in ServiceChanges.Fields)
            {
                if (old is null || now is null || field.Of(old) != field.Of(now))
                {
                    yield return new ValueChange(
                        InstanceReader.MasterCf,
                        key,
                        field.Name,
                        old is null ? null : pair.Before.Shown(field.Of(old), old.Origin),
                        now is null ? null : pair.After.Shown(field.Of(now), now.Origin),
                        HasEffect: true
                    );
                }
            }

            foreach (
                ValueChange change in OfSettings(
                    InstanceReader.MasterCf,
                    key,
                    old is null ? [] : old.Settings,
                    now is null ? [] : now.Settings,
                    pair,
                    name => old is null || now is null || !SettingChanges.AreSame(name, pair, old, now)
                )
            )
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<ValueChange> OfSettings(
        string file,
        string place,
        IEnumerable<Setting> before,
        IEnumerable<Setting> after,
        InstancePair pair,
        Func<string, bool> hasEffect
    )
    {
        // Of several settings of one name the last counts.
        ILookup<string, Setting> old = before.ToLookup(s => s.Parameter, StringComparer.Ordinal);
        ILookup<string, Setting> now = after.ToLookup(s => s.Parameter, StringComparer.Ordinal);
        return from name in old.Concat(now)
                .Select(settings => settings.Key)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(name => name, StringComparer.Ordinal)
            let was = old[name].LastOrDefault()
            let isNow = now[name].LastOrDefault()
            where was is null || isNow is null || !AreSame(was.Value, isNow.Value)
            select new ValueChange(
                file,
                place,
                name,
                was is null ? null : pair.Before.Shown(was.Value, was.Origin),
                isNow is null ? null : pair.After.Shown(isNow.Value, isNow.Origin),
                hasEffect(name)
            );
    }

    private static IEnumerable<ValueChange> OfTables(InstancePair pair)
    {
        ILookup<string, Table> before = pair.Before.Instance.Tables.ToLookup(t => t.Name, StringComparer.Ordinal);
        ILookup<string, Table> after = pair.After.Instance.Tables.ToLookup(t => t.Name, StringComparer.Ordinal);
        foreach (string name in before.Concat(after).Select(t => t.Key).Distinct(StringComparer.Ordinal))
        {
            string place = "table " + name;
            string? was = TypesOf(before[name]);
            string? isNow = TypesOf(after[name]);
            if (was != isNow)
            {
                yield return new ValueChange(name, place, "type", was, isNow, HasEffect: true);
            }

            ILookup<string, TableEntry> old = Rows(before[name]);
            ILookup<string, TableEntry> now = Rows(after[name]);
            foreach (string key in old.Concat(now).Select(rows => rows.Key).Distinct(StringComparer.Ordinal))
            {
                string? oldValue = ValueOf(old[key], pair.Before);
                string? newValue = ValueOf(now[key], pair.After);
                bool isSame = old[key].Select(row => row.Value).SequenceEqual(now[key].Select(row => row.Value));
                if (!isSame)
                {
                    TableEntry row = old[key].Concat(now[key]).First();
                    InstanceOnTarget side = old[key].Any() ? pair.Before : pair.After;
                    yield return new ValueChange(
                        name,
                        place,
                        side.Shown(key, row.ValueOrigin),
                        oldValue,
                        newValue,
                        HasEffect: true
                    );
                }
            }
        }
    }

    private static string? TypesOf(IEnumerable<Table> tables) =>
        tables.Any() ? string.Join(", ", tables.Select(table => table.Type)) : null;

    /// <summary>The rows of a file; that two types read it makes no second ones.</summary>
    private static ILookup<string, TableEntry> Rows(IEnumerable<Table> tables) =>
        tables.Take(1).SelectMany(table => table.Entries).ToLookup(row => row.Key, StringComparer.Ordinal);

    private static string? ValueOf(IEnumerable<TableEntry> rows, InstanceOnTarget side)
    {
        string[] values = [.. rows.Select(row => side.Shown(row.Value, row.ValueOrigin))];
        return values.Length == 0 ? null : string.Join("; ", values);
    }

    private static bool AreSame(string before, string after) =>
        before == after || WithoutBlanks(before) == WithoutBlanks(after);

    private static string WithoutBlanks(string value) =>
        string.Join(" ", value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
