using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Files.Configuration;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>One Postfix instance, as it stands in the assembly.</summary>
/// <param name="name">The folder of its files.</param>
/// <param name="declaringClass">The class that declares it, under the name that no other class of the assembly has.</param>
/// <param name="target">What they run on.</param>
/// <param name="findings">What is wrong with its declaration, of which its files say nothing.</param>
/// <param name="acceptedRisks">The risks that its authors have accepted.</param>
/// <param name="policies">The settings that come from a policy.</param>
/// <param name="texts">The files, in the order in which the generator has them.</param>
public sealed class RenderedInstance(
    string name,
    string declaringClass,
    Target target,
    EquatableArray<PackedFinding> findings,
    EquatableArray<AcceptedRisk> acceptedRisks,
    EquatableArray<PolicySetting> policies,
    IReadOnlyList<RenderedText> texts
)
{
    private Instance? model;

    public string Name => name;

    public string DeclaringClass => declaringClass;

    public Target Target => target;

    public EquatableArray<PackedFinding> Findings => findings;

    public EquatableArray<AcceptedRisk> AcceptedRisks => acceptedRisks;

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> FileNames => texts.Select(text => text.Name);

    /// <summary>Its files; made anew for who asks.</summary>
    public IReadOnlyList<InstanceFile> Files =>
        [.. texts.Select(text => new InstanceFile(text.Name, text.Text(), text.TableType))];

    /// <summary>What the files say.</summary>
    public Instance Model => model ??= Read().Instance;

    /// <summary>The same instance, whose settings name who declared them in place of a line of a file.</summary>
    public Instance WithPolicies => PackedPolicies.Apply(policies, Model);

    /// <summary>What the host has to run, in the folder of the files, after each change.</summary>
    public IEnumerable<string> Commands
    {
        get
        {
            if (Model.Tables.Count == 0)
            {
                return [];
            }

            var uses = TableUses.Of(new EffectiveView(Model, target));
            return Model.Tables.Select(table => HostCommand.For(table, uses)).OfType<string>();
        }
    }

    /// <summary>What other instances of its project have in common with it.</summary>
    internal SharedModels Shared { private get; set; } = new();

    /// <summary>The files as the daemons will read them, parsed now; of them only the model is kept.</summary>
    internal InstanceReading Read()
    {
        InstanceReading read = ConfigurationReader.Read(name, target, Files);
        model = Shared.With(read.Instance with { AcceptedRisks = acceptedRisks });
        return read with { Instance = model };
    }
}
