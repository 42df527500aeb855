using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// The accepted risks of an instance, one a line, for who reads the files back; their comments in the files are for people.
/// What may be missing stands behind a <c>=</c> where it is there.
/// </summary>
internal static class PackedAcceptedRisks
{
    public static string Write(IEnumerable<AcceptedRisk> acceptedRisks) =>
        string.Join(
            "\n",
            acceptedRisks.Select(w =>
                PackedFields.Write(w.RuleId, w.Reason, Optional(w.Until), Optional(w.Service), w.Origin.DeclaredBy)
            )
        );

    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static EquatableArray<AcceptedRisk> Read(string text) =>
        text.Length == 0 ? default : text.Split('\n').Select(ReadOne).ToEquatableArray();

    private static AcceptedRisk ReadOne(string line)
    {
        string[] fields = PackedFields.Read(line, 5);
        return new AcceptedRisk(
            fields[0],
            fields[1],
            Optional(fields[2], line),
            Optional(fields[3], line),
            new Origin(OriginKind.Declaration, fields[4])
        );
    }

    private static string Optional(string? value) => value is null ? "" : "=" + value;

    private static string? Optional(string field, string line) =>
        field.Length == 0 ? null
        : field[0] == '=' ? field.Substring(1)
        : throw new FormatException($"'{line}' has '{field}' where only nothing or a = is valid.");
}
