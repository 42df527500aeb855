using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>What a class declares for each of its instances, all layers resolved.</summary>
/// <param name="Name">The name of the class, with its namespace.</param>
/// <param name="Target">The nearest target; null where no layer names one.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="SettingProblems">The problems of the settings.</param>
/// <param name="Services">The services; a nearer one hides a farther one of the same name and type.</param>
/// <param name="ServiceConflicts">The parameters of services on which layers disagree.</param>
/// <param name="ServiceProblems">The problems of the services.</param>
/// <param name="Without">Keys (<c>lmtp/unix</c>) of the services that are left out.</param>
/// <param name="Tables">The lookup tables, the nearest first.</param>
/// <param name="AcceptedRisks">The risks accepted for the whole instance.</param>
/// <param name="Expectations">What is expected of the SMTP servers of the instance.</param>
/// <param name="DeliveryExpectations">Where mail must go.</param>
internal sealed record ClassDeclaration(
    string Name,
    TargetDeclaration? Target,
    IReadOnlyList<SettledSetting> Settings,
    EquatableArray<DeclarationProblem> SettingProblems,
    EquatableArray<ServiceDeclaration> Services,
    EquatableArray<Conflict> ServiceConflicts,
    EquatableArray<DeclarationProblem> ServiceProblems,
    EquatableArray<string> Without,
    IReadOnlyList<LookupTableDeclaration> Tables,
    EquatableArray<AcceptedRisk> AcceptedRisks,
    EquatableArray<Expectation> Expectations,
    EquatableArray<DeliveryExpectation> DeliveryExpectations
)
{
    /// <summary>What policies need that only an instance can set.</summary>
    public EquatableArray<NeededSetting> Needs { get; init; }
}
