using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The settings of one type, in the order of its attributes, and what cannot be a setting there.</summary>
internal sealed record DeclaredSettings(
    IReadOnlyList<SettingDeclaration> Settings,
    IReadOnlyList<DeclarationProblem> Problems
);
