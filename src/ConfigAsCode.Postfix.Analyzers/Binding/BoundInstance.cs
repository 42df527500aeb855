using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>An instance with the attribute that declares it, and the places behind its origins.</summary>
internal sealed record BoundInstance(Instance Instance, AttributeData Attribute, InstanceSites Sites);
