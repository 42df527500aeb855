using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// The instances of one class for who reads the files back, as named texts: <c>Class</c>, the parts <c>Part0</c>, <c>Part1</c> that instances share,
/// each there once, and <c>Instance0</c>, <c>Instance1</c>. An instance is a line with its name and the numbers of its parts, then for each file a
/// line with its name, its table type, a part, and the number of lines that say how the file differs from that part (<see cref="LinePatch"/>).
/// </summary>
internal sealed class PackedClass
{
    private const string ClassName = "Class";
    private const string Part = "Part";
    private const string InstanceName = "Instance";

    // So few texts of one name are compared before a file gets a part of its own.
    private const int MostBases = 8;

    private PackedClass(string name, IReadOnlyList<PackedInstance> instances)
    {
        Name = name;
        Instances = instances;
    }

    public string Name { get; }

    public IReadOnlyList<PackedInstance> Instances { get; }

    /// <param name="name">The name of the class.</param>
    /// <param name="instances">Its instances.</param>
    public static IReadOnlyList<(string Name, string Text)> Write(
        string name,
        IEnumerable<RenderedDeclaration> instances
    )
    {
        var parts = new Parts();
        string[] packed = [.. instances.Select(i => Write(i, parts))];
        return
        [
            (ClassName, name),
            .. parts.All.Select((text, i) => (Part + Number(i), text)),
            .. packed.Select((text, i) => (InstanceName + Number(i), text)),
        ];
    }

    /// <exception cref="FormatException">The texts are not of this form.</exception>
    public static PackedClass Read(IReadOnlyDictionary<string, string> texts)
    {
        var parts = new PackedParts([.. Numbered(texts, Part)]);
        return new PackedClass(
            Get(texts, ClassName),
            [.. Numbered(texts, InstanceName).Select(text => PackedInstance.Read(text, parts))]
        );
    }

    private static string Write(RenderedDeclaration rendered, Parts parts)
    {
        Instance instance = rendered.Model;
        var head = new List<string> { instance.Name, parts.Whole(PackedFindings.Write(rendered.Findings)) };
        if (rendered.Files.Count > 0)
        {
            head.Add(parts.Whole(PackedTarget.Write(instance.Target!)));
            head.Add(parts.Whole(PackedAcceptedRisks.Write(instance.AcceptedRisks)));
            head.Add(parts.Whole(PackedPolicies.Write(instance)));
        }

        var text = new StringBuilder(PackedFields.Write([.. head]));
        foreach (RenderedFile file in rendered.Files)
        {
            string type = instance.Tables.FirstOrDefault(t => t.Name == file.Path)?.Type ?? "";
            (string part, string patch) = parts.Nearest(file);
            string lines = Number(patch.Length == 0 ? 0 : patch.Count(c => c == '\n') + 1);
            text.Append('\n').Append(PackedFields.Write(file.Path, type, part, lines));
            if (patch.Length > 0)
            {
                text.Append('\n').Append(patch);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Numbered(IReadOnlyDictionary<string, string> texts, string name)
    {
        int count = texts.Keys.Count(key =>
            key.Length > name.Length
            && key.StartsWith(name, StringComparison.Ordinal)
            && key.Skip(name.Length).All(char.IsDigit)
        );
        return Enumerable.Range(0, count).Select(i => Get(texts, name + Number(i)));
    }

    private static string Get(IReadOnlyDictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out string text) ? text : throw new FormatException($"There is no constant {name}.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The texts that instances share.</summary>
    private sealed class Parts
    {
        private readonly List<string> all = [];
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<PartOfFile>> ofFiles = new(StringComparer.Ordinal);

        public IReadOnlyList<string> All => all;

        /// <summary>The number of the part with this text.</summary>
        public string Whole(string text)
        {
            if (!known.TryGetValue(text, out int index))
            {
                index = all.Count;
                all.Add(text);
                known.Add(text, index);
            }

            return Number(index);
        }

        /// <summary>The number of the part that is most like a file, and what differs from it; one of its own where none is.</summary>
        public (string Part, string Patch) Nearest(RenderedFile file)
        {
            if (!ofFiles.TryGetValue(file.Path, out List<PartOfFile>? bases))
            {
                ofFiles.Add(file.Path, bases = []);
            }

            string[] lines = file.Text.Split('\n');
            PartOfFile? nearest = null;
            string patch = "";
            foreach (PartOfFile other in bases)
            {
                string difference = LinePatch.Between(other.Lines, lines);
                if (nearest is null || difference.Length < patch.Length)
                {
                    nearest = other;
                    patch = difference;
                }
            }

            if (nearest is not null && (patch.Length < file.Text.Length / 2 || bases.Count == MostBases))
            {
                return (nearest.Number, patch);
            }

            string part = Whole(file.Text);
            bases.Add(new PartOfFile(part, lines));
            return (part, "");
        }

        private sealed record PartOfFile(string Number, string[] Lines);
    }
}
