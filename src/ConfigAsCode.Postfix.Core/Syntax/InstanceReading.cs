using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What the files of an instance say.</summary>
/// <param name="Instance">What is in force: without the lines that Postfix skips or overrides.</param>
/// <param name="Problems">main.cf first, then master.cf, then the tables; each in the order of its lines.</param>
public sealed record InstanceReading(Instance Instance, EquatableArray<SyntaxProblem> Problems);
