using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>An instance with what tells it from one that is declared in the very same words.</summary>
internal sealed record DeclaredInstance(OutputKey Key, Instance Model);
