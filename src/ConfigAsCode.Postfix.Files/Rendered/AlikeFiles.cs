using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>
/// Instances whose files differ, line by line, in comments and in the settings of main.cf that hold the name of the host or its addresses. What the
/// files of the first say is what those of each say, but for these values, so that the others are not parsed.
/// </summary>
internal sealed class AlikeFiles
{
    // Of such values no rule about lines can say anything.
    private static readonly Regex Line = new(
        @"^(?<name>[a-z0-9_]+) *= (?<value>[A-Za-z0-9.:,\[\]_-]([A-Za-z0-9.:,\[\]_ -]*[A-Za-z0-9.:,\[\]_-])?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    private readonly IReadOnlyList<RenderedInstance> instances;

    private AlikeFiles(IReadOnlyList<RenderedInstance> instances) => this.instances = instances;

    public static IReadOnlyList<AlikeFiles> Among(IEnumerable<RenderedInstance> instances)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. instances
                .GroupBy(i => new
                {
                    i.Target,
                    i.AcceptedRisks,
                    Files = InGeneral(i, parts),
                })
                .Select(same => new AlikeFiles([.. same])),
        ];
    }

    /// <summary>
    /// Reads the models of all; gives those that have to be judged together with their lines, since something is wrong with these.
    /// </summary>
    public IReadOnlyList<RenderedInstance> Read(SharedModels shared, Func<InstanceReading, bool> hasFault)
    {
        RenderedInstance first = instances[0];
        InstanceReading reading = first.Read();
        Setting?[] settings = [.. OwnLines(first).Select(own => SettingOf(own, reading.Instance))];
        if (hasFault(reading) || settings.Any(setting => setting is null))
        {
            return [.. instances.Where(instance => IsFaulty(instance, shared, hasFault))];
        }

        first.Model = shared.With(FileLines.WithoutColumns(reading.Instance));
        int[] places =
        [
            .. settings.Select(own => Array.FindIndex([.. reading.Instance.Settings], s => ReferenceEquals(s, own))),
        ];
        foreach (RenderedInstance other in instances.Skip(1))
        {
            Setting[] own = [.. first.Model.Settings];
            foreach ((int place, string value) in places.Zip(OwnLines(other), (place, line) => (place, line.Value)))
            {
                own[place] = own[place] with { Value = value };
            }

            other.Model = shared.WithSettings(
                first.Model with
                {
                    Name = other.Name,
                    DeclaredBy = other.Name,
                    Settings = own.ToEquatableArray(),
                }
            );
        }

        return [];
    }

    private static bool IsFaulty(RenderedInstance instance, SharedModels shared, Func<InstanceReading, bool> hasFault)
    {
        InstanceReading reading = instance.Read();
        instance.Model = shared.With(FileLines.WithoutColumns(reading.Instance));
        return hasFault(reading);
    }

    /// <summary>The setting that stands on such a line, and nowhere else too; null where Postfix reads it otherwise.</summary>
    private static Setting? SettingOf((int Number, string Name, string Value) line, Instance instance) =>
        instance.Settings.FirstOrDefault(s =>
            FileLines.LineOf(s) == line.Number && s.Parameter == line.Name && s.Value == line.Value
        );

    /// <summary>The files without what may differ.</summary>
    private static string InGeneral(RenderedInstance instance, Dictionary<string, int> parts)
    {
        var general = new StringBuilder();
        foreach (PackedFile file in instance.Packed)
        {
            if (!parts.TryGetValue(file.Part, out int part))
            {
                part = parts.Count;
                parts.Add(file.Part, part);
            }

            general.Append(file.Path).Append('|').Append(file.TableType).Append('|').Append(part).Append('\n');
            foreach (PatchedLine line in LinePatch.LinesOf(file.Patch))
            {
                general
                    .Append(line.Number)
                    .Append(' ')
                    .Append(line.IsReplaced ? InGeneral(file.Path, line.Text) : "+" + line.Text)
                    .Append('\n');
            }
        }

        return general.ToString();
    }

    private static string InGeneral(string file, string line) =>
        line.Length > 0 && line[0] == '#' && line.All(c => c is >= ' ' and <= '~') ? "#"
        : OwnIn(file, line) is { } own ? "=" + own.Name
        : "+" + line;

    private static IEnumerable<(int Number, string Name, string Value)> OwnLines(RenderedInstance instance) =>
        from file in instance.Packed
        from line in LinePatch.LinesOf(file.Patch)
        where line.IsReplaced
        let own = OwnIn(file.Path, line.Text)
        where own is not null
        select (line.Number, own.Value.Name, own.Value.Value);

    private static (string Name, string Value)? OwnIn(string file, string line) =>
        file == InstanceReader.MainCf
        && Line.Match(line) is { Success: true } match
        && InstanceShape.CanDiffer(match.Groups["name"].Value)
            ? (match.Groups["name"].Value, match.Groups["value"].Value)
            : null;
}
