using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>One Postfix instance, as it stands in the assembly.</summary>
public sealed class RenderedInstance
{
    private readonly PackedInstance packed;
    private Instance? model;

    internal RenderedInstance(string declaringClass, PackedInstance packed)
    {
        DeclaringClass = declaringClass;
        this.packed = packed;
        Target = packed.Target ?? throw new ArgumentException($"{packed.Name} has no files.");
    }

    /// <summary>The folder of its files.</summary>
    public string Name => packed.Name;

    /// <summary>The class that declares it, under the name that no other class of the assembly has.</summary>
    public string DeclaringClass { get; }

    /// <summary>What its files run on.</summary>
    public Target Target { get; }

    /// <summary>What is wrong with its declaration, of which its files say nothing.</summary>
    public EquatableArray<PackedFinding> Findings => packed.Findings;

    /// <summary>The risks that its authors have accepted.</summary>
    public EquatableArray<AcceptedRisk> AcceptedRisks => packed.AcceptedRisks;

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> FileNames => packed.Files.Select(file => file.Path);

    /// <summary>Its files, in the order in which the generator has them; made anew for who asks, since those of a project are much alike.</summary>
    /// <exception cref="OutputRefusedException">No generator wrote them so.</exception>
    public IReadOnlyList<InstanceFile> Files => [.. packed.Files.Select(FileOf)];

    /// <summary>What the files say.</summary>
    public Instance Model
    {
        get => model ??= FileLines.WithoutColumns(Read().Instance);
        internal set => model = value;
    }

    /// <summary>What the host has to run, in the folder of the files, after each change.</summary>
    public IEnumerable<string> Commands
    {
        get
        {
            var uses = TableUses.Of(Model, Target);
            return Model.Tables.Select(table => HostCommand.For(table, uses)).OfType<string>();
        }
    }

    /// <summary>The settings that come from a policy.</summary>
    internal EquatableArray<PolicySetting> Policies => packed.Policies;

    /// <summary>How its files stand in the assembly.</summary>
    internal IReadOnlyList<PackedFile> Packed => packed.Files;

    /// <summary>The files as the daemons will read them, parsed now.</summary>
    internal InstanceReading Read()
    {
        InstanceReading read = ConfigurationReader.Read(Name, Target, Files);
        return read with { Instance = read.Instance with { AcceptedRisks = AcceptedRisks } };
    }

    private InstanceFile FileOf(PackedFile file)
    {
        try
        {
            return new InstanceFile(file.Path, file.Text(), file.TableType);
        }
        catch (FormatException malformed)
        {
            throw new OutputRefusedException(
                $"The output of {DeclaringClass} is not what the generator writes: {malformed.Message}"
            );
        }
    }
}
