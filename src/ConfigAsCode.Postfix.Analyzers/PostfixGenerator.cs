using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// Renders each instance into constants of the compilation, where the build task finds them. It reports nothing: the
/// analyzer does, with locations that can be suppressed and do not break caching.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PostfixGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds one model per instance.</summary>
    public const string InstancesStep = "Instances";

    /// <summary>The step that holds the source text per instance.</summary>
    public const string RenderedStep = "Rendered";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The transform runs for every annotated class on every edit, since a layer may stand in any file. It only copies
        // values; an instance that comes out equal is not rendered again.
        IncrementalValuesProvider<Instance> instances = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                InstanceBinder.AttributeName,
                predicate: static (_, _) => true,
                transform: static (attributed, _) => Bind(attributed.TargetSymbol)
            )
            .SelectMany(static (all, _) => all)
            .WithTrackingName(InstancesStep);

        IncrementalValuesProvider<OutputSource?> rendered = instances
            .Select(static (instance, _) => Render(instance))
            .WithTrackingName(RenderedStep);

        context.RegisterSourceOutput(
            rendered,
            static (output, source) =>
            {
                if (source is not null)
                {
                    output.AddSource(source.HintName, source.Text);
                }
            }
        );
    }

    /// <summary>Nothing for a model that no file can say; a rule tells why.</summary>
    private static OutputSource? Render(Instance instance) =>
        InstanceRenderer.WhyNot(instance).Count == 0
            ? OutputSource.Of(instance, InstanceRenderer.Render(instance))
            : null;

    private static EquatableArray<Instance> Bind(ISymbol symbol) =>
        symbol is INamedTypeSymbol type
            ? InstanceBinder.Bind(type).Select(bound => bound.Instance).ToEquatableArray()
            : default;
}
