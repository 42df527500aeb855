using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>A [PostfixInstance] of a class as it was read.</summary>
/// <param name="Model">The instance.</param>
/// <param name="Own">The places of what its own attribute declares.</param>
internal sealed record ReadInstance(Instance Model, SiteList Own);
