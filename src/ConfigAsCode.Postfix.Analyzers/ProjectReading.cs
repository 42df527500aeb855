using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Analyzers.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The instance classes of a compilation, read. What was read of a class is kept with the file that declares it, for the analyzer, whose
/// compilation has the generated files besides, and for the next keystroke, which changes one file: a class is read again when a file changed
/// that it was read from, or the shape of the project.
/// </summary>
internal sealed class ProjectReading
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, ReadClass>> Known = new();
    private static readonly ConditionalWeakTable<Compilation, ProjectReading> OfCompilation = new();

    private readonly Lazy<HashSet<DeclaredType>> used;

    private ProjectReading(IReadOnlyList<ReadClass> classes)
    {
        Classes = classes;
        IsUncertain = classes.Any(read => read.Used.IsUncertain);
        used = new Lazy<HashSet<DeclaredType>>(() => [.. classes.SelectMany(read => read.Used.All)]);
    }

    public IReadOnlyList<ReadClass> Classes { get; }

    public bool HasInstances => Classes.Count > 0;

    /// <summary>Whether an instance names a base that does not exist, as while its name is typed: then nobody knows what is used.</summary>
    public bool IsUncertain { get; }

    /// <summary>Whether an instance has the type: as a layer, a service, a table, or what one of these derives from.</summary>
    public bool Uses(INamedTypeSymbol type) => DeclaredType.Of(type) is { } declared && used.Value.Contains(declared);

    public static ProjectReading Of(Compilation compilation, CancellationToken cancellation)
    {
        if (OfCompilation.TryGetValue(compilation, out ProjectReading known))
        {
            return known;
        }

        var classes = new List<ReadClass>();
        var seen = new HashSet<DeclaredType>();
        foreach (TypeDeclarationSyntax declaration in InstanceClasses.In(compilation, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            // A partial class can carry the attribute in two parts.
            if (Read(declaration, compilation, cancellation) is { } read && seen.Add(read.Type))
            {
                classes.Add(read);
            }
        }

        return OfCompilation.GetValue(compilation, _ => new ProjectReading(classes));
    }

    private static ReadClass? Read(
        TypeDeclarationSyntax declaration,
        Compilation compilation,
        CancellationToken cancellation
    )
    {
        ConcurrentDictionary<int, ReadClass> ofFile = Known.GetOrCreateValue(declaration.SyntaxTree);
        if (ofFile.TryGetValue(declaration.SpanStart, out ReadClass known) && known.HoldsIn(compilation))
        {
            return known;
        }

        return
            compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation)
                is INamedTypeSymbol type
            ? ofFile[declaration.SpanStart] = ReadClass.Of(type, compilation)
            : null;
    }
}
