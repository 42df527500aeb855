using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// The parts of a model that its own name and settings do not change: all instances of a class have the same on one target.
/// </summary>
internal sealed class SharedParts
{
    private readonly Target? target;
    private readonly Dictionary<SettingDeclaration, Setting> inMainCf = new(ReferenceComparer.OfValues);

    private SharedParts(InstanceDeclaration declaration)
    {
        // Without a target nothing can be told but that (PFX0001); the services wait for it too.
        target = declaration.Target;
        var problems = new List<DeclarationProblem>();
        IEnumerable<Service> defaults = target is null ? [] : DefaultServices.Of(target);
        ServiceDeclaration[] declared =
        [
            .. declaration.Services.Where(s =>
                s.Origin.Kind == OriginKind.Declaration || !declaration.Without.Contains(s.Key)
            ),
        ];
        Services = DeclaredServices
            .Merge([.. defaults.Where(s => !declaration.Without.Contains(s.Key))], declared, target, problems)
            .ToEquatableArray();
        Tables = declaration.Tables.Where(t => !t.IsInValue).Select(t => t.Table).ToEquatableArray();
        AcceptedRisks = declaration.AcceptedRisks.Concat(declared.SelectMany(s => s.AcceptedRisks)).ToEquatableArray();
        Expectations = declaration.Expectations.Concat(declared.SelectMany(s => s.Expectations)).ToEquatableArray();
        DeliveryExpectations = declaration
            .DeliveryExpectations.Concat(declared.SelectMany(s => s.DeliveryExpectations))
            .ToEquatableArray();
        Problems = problems.ToEquatableArray();
        foreach (SettingDeclaration setting in declaration.Settings)
        {
            inMainCf[setting] = TargetText.InMainCf(setting, target);
        }
    }

    public EquatableArray<Service> Services { get; }

    public EquatableArray<Table> Tables { get; }

    public EquatableArray<AcceptedRisk> AcceptedRisks { get; }

    public EquatableArray<Expectation> Expectations { get; }

    public EquatableArray<DeliveryExpectation> DeliveryExpectations { get; }

    /// <summary>The problems of the services.</summary>
    public EquatableArray<DeclarationProblem> Problems { get; }

    public static SharedParts Of(InstanceDeclaration declaration) => new(declaration);

    /// <summary>A setting as main.cf has it: the shared one, where the declaration is shared.</summary>
    public Setting InMainCf(SettingDeclaration setting) =>
        inMainCf.TryGetValue(setting, out Setting? shared) ? shared : TargetText.InMainCf(setting, target);
}
