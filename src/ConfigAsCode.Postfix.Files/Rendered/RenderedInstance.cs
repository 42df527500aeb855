using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Files.Configuration;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>One Postfix instance, as it stands in the assembly.</summary>
/// <param name="name">The folder of its files.</param>
/// <param name="target">What they run on.</param>
/// <param name="findings">What is wrong with its declaration, of which its files say nothing.</param>
/// <param name="acceptedRisks">The risks that its authors have accepted.</param>
/// <param name="policies">The settings that come from a policy.</param>
/// <param name="files">The files, in the order in which the generator numbered them.</param>
public sealed class RenderedInstance(
    string name,
    Target target,
    EquatableArray<PackedFinding> findings,
    EquatableArray<AcceptedRisk> acceptedRisks,
    EquatableArray<PolicySetting> policies,
    IReadOnlyList<InstanceFile> files
)
{
    private InstanceReading? reading;

    public string Name => name;

    public Target Target => target;

    public EquatableArray<PackedFinding> Findings => findings;

    public EquatableArray<AcceptedRisk> AcceptedRisks => acceptedRisks;

    public IReadOnlyList<InstanceFile> Files => files;

    /// <summary>The files as the daemons will read them; parsed once, whoever asks.</summary>
    public InstanceReading Reading => reading ??= Parse();

    public Instance Model => Reading.Instance;

    /// <summary>The same instance, whose settings name who declared them in place of a line of a file.</summary>
    public Instance WithPolicies => PackedPolicies.Apply(policies, Model);

    /// <summary>What the host has to run, in the folder of the files, after each change.</summary>
    public IEnumerable<string> Commands
    {
        get
        {
            var uses = TableUses.Of(new EffectiveView(Model, target));
            return Model.Tables.Select(table => HostCommand.For(table, uses)).OfType<string>();
        }
    }

    private InstanceReading Parse()
    {
        InstanceReading read = ConfigurationReader.Read(name, target, files);
        return read with { Instance = read.Instance with { AcceptedRisks = acceptedRisks } };
    }
}
