using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// What a reading has seen: the files with the attributes that it looked at, the places it gave origins for, and the presets. It is kept with what
/// was read, which holds as long as these files are the same, and so is the shape of all others (<see cref="ProjectShape"/>).
/// </summary>
internal sealed class ReadSources
{
    // One reading runs on one thread, and asks for others on the way.
    [ThreadStatic]
    private static ReadSources? current;

    private readonly HashSet<SyntaxTree> trees = [];
    private readonly Dictionary<string, SiteList> sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> presets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SiteList> Sites => sites;

    /// <summary>The types of other assemblies that have places, by their keys.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol> Presets => presets;

    /// <summary>Whether what was read from them would be read again as it is.</summary>
    /// <param name="compilation">The compilation that asks.</param>
    /// <param name="shape">That of the project when they were read.</param>
    public bool HoldIn(Compilation compilation, ProjectShape shape) =>
        shape.Equals(ProjectShape.Of(compilation)) && trees.All(compilation.ContainsSyntaxTree);

    /// <summary>From now on it holds nothing of its compilation.</summary>
    public void ForgetSymbols() => presets.Clear();

    /// <summary>Reads, and tells what was seen.</summary>
    public static Reading<T> Of<T>(Func<T> read)
    {
        ReadSources? around = current;
        var seen = new ReadSources();
        current = seen;
        try
        {
            return new Reading<T>(read(), seen);
        }
        finally
        {
            current = around;
        }
    }

    /// <summary>The attributes of a symbol are looked at.</summary>
    public static void Saw(ISymbol symbol)
    {
        if (current is { } seen)
        {
            foreach (SyntaxReference declaration in symbol.OriginalDefinition.DeclaringSyntaxReferences)
            {
                seen.trees.Add(declaration.SyntaxTree);
            }
        }
    }

    public static void SawPreset(string key, INamedTypeSymbol type)
    {
        if (current is { } seen)
        {
            seen.presets[key] = type;
        }
    }

    /// <summary>Origins of this list are handed out. Who reads the same once more has the same places.</summary>
    public static void HasSites(string key, SiteList list)
    {
        list.Close();
        if (current is { } seen)
        {
            seen.sites[key] = list;
        }
    }

    /// <summary>What somebody has read before is used once more.</summary>
    public static void Uses(ReadSources other)
    {
        if (current is { } seen)
        {
            seen.trees.UnionWith(other.trees);
            foreach (KeyValuePair<string, SiteList> list in other.sites)
            {
                seen.sites[list.Key] = list.Value;
            }

            foreach (KeyValuePair<string, INamedTypeSymbol> preset in other.presets)
            {
                seen.presets[preset.Key] = preset.Value;
            }
        }
    }
}
