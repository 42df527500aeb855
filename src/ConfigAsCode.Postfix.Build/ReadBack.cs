using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Build;

/// <summary>Reads the files of an instance as the daemons will, from the text that is about to be written.</summary>
internal static class ReadBack
{
    public static InstanceReading Of(RenderedInstance rendered)
    {
        InstanceReading reading = InstanceReader.Read(
            rendered.Name,
            rendered.Target,
            TextOf(rendered, InstanceReader.MainCf),
            TextOf(rendered, InstanceReader.MasterCf),
            [
                .. rendered
                    .Files.Where(file => file.TableType is not null)
                    .Select(file => new TableFile(file.Name, file.TableType!, file.Text)),
            ]
        );
        return reading with { Instance = reading.Instance with { Waivers = rendered.Waivers } };
    }

    /// <summary>The same instance, whose settings name who declared them in place of a line of a file.</summary>
    public static Instance WithPolicies(RenderedInstance rendered) =>
        PackedPolicies.Apply(rendered.Policies, Of(rendered).Instance);

    /// <summary>Where a place of the files is, as <c>main.cf line 12</c>; null for a place that is in none.</summary>
    public static string? Place(Origin origin) =>
        origin is { Kind: OriginKind.File, Handle: > 0 }
            ? FormattableString.Invariant($"{origin.DeclaredBy} line {origin.Handle}")
            : null;

    private static string TextOf(RenderedInstance rendered, string name) =>
        rendered.Files.FirstOrDefault(file => file.Name == name)?.Text ?? "";
}
