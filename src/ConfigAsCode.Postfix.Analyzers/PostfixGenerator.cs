using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// Renders the instances of each class into constants of the compilation, where the build task finds them. It reports nothing: the
/// analyzer does, with locations that can be suppressed and do not break caching.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PostfixGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the models of each class.</summary>
    public const string ClassesStep = "Classes";

    /// <summary>The step that holds the source text of each class.</summary>
    public const string RenderedStep = "Rendered";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // A layer may stand in any file, so this runs on every edit. What no edit concerns is read no more, and what comes out equal is not
        // rendered again.
        IncrementalValuesProvider<DeclaredClass> classes = context
            .CompilationProvider.SelectMany(
                static (compilation, cancellation) =>
                    ProjectReading.Of(compilation, cancellation).Classes.Select(read => read.Output).Where(HasInstances)
            )
            .WithTrackingName(ClassesStep);

        IncrementalValueProvider<OutputNames> names = classes
            .Select(static (declared, _) => declared.Name)
            .Collect()
            .Select(static (all, _) => new OutputNames(all.ToEquatableArray()));

        IncrementalValuesProvider<OutputSource> rendered = classes
            .Combine(names)
            .Select(static (named, _) => (Type: named.Right[named.Left.Name], Class: named.Left))
            .Select(static (named, _) => OutputSource.Of(named.Type, named.Class))
            .WithTrackingName(RenderedStep);

        context.RegisterSourceOutput(
            rendered,
            static (output, source) => output.AddSource(source.HintName, source.Text)
        );

        // For the build alone: no C# refers to it, so an editor need not have it at each keystroke.
        context.RegisterImplementationSourceOutput(
            context.CompilationProvider.Select(
                static (compilation, cancellation) =>
                    OutputSource.OfDeclarations(MisplacedDeclarations.In(compilation, cancellation))
            ),
            static (output, source) =>
            {
                if (source is not null)
                {
                    output.AddSource(source.HintName, source.Text);
                }
            }
        );
    }

    private static bool HasInstances(DeclaredClass declared) => declared.Instances.Count > 0;
}
