using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>An instance of a <see cref="PackedClass"/>.</summary>
/// <param name="Name">Its name, whatever it is.</param>
/// <param name="Findings">What is wrong with its declaration.</param>
/// <param name="Target">What it runs on; null for one that no file can say.</param>
/// <param name="AcceptedRisks">The risks that its authors have accepted.</param>
/// <param name="Policies">The settings that come from a policy.</param>
/// <param name="Files">Its files; none where no file can say it.</param>
internal sealed record PackedInstance(
    string Name,
    EquatableArray<PackedFinding> Findings,
    Target? Target,
    EquatableArray<AcceptedRisk> AcceptedRisks,
    EquatableArray<PolicySetting> Policies,
    IReadOnlyList<PackedFile> Files
)
{
    /// <param name="text">The instance.</param>
    /// <param name="parts">What it shares with others.</param>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static PackedInstance Read(string text, PackedParts parts)
    {
        string[] lines = text.Split('\n');
        bool hasFiles = lines.Length > 1;
        string[] head = PackedFields.Read(lines[0], hasFiles ? 5 : 2);
        return hasFiles
            ? new PackedInstance(
                head[0],
                parts.Findings(head[1]),
                parts.Target(head[2]),
                parts.AcceptedRisks(head[3]),
                parts.Policies(head[4]),
                [.. FilesIn(lines, parts)]
            )
            : new PackedInstance(head[0], parts.Findings(head[1]), null, default, default, []);
    }

    private static IEnumerable<PackedFile> FilesIn(string[] lines, PackedParts parts)
    {
        for (int i = 1; i < lines.Length; )
        {
            string[] fields = PackedFields.Read(lines[i++], 4);
            int patch = PackedParts.Index(fields[3], lines.Length - i + 1);
            string differing = string.Join("\n", lines, i, patch);
            LinePatch.Check(differing);
            yield return new PackedFile(
                fields[0],
                fields[1].Length == 0 ? null : fields[1],
                parts.Text(fields[2]),
                differing
            );
            i += patch;
        }
    }
}
