using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>
/// The instances that a project declares, and what the generator made of them. Whatever is written, compared, accepted, packed or
/// published comes from here, and each text is parsed once.
/// </summary>
public sealed class RenderedProject
{
    private PostureReport? posture;
    private (string[] Notices, IReadOnlyList<PageText> Pages)? pages;

    /// <param name="instances">The instances with files, by name, in ordinal order.</param>
    /// <param name="unrendered">The instances that no file can say.</param>
    /// <param name="declarations">What is wrong with declarations that are in no instance.</param>
    /// <param name="declared">What [PostfixInstance] says in the assembly itself, which no generator wrote.</param>
    public RenderedProject(
        IReadOnlyList<RenderedInstance> instances,
        IReadOnlyList<UnrenderedInstance> unrendered,
        IReadOnlyList<PackedFinding> declarations,
        IReadOnlyList<DeclaredName> declared
    )
    {
        Instances = instances;
        Unrendered = unrendered;
        Declarations = declarations;
        Declared = declared;
    }

    public IReadOnlyList<RenderedInstance> Instances { get; }

    public IReadOnlyList<UnrenderedInstance> Unrendered { get; }

    public IReadOnlyList<PackedFinding> Declarations { get; }

    public IReadOnlyList<DeclaredName> Declared { get; }

    /// <summary>What all instances do, for the pages.</summary>
    public PostureReport Posture =>
        posture ??= PostureReport.Of(
            Beside(instance => new PosturedInstance(instance.Model, instance.DeclaringClass, instance.Policies))
        );

    /// <summary>The pages about all instances, made once for the same notices, whoever asks; none without an instance.</summary>
    internal IReadOnlyList<PageText> PagesWith(IEnumerable<string> notices)
    {
        string[] asked = [.. notices];
        if (pages is not { } known || !known.Notices.SequenceEqual(asked))
        {
            known = (asked, Instances.Count == 0 ? [] : PosturePages.Of(Posture with { Notices = asked }));
            pages = known;
        }

        return known.Pages;
    }

    /// <summary>
    /// Reads the models of all instances, several at once, and each text that is not like another one once.
    /// </summary>
    /// <param name="hasFault">Whether something is wrong with the lines of the files.</param>
    /// <returns>The instances with such a fault.</returns>
    internal IReadOnlyList<RenderedInstance> Read(Func<InstanceReading, bool> hasFault)
    {
        var shared = new SharedModels();
        return
        [
            .. SideBySide
                .Of(AlikeFiles.Among(Instances), alike => alike.Read(shared, hasFault))
                .SelectMany(faulty => faulty),
        ];
    }

    /// <summary>Does something for each instance, several at once, and gives the results in their order.</summary>
    internal T[] Beside<T>(Func<RenderedInstance, T> of) => SideBySide.Of(Instances, of);
}
