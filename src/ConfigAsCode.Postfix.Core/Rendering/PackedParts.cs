using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>The parts that the instances of a <see cref="PackedClass"/> share. Each is read once, whatever it is.</summary>
internal sealed class PackedParts(IReadOnlyList<string> texts)
{
    private readonly Dictionary<int, object> read = [];

    /// <exception cref="FormatException">There is no part of this number.</exception>
    public string Text(string number) => texts[Index(number, texts.Count)];

    /// <exception cref="FormatException">The part is not what is to be read.</exception>
    public EquatableArray<PackedFinding> Findings(string number) => Read(number, PackedFindings.Read);

    /// <exception cref="FormatException">The part is not what is to be read.</exception>
    public Target Target(string number) => Read(number, PackedTarget.Read);

    /// <exception cref="FormatException">The part is not what is to be read.</exception>
    public EquatableArray<AcceptedRisk> AcceptedRisks(string number) => Read(number, PackedAcceptedRisks.Read);

    /// <exception cref="FormatException">The part is not what is to be read.</exception>
    public EquatableArray<PolicySetting> Policies(string number) => Read(number, PackedPolicies.Read);

    /// <exception cref="FormatException">The text is not such a number.</exception>
    public static int Index(string number, int below) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < below
            ? index
            : throw new FormatException($"'{number}' is not a number below {below}.");

    private T Read<T>(string number, Func<string, T> reading)
        where T : notnull
    {
        int index = Index(number, texts.Count);
        // An empty part is a list of nothing, of whatever.
        if (read.TryGetValue(index, out object known) && known is T before)
        {
            return before;
        }

        T value = reading(texts[index]);
        read[index] = value;
        return value;
    }
}
