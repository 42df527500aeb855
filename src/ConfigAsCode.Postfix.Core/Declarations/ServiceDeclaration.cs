using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A service as it was declared; what is null comes from the default service of the same name and type.</summary>
internal sealed record ServiceDeclaration(
    string Name,
    ServiceType Type,
    string? Private,
    string? Unprivileged,
    string? Chroot,
    string? Wakeup,
    string? ProcessLimit,
    string? Program,
    EquatableArray<SettingDeclaration> Settings,
    EquatableArray<string> Arguments,
    Origin Origin
)
{
    /// <summary>The risks accepted for this service.</summary>
    public EquatableArray<AcceptedRisk> AcceptedRisks { get; init; }

    /// <summary>What is expected of this service.</summary>
    public EquatableArray<Expectation> Expectations { get; init; }

    /// <summary>Where the mail must go that this service takes.</summary>
    public EquatableArray<DeliveryExpectation> DeliveryExpectations { get; init; }

    /// <summary>How Postfix itself names the service: <c>smtp/inet</c>.</summary>
    public string Key => Service.KeyOf(Name, Type.ToMasterCf());
}
