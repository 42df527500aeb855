using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The places in C# behind the origins of one instance: those of its own attribute, and those of the types that it has.</summary>
internal sealed class InstanceSites(INamedTypeSymbol type, SiteList own, CompilationReading compilation)
{
    /// <summary>What the target's default services hold has no place in C#; the instance answers for it.</summary>
    public Site this[Origin origin] =>
        (origin.HandleList.Length == 0 ? own : compilation.SitesOf(origin.HandleList)).At(
            Math.Max(0, origin.Handle),
            type
        );
}
