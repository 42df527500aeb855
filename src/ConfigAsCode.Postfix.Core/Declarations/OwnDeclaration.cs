using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>What belongs to one instance alone, beside what its class declares for all instances.</summary>
/// <param name="Name">The name of the instance.</param>
/// <param name="Target">Its own target, which outranks that of the class; null where it has none.</param>
/// <param name="Settings">Its own settings, which outrank those of the class.</param>
/// <param name="Problems">The problems of its settings.</param>
/// <param name="Origin">The declaration of the instance.</param>
internal sealed record OwnDeclaration(
    string Name,
    TargetDeclaration? Target,
    EquatableArray<SettingDeclaration> Settings,
    EquatableArray<DeclarationProblem> Problems,
    Origin Origin
);
