using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>
/// Values of one parameter that follow from what the catalogue knows of it: its type, range, words, length and unit. The
/// live tests give the same values to the real programs.
/// </summary>
public sealed class ParameterSamples
{
    private readonly ParameterInfo parameter;
    private readonly PostfixVersion release;

    private ParameterSamples(ParameterInfo parameter, PostfixVersion release)
    {
        this.parameter = parameter;
        this.release = release;
        Legal = [.. LegalValues().Distinct()];
        Illegal = [.. IllegalValues().Distinct()];
        Newer = [.. parameter.Values.Where(word => !parameter.AcceptsOn(word, release))];
    }

    /// <summary>The default, a plain value, each word, and both ends of the range.</summary>
    public IReadOnlyList<string> Legal { get; }

    /// <summary>A wrong value, and one beyond each end of the range; none where any text goes.</summary>
    public IReadOnlyList<string> Illegal { get; }

    /// <summary>Words that only later releases know, most often none.</summary>
    public IReadOnlyList<string> Newer { get; }

    public static ParameterSamples Of(ParameterInfo parameter, PostfixVersion release) => new(parameter, release);

    private ParameterType Type => parameter.TypeOn(release);

    private bool IsClosedList =>
        parameter is { IsList: true, IsOpen: false, IsProtocolList: false } && parameter.Values.Count > 0;

    private string[] Words =>
        [.. parameter.Values.Where(word => parameter.AcceptsOn(word, release) && !(word.Length == 0 && NeedsLevel))];

    // postscreen(8) of the snapshot 3.12-20260821 stops at a level that is empty everywhere else.
    private bool NeedsLevel => parameter.Name == "postscreen_tls_security_level" && release.IsAtLeast(3, 12);

    private IEnumerable<string> LegalValues()
    {
        // virtual_mailbox_base must not be empty, and is until somebody sets it.
        if (parameter.DefaultOn(release)?.Trim() is { } value && !(parameter.MustNotBeEmpty && value.Length == 0))
        {
            yield return value;
        }

        IEnumerable<string> more = Type switch
        {
            // Not its range counts, but the release (PFX4015).
            _ when parameter.Name == "compatibility_level" => ["1", "2"],
            ParameterType.Bool => ["yes", "no", "YES"],
            ParameterType.Int => Numbers(int.MaxValue),
            ParameterType.Long => Numbers(long.MaxValue),
            ParameterType.Time => Times(),
            ParameterType.Enum => parameter.IgnoresCase ? [.. Words, .. Words.Select(Shouted)] : Words,
            _ when parameter.IsProtocolList => Protocols(),
            _ when IsClosedList => [.. Words, string.Join(", ", Words)],
            _ when parameter.Length is { } length => [new string('+', length.Min), new string('+', length.Max)],
            _ when parameter.Values.Count > 0 => Words,
            _ => [],
        };
        foreach (string sample in more)
        {
            yield return sample;
        }
    }

    private IEnumerable<string> IllegalValues()
    {
        (long? min, long? max) = parameter.RangeOn(release);
        IEnumerable<string> wrong = Type switch
        {
            ParameterType.Bool => ["maybe", ""],
            ParameterType.Int => ["many", "", .. Beyond(min, max, int.MaxValue)],
            ParameterType.Long => ["many", "", .. Beyond(min, max, long.MaxValue)],
            ParameterType.Time => ["never", "", "-1s", .. Beyond(min, max, int.MaxValue).Select(n => n + "s")],
            ParameterType.Enum => parameter.IsIgnoredOn(release) ? [] : ["nosuchword"],
            _ when parameter.IsProtocolList => ["TLSv9"],
            _ when IsClosedList => ["nosuchword", Words[0] + ", nosuchword"],
            _ when parameter.Length is { } length => OfOtherLength(length),
            _ => [],
        };
        return parameter.MustNotBeEmpty ? wrong.Append("") : wrong;
    }

    private IEnumerable<string> Numbers(long highest)
    {
        (long? min, long? max) = parameter.RangeOn(release);
        // A lower bound of 0 is none to Postfix.
        return [Text(min is null or 0 ? -1 : min.Value), Text(min ?? 0), Text((min ?? 0) + 1), Text(max ?? highest)];
    }

    private IEnumerable<string> Times()
    {
        (long? min, long? max) = parameter.RangeOn(release);
        string low = Text(min ?? 0);
        string high = Text(max ?? int.MaxValue);
        IEnumerable<string> plain = parameter.TimeUnit is null or "s" ? [low, high] : [];
        return [low + "s", high + "s", .. plain, .. max < 60 ? [] : new[] { "1m" }];
    }

    private string[] Protocols() =>
        release.IsAtLeast(3, 6)
            ? [">=TLSv1.2", "!SSLv2, !SSLv3", "TLSv1.1 TLSv1.2", "tlsv1.2"]
            : ["!SSLv2, !SSLv3", "TLSv1.1 TLSv1.2", "tlsv1.2"];

    private static IEnumerable<string> Beyond(long? min, long? max, long highest)
    {
        if (min is not (null or 0))
        {
            yield return Text(min.Value - 1);
        }

        // One more than the largest number of the type is what its reader cannot hold.
        yield return max is null ? Text((decimal)highest + 1) : Text(max.Value + 1);
    }

    private static IEnumerable<string> OfOtherLength((int Min, int Max) length)
    {
        if (length.Min > 1)
        {
            yield return new string('+', length.Min - 1);
        }

        yield return new string('+', length.Max + 1);
    }

    private static string Shouted(string word) => word.ToUpperInvariant();

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
