using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Build;

/// <summary>What a project may say of the gate.</summary>
/// <param name="IsOff">Whether the files go out whatever the rules say of them.</param>
/// <param name="Today">The day on which accepted risks are judged.</param>
/// <param name="IsPast">Whether that day is before the day of the build.</param>
/// <param name="IsPastOnPurpose">Whether somebody says so.</param>
/// <param name="IsBuildServer">Whether the build runs where nobody reads warnings.</param>
internal sealed record GateOptions(bool IsOff, DateTime Today, bool IsPast, bool IsPastOnPurpose, bool IsBuildServer)
{
    private const string Off = "off";

    public GateNotices Notices => new(IsOff, IsPast ? IsoDate.Write(Today) : null);

    /// <summary>Why they let no file be written, whatever is in it; nothing where they let it.</summary>
    public IReadOnlyList<Refusal> Refusals =>
        IsPast && !IsPastOnPurpose && IsBuildServer
            ?
            [
                new Refusal(
                    BuildRules.Gate,
                    $"PostfixToday is {IsoDate.Write(Today)}, a day before that of the build, so that accepted risks past their "
                        + "last day would count again. Remove it, or write PostfixTodayIsPast=true where an old commit is built again"
                ),
            ]
            : [];

    /// <param name="gate">PostfixGate: "off", or nothing.</param>
    /// <param name="today">PostfixToday: a day as 2027-03-31; nothing stands for the day of the build.</param>
    /// <param name="todayIsPast">PostfixTodayIsPast: "true", or nothing.</param>
    /// <param name="isBuildServer">ContinuousIntegrationBuild.</param>
    /// <param name="now">When the build runs.</param>
    /// <exception cref="OutputRefusedException">One of them has another value.</exception>
    public static GateOptions Of(string gate, string today, string todayIsPast, bool isBuildServer, DateTimeOffset now)
    {
        bool isOff = Is(Off, gate, "PostfixGate", "write off, or remove it");
        bool onPurpose = Is("true", todayIsPast, "PostfixTodayIsPast", "write true, or remove it");
        DateTime universal = now.UtcDateTime.Date;
        DateTime day =
            today.Length == 0
                ? universal
                : IsoDate.Parse(today)
                    ?? throw new OutputRefusedException($"PostfixToday is '{today}'; write a day as 2027-03-31.");

        // West of Greenwich it is still yesterday in the evening: who writes the local day means today.
        bool isPast = day < universal && day < now.DateTime.Date;
        return new GateOptions(isOff, day, isPast, onPurpose, isBuildServer);
    }

    private static bool Is(string word, string value, string property, string advice) =>
        string.Equals(value, word, StringComparison.OrdinalIgnoreCase)
        || (
            value.Length == 0 || value.Equals(word == Off ? "on" : "false", StringComparison.OrdinalIgnoreCase)
                ? false
                : throw new OutputRefusedException($"{property} is '{value}'; {advice}.")
        );
}
