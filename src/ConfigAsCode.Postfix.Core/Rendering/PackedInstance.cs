using System.Globalization;
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
    /// <param name="targets">The parts that were read as a target before.</param>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static PackedInstance Read(string text, string[] parts, Dictionary<int, Target> targets)
    {
        string[] lines = text.Split('\n');
        bool hasFiles = lines.Length > 1;
        string[] head = PackedFields.Read(lines[0], hasFiles ? 5 : 2);
        EquatableArray<PackedFinding> findings = PackedFindings.Read(PartOf(head[1]));
        if (!hasFiles)
        {
            return new PackedInstance(head[0], findings, null, default, default, []);
        }

        int ofTarget = Index(head[2], parts.Length);
        if (!targets.TryGetValue(ofTarget, out Target target))
        {
            targets.Add(ofTarget, target = PackedTarget.Read(parts[ofTarget]));
        }

        return new PackedInstance(
            head[0],
            findings,
            target,
            PackedAcceptedRisks.Read(PartOf(head[3])),
            PackedPolicies.Read(PartOf(head[4])),
            [.. FilesIn(lines, parts)]
        );

        string PartOf(string number) => parts[Index(number, parts.Length)];
    }

    private static IEnumerable<PackedFile> FilesIn(string[] lines, string[] parts)
    {
        for (int i = 1; i < lines.Length; )
        {
            string[] fields = PackedFields.Read(lines[i++], 4);
            int patch = Index(fields[3], lines.Length - i + 1);
            yield return new PackedFile(
                fields[0],
                fields[1].Length == 0 ? null : fields[1],
                parts[Index(fields[2], parts.Length)],
                string.Join("\n", lines, i, patch)
            );
            i += patch;
        }
    }

    private static int Index(string number, int below) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < below
            ? index
            : throw new FormatException($"'{number}' is not a number below {below}.");
}
