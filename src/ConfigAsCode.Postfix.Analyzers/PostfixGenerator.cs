using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using InstanceReading = ConfigAsCode.Postfix.Analyzers.Binding.InstanceReading;

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
        IncrementalValuesProvider<DeclaredInstance> instances = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                InstanceReading.AttributeName,
                predicate: static (_, _) => true,
                transform: static (attributed, _) => Bind(attributed)
            )
            .SelectMany(static (all, _) => all)
            .WithTrackingName(InstancesStep);

        IncrementalValueProvider<OutputNames> names = instances
            .Select(static (instance, _) => instance.Key)
            .Collect()
            .Select(static (keys, _) => new OutputNames(keys.ToEquatableArray()));

        IncrementalValuesProvider<OutputSource> rendered = instances
            .Combine(names)
            .Select(static (named, _) => (Type: named.Right[named.Left.Key], named.Left.Model))
            .Select(static (named, _) => Render(named.Type, named.Model))
            .WithTrackingName(RenderedStep);

        context.RegisterSourceOutput(
            rendered,
            static (output, source) => output.AddSource(source.HintName, source.Text)
        );

        // For the build alone: no C# refers to it, so an editor need not have it at each keystroke.
        context.RegisterImplementationSourceOutput(
            context.CompilationProvider.Select(
                static (compilation, cancellation) =>
                    Pack(MisplacedDeclarations.In(compilation, cancellation)).ToEquatableArray()
            ),
            static (output, findings) =>
            {
                if (findings.Count > 0)
                {
                    OutputSource source = OutputSource.OfDeclarations(findings);
                    output.AddSource(source.HintName, source.Text);
                }
            }
        );
    }

    /// <summary>Without files for a model that no file can say: then its findings say why.</summary>
    private static OutputSource Render(string type, Instance instance) =>
        OutputSource.Of(
            type,
            instance,
            Pack(Rulebook.AnalyzeDeclaration(instance)),
            InstanceRenderer.ErrorIn(instance).Count == 0 ? InstanceRenderer.Render(instance) : default
        );

    private static IEnumerable<PackedFinding> Pack(IEnumerable<Finding> findings) =>
        findings.Where(f => f.Severity == RuleSeverity.Error).Select(f => new PackedFinding(f.Rule.Id, f.Message));

    /// <summary>
    /// What the attributes of this very part of a class declare: for another part with such an attribute there is another call.
    /// </summary>
    private static EquatableArray<DeclaredInstance> Bind(GeneratorAttributeSyntaxContext attributed) =>
        attributed.TargetSymbol is INamedTypeSymbol type
            ? CompilationReading
                .Of(attributed.SemanticModel.Compilation)
                .InstancesOf(type)
                .Select((bound, index) => (bound.Instance, bound.Attribute, Index: index))
                .Where(bound => StandsOn(attributed.TargetNode, bound.Attribute))
                .Select(bound => new DeclaredInstance(
                    OutputKey.Of(type, bound.Instance.Name, bound.Index),
                    bound.Instance
                ))
                .ToEquatableArray()
            : default;

    private static bool StandsOn(SyntaxNode part, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == part.SyntaxTree
        && part.Span.Contains(place.Span);
}
