using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>The parts of models that instances have in common: each is kept once, however many instances were read with it.</summary>
internal sealed class SharedModels
{
    private readonly ConcurrentDictionary<Setting, Setting> settings = new();
    private readonly ConcurrentDictionary<EquatableArray<Service>, EquatableArray<Service>> services = new();
    private readonly ConcurrentDictionary<EquatableArray<Table>, EquatableArray<Table>> tables = new();

    public Instance With(Instance instance) =>
        WithSettings(instance) with
        {
            Services = services.GetOrAdd(instance.Services, instance.Services),
            Tables = tables.GetOrAdd(instance.Tables, instance.Tables),
        };

    public Instance WithSettings(Instance instance) =>
        instance with
        {
            Settings = instance.Settings.Select(setting => settings.GetOrAdd(setting, setting)).ToEquatableArray(),
        };
}
