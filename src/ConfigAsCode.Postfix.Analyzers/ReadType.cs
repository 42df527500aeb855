using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// What is to be said of a type by itself. Like an instance class (<see cref="ReadClass"/>) it is read again when a file changed that it was read
/// from, or the shape of the project.
/// </summary>
internal sealed class ReadType
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, ReadType>> Known = new();

    private readonly SiteList sites;
    private readonly ReadSources sources;
    private readonly ProjectShape shape;

    private ReadType(INamedTypeSymbol type, ProjectShape shape)
    {
        this.shape = shape;
        sites = new SiteList(OriginKind.Declaration, key: "");
        ((Misplaced, Unused), sources) = ReadSources.Of(() =>
        {
            Finding[] misplaced =
            [
                .. MisplacedServices
                    .On(type, sites)
                    .Concat(MisplacedTables.On(type, sites))
                    .Concat(RestrictionReading.Misplaced(type, sites))
                    .Select(Rulebook.Report),
            ];
            return (misplaced, UnusedDeclarations.Of(type, sites));
        });
        sites.Close();
        sources.ForgetSymbols();
    }

    /// <summary>What is wrong with its attributes, whether an instance has it or not.</summary>
    public IReadOnlyList<Finding> Misplaced { get; }

    /// <summary>What is wrong where no instance has it; null for what is not for instances.</summary>
    public DeclarationProblem? Unused { get; }

    public static ReadType Of(INamedTypeSymbol type, Compilation compilation)
    {
        var shape = ProjectShape.Of(compilation);
        if (DeclaredType.Of(type) is not { } declared)
        {
            return new ReadType(type, shape);
        }

        ConcurrentDictionary<TextSpan, ReadType> ofFile = Known.GetOrCreateValue(declared.Tree);
        return ofFile.TryGetValue(declared.Span, out ReadType known) && known.sources.HoldIn(compilation, known.shape)
            ? known
            : ofFile[declared.Span] = new ReadType(type, shape);
    }

    public Site SiteOf(Origin origin) => sites[origin.Handle];
}
