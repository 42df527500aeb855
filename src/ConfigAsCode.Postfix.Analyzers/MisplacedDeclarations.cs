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
                foreach (Finding finding in ReadType.Of(type, compilation).Misplaced)
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

    /// <summary>What is to be reported on one type.</summary>
    public static IEnumerable<Diagnostic> On(
        INamedTypeSymbol type,
        ProjectReading project,
        Compilation compilation,
        CancellationToken cancellation
    )
    {
        var read = ReadType.Of(type, compilation);
        IEnumerable<Finding> findings =
            read.Misplaced.Count > 0 ? read.Misplaced : UnusedDeclarations.On(type, read, project);
        foreach (Finding finding in findings)
        {
            Location location = read.SiteOf(finding.Place.Origin)
                .Locate(compilation, wholeAttribute: false, part: "", cancellation);
            yield return Descriptors.Report(finding, location, finding.Message);
        }
    }
}
