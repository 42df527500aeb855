using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>An instance as it was declared, all layers resolved: the input of <see cref="InstanceBuilder"/>.</summary>
/// <param name="Without">Keys (<c>lmtp/unix</c>) of the services that are left out.</param>
internal sealed record InstanceDeclaration(
    string Name,
    string DeclaredBy,
    Target? Target,
    EquatableArray<SettingDeclaration> Settings,
    EquatableArray<ServiceDeclaration> Services,
    EquatableArray<string> Without,
    EquatableArray<TableDeclaration> Tables,
    EquatableArray<Conflict> Conflicts,
    EquatableArray<DeclarationProblem> Problems,
    Origin Origin
)
{
    /// <summary>The risks accepted for the whole instance.</summary>
    public EquatableArray<AcceptedRisk> AcceptedRisks { get; init; }

    /// <summary>What is expected of the SMTP servers of the instance.</summary>
    public EquatableArray<Expectation> Expectations { get; init; }

    /// <summary>Where mail must go.</summary>
    public EquatableArray<DeliveryExpectation> DeliveryExpectations { get; init; }
}
