using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// Writes the files of an instance. What is written reads back as the same model; what cannot be written so is refused.
/// </summary>
public static class InstanceRenderer
{
    // Several rules ask, then the renderer itself.
    private static readonly ConditionalWeakTable<Instance, StrongBox<EquatableArray<RenderError>>> Errors = new();

    /// <summary>What in the model no file for its target can say; nothing where it can be rendered.</summary>
    public static EquatableArray<RenderError> ErrorIn(Instance instance) =>
        Errors.GetValue(instance, i => new StrongBox<EquatableArray<RenderError>>(RenderCheck.In(i))).Value;

    /// <summary>main.cf, master.cf, then the tables; ask <see cref="ErrorIn"/> first.</summary>
    /// <exception cref="InvalidOperationException">The model holds something that the files cannot say.</exception>
    public static EquatableArray<RenderedFile> Render(Instance instance)
    {
        EquatableArray<RenderError> obstacles = ErrorIn(instance);
        if (obstacles.Count > 0 || instance.Target is not { } target)
        {
            throw new InvalidOperationException(string.Join("\n", obstacles));
        }

        var files = new List<RenderedFile>
        {
            new(InstanceReader.MainCf, MainCfWriter.Write(instance, target)),
            new(InstanceReader.MasterCf, MasterCfWriter.Write(instance, target)),
        };
        var uses = TableUses.Of(instance, target);
        files.AddRange(
            instance.Tables.Select(table => new RenderedFile(
                table.Name,
                TableWriter.Write(instance, table, target, uses)
            ))
        );
        return files.ToEquatableArray();
    }
}
