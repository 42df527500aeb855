using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>An instance that was read from files, with a fix applied as an editor of these files would.</summary>
internal static class AppliedFix
{
    public static Instance To(Instance instance, Place place, Fix fix) =>
        fix.Edits.Aggregate(instance, (before, edit) => To(before, place, edit));

    private static Instance To(Instance instance, Place place, Edit edit)
    {
        if (TlsPolicyAttributeInfo.OfNameInRules(edit.Parameter) is { } attribute)
        {
            return WithRow(instance, place.Origin, row => Policy(row, attribute, edit));
        }

        return edit.Kind switch
        {
            EditKind.Set => WithSettings(instance, place, settings => Set(settings, edit)),
            EditKind.SetOnContainingType => instance with { Settings = Set(instance.Settings, edit) },
            EditKind.Remove => WithSettings(
                instance,
                place,
                settings => settings.Where(s => s.Parameter != edit.Parameter).ToEquatableArray()
            ),
            EditKind.Rename => WithSettings(
                instance,
                place,
                settings =>
                    settings
                        .Select(s => s.Origin == place.Origin ? s with { Parameter = edit.Parameter } : s)
                        .ToEquatableArray()
            ),
            EditKind.RenameService => WithService(instance, place, s => s with { Name = edit.Value }),
            EditKind.RemoveService => instance with
            {
                Services = instance.Services.Where(s => !place.IsOn(s)).ToEquatableArray(),
            },
            EditKind.SetField => WithService(instance, place, s => SetField(s, edit)),
            EditKind.AddRow => instance with
            {
                Tables = instance
                    .Tables.Select(t =>
                        t.Entries.Any(e => e.Origin == place.Origin)
                            ? t with
                            {
                                Entries = t
                                    .Entries.Append(new TableEntry(edit.Parameter, edit.Value, Origin.Unknown))
                                    .ToEquatableArray(),
                            }
                            : t
                    )
                    .ToEquatableArray(),
            },
            EditKind.SetRowKey => WithRow(instance, place.Origin, row => row with { Key = edit.Value }),
            EditKind.SetRowResult => WithRow(instance, place.Origin, row => row with { Value = edit.Value }),
            _ => throw new NotSupportedException(edit.Kind.ToString()),
        };
    }

    private static EquatableArray<Setting> Set(EquatableArray<Setting> settings, Edit edit) =>
        settings.Any(s => s.Parameter == edit.Parameter)
            ? settings.Select(s => s.Parameter == edit.Parameter ? s with { Value = edit.Value } : s).ToEquatableArray()
            : settings.Append(new Setting(edit.Parameter, edit.Value, Origin.Unknown)).ToEquatableArray();

    private static Instance WithSettings(
        Instance instance,
        Place place,
        Func<EquatableArray<Setting>, EquatableArray<Setting>> change
    ) =>
        instance.Services.Any(place.IsOn)
            ? WithService(instance, place, s => s with { Settings = change(s.Settings) })
            : instance with
            {
                Settings = change(instance.Settings),
            };

    private static Instance WithService(Instance instance, Place place, Func<Service, Service> change) =>
        instance with
        {
            Services = instance.Services.Select(s => place.IsOn(s) ? change(s) : s).ToEquatableArray(),
        };

    private static Instance WithRow(Instance instance, Origin origin, Func<TableEntry, TableEntry> change) =>
        instance with
        {
            Tables = instance
                .Tables.Select(t =>
                    t with
                    {
                        Entries = t
                            .Entries.Select(e => e.Origin == origin || e.ValueOrigin == origin ? change(e) : e)
                            .ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };

    private static TableEntry Policy(TableEntry row, string attribute, Edit edit)
    {
        string[] words = row.Value.Split(' ');
        bool isIt(string word) => word.StartsWith(attribute + "=", StringComparison.Ordinal);
        return row with
        {
            Value =
                edit.Kind == EditKind.Remove
                    ? string.Join(' ', words.Where(w => !isIt(w)))
                    : string.Join(' ', words.Select(w => isIt(w) ? $"{attribute}={edit.Value}" : w)),
        };
    }

    private static Service SetField(Service service, Edit edit) =>
        edit.Parameter switch
        {
            ServiceField.Arguments => service with { Arguments = default },
            ServiceField.Chroot => service with { Chroot = edit.Value },
            ServiceField.Private => service with { Private = edit.Value },
            ServiceField.ProcessLimit => service with { ProcessLimit = edit.Value },
            ServiceField.Program => service with { Program = edit.Value },
            _ => throw new NotSupportedException(edit.Parameter),
        };
}
