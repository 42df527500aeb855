using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>What the attributes of a service class say, and what is wrong with them; its layers add settings and accepted risks.</summary>
internal sealed record DeclaredService(ServiceDeclaration Service, IReadOnlyList<DeclarationProblem> Problems);
