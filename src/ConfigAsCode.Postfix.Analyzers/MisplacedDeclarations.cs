using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// What is wrong with the attributes of a class by itself, whether an instance has it or not; else that none has it.
/// </summary>
internal static class MisplacedDeclarations
{
    /// <summary>What is misplaced in a whole compilation: the same for every class, without the places.</summary>
    public static IEnumerable<Finding> In(Compilation compilation, CancellationToken cancellation)
    {
        var namespaces = new Stack<INamespaceOrTypeSymbol>([compilation.Assembly.GlobalNamespace]);
        while (namespaces.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol holder = namespaces.Pop();
            if (holder is INamedTypeSymbol type)
            {
                foreach (Finding finding in On(type, new SiteList(OriginKind.Declaration, key: "")))
                {
                    yield return finding;
                }
            }

            // What is popped last was pushed first.
            foreach (INamespaceOrTypeSymbol member in holder.GetMembers().OfType<INamespaceOrTypeSymbol>().Reverse())
            {
                namespaces.Push(member);
            }
        }
    }

    public static IEnumerable<Diagnostic> On(INamedTypeSymbol type, UsedTypes used, CancellationToken cancellation)
    {
        var sites = new SiteList(OriginKind.Declaration, key: "");
        Finding[] misplaced = [.. On(type, sites)];
        foreach (Finding finding in misplaced.Length > 0 ? misplaced : UnusedDeclarations.On(type, used, sites))
        {
            Location location = sites
                .At(finding.Place.Origin.Handle, type)
                .Locate(wholeAttribute: false, part: "", cancellation);
            yield return Descriptors.Report(finding, location, finding.Message);
        }
    }

    private static IEnumerable<Finding> On(INamedTypeSymbol type, SiteList sites) =>
        MisplacedServices
            .On(type, sites)
            .Concat(MisplacedTables.On(type, sites))
            .Concat(RestrictionReading.Misplaced(type, sites))
            .Select(Rulebook.Report);
}
