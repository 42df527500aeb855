using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Puts together what a class and its layers declare for the instances of the class.</summary>
internal sealed class ClassReading(INamedTypeSymbol type, CompilationReading compilation)
{
    private readonly List<ServiceDeclaration> services = [];
    private readonly List<(TypeReading Layer, SettingDeclaration Setting)> ofTransports = [];
    private readonly List<(TypeReading Layer, INamedTypeSymbol Table)> inServices = [];
    private readonly List<Conflict> serviceConflicts = [];
    private readonly List<DeclarationProblem> serviceProblems = [];
    private readonly List<DeclarationProblem> settingProblems = [];
    private readonly HashSet<(TypeReading Layer, string Service)> read = [];

    public ClassDeclaration Read()
    {
        TypeReading[] layers = LayersOf(type);
        foreach (TypeReading layer in layers)
        {
            AddServices(layer);
        }

        return new ClassDeclaration(
            type.ToDisplayString(),
            layers.Select(l => l.Target).FirstOrDefault(t => t is not null),
            Settle(layers, SettingsOfInstance, service: null),
            settingProblems.ToEquatableArray(),
            services.ToEquatableArray(),
            serviceConflicts.ToEquatableArray(),
            serviceProblems.ToEquatableArray(),
            layers.SelectMany(ServiceReading.Without).ToEquatableArray(),
            Tables(layers),
            layers.SelectMany(l => l.AcceptedRisksOf(serviceKey: null)).ToEquatableArray(),
            layers.SelectMany(l => l.ExpectationsOf(serviceKey: null)).ToEquatableArray(),
            layers.SelectMany(l => l.DeliveryExpectationsOf(serviceKey: null)).ToEquatableArray()
        )
        {
            Needs = layers.SelectMany(l => l.Needs).ToEquatableArray(),
        };
    }

    private TypeReading[] LayersOf(INamedTypeSymbol of) => [.. Layers.Of(of).Select(Reading)];

    /// <summary>What stands on the class or in it is its own declaration, everything else a policy.</summary>
    private TypeReading Reading(INamedTypeSymbol layer) =>
        compilation.Read(
            layer,
            SymbolEqualityComparer.Default.Equals(layer, type)
            || SymbolEqualityComparer.Default.Equals(layer.ContainingType, type)
                ? OriginKind.Declaration
                : OriginKind.Policy
        );

    /// <summary>A nearer service hides a farther one of the same name and type.</summary>
    private void AddServices(TypeReading layer)
    {
        HashSet<string> nearer = [.. services.Select(s => s.Key)];
        foreach (INamedTypeSymbol nested in layer.Services)
        {
            ServiceDeclaration service = Service(layer, nested, Reading(nested).Service!);
            if (!nearer.Contains(service.Key))
            {
                ofTransports.AddRange(service.Settings.Where(s => s.IsOfTransport).Select(s => (layer, s)));
                services.Add(
                    service with
                    {
                        Settings = service.Settings.Where(s => !s.IsOfTransport).ToEquatableArray(),
                    }
                );
            }
        }
    }

    private ServiceDeclaration Service(TypeReading owner, INamedTypeSymbol nested, DeclaredService declared)
    {
        TypeReading[] layers = LayersOf(nested);
        foreach (TypeReading layer in layers)
        {
            foreach (INamedTypeSymbol table in layer.TablesInLists)
            {
                inServices.Add((owner, table));
            }
        }

        string key = declared.Service.Key;
        IReadOnlyList<SettledSetting> settled = Settle(
            layers,
            layer => SettingsOfService(layer, declared.Service.Name),
            key
        );
        serviceConflicts.AddRange(settled.Select(s => s.Conflict).OfType<Conflict>());
        serviceProblems.AddRange(declared.Problems);
        return declared.Service with
        {
            Settings = settled.Select(s => s.Setting).ToEquatableArray(),
            AcceptedRisks = layers.SelectMany(l => l.AcceptedRisksOf(key)).ToEquatableArray(),
            Expectations = layers.SelectMany(l => l.ExpectationsOf(key)).ToEquatableArray(),
            DeliveryExpectations = layers.SelectMany(l => l.DeliveryExpectationsOf(key)).ToEquatableArray(),
        };
    }

    /// <summary>What the services nested in a layer say of their transports counts as said by the layer.</summary>
    private IEnumerable<SettingDeclaration> SettingsOfInstance(TypeReading layer)
    {
        DeclaredSettings declared = layer.SettingsOf(serviceName: null);
        settingProblems.AddRange(declared.Problems);
        return [.. declared.Settings, .. ofTransports.Where(t => t.Layer == layer).Select(t => t.Setting)];
    }

    /// <summary>Two services of one name can have a layer in common: what is wrong with it is said once.</summary>
    private IEnumerable<SettingDeclaration> SettingsOfService(TypeReading layer, string service)
    {
        DeclaredSettings declared = layer.SettingsOf(service);
        if (read.Add((layer, service)))
        {
            serviceProblems.AddRange(declared.Problems);
        }

        return declared.Settings;
    }

    private static IReadOnlyList<SettledSetting> Settle(
        TypeReading[] layers,
        Func<TypeReading, IEnumerable<SettingDeclaration>> settingsOf,
        string? service
    )
    {
        IEnumerable<SettingDeclaration>[] settings = [.. layers.Select(settingsOf)];
        int firstInterface = layers.Length - layers[0].Type.AllInterfaces.Length;
        return LayerSettings.Settle(
            settings.Take(firstInterface),
            [.. settings.Skip(firstInterface)],
            (one, other) => Layers.Outranks(layers[firstInterface + one].Type, layers[firstInterface + other].Type),
            service
        );
    }

    /// <summary>The tables that the lists of a layer name, and those of the services in it with their layers.</summary>
    private IEnumerable<INamedTypeSymbol> InLists(TypeReading layer) =>
        inServices.Count == 0
            ? layer.TablesInLists
            : layer.TablesInLists.Concat(inServices.Where(t => t.Layer == layer).Select(t => t.Table));

    /// <summary>
    /// The tables, nearest first. A nearer one hides a farther one of the same file name; where equals share a name, both
    /// stay, and a rule tells of it.
    /// </summary>
    private LookupTableDeclaration[] Tables(TypeReading[] layers)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        (TypeReading Layer, LookupTableDeclaration Declared)[] all =
        [
            .. layers.SelectMany(layer =>
                layer.Tables.Concat(InLists(layer)).Where(seen.Add).Select(table => (layer, Reading(table).Table))
            ),
        ];
        var sameFile = all.ToLookup(t => t.Declared.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. all.Where(t => !sameFile[t.Declared.Name].Any(other => Layers.Outranks(other.Layer.Type, t.Layer.Type)))
                .Select(t => t.Declared),
        ];
    }
}
