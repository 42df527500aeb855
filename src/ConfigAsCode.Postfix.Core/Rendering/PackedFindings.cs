using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// The errors of a declaration, one a line, for who reads the files back: in the files there is nothing of them, and where they
/// keep an instance from being rendered, there is no file.
/// </summary>
internal static class PackedFindings
{
    public static string Write(IEnumerable<PackedFinding> findings) =>
        string.Join("\n", findings.Select(f => PackedFields.Write(f.RuleId, OneLine(f.Message))));

    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static EquatableArray<PackedFinding> Read(string text) =>
        text.Length == 0 ? default : text.Split('\n').Select(ReadOne).ToEquatableArray();

    private static PackedFinding ReadOne(string line)
    {
        string[] fields = PackedFields.Read(line, 2);
        return new PackedFinding(fields[0], fields[1]);
    }

    /// <summary>A message quotes what an attribute holds, which can be anything.</summary>
    private static string OneLine(string message) => new([.. message.Select(c => char.IsControl(c) ? ' ' : c)]);
}
