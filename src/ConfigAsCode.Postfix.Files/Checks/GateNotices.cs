namespace ConfigAsCode.Postfix.Files.Checks;

/// <summary>
/// What was unusual in the judgement of files, and stands in each of them: whoever finds them on a host has no log of the build.
/// </summary>
/// <param name="GateIsOff">Whether nothing has judged them.</param>
/// <param name="JudgedAsOf">The day, as 2027-03-31, on which accepted risks were judged where it was before the day of the build.</param>
public sealed record GateNotices(bool GateIsOff = false, string? JudgedAsOf = null)
{
    /// <summary>The sentences; none of a build that judged its files, and by its own day.</summary>
    public IEnumerable<string> Sentences
    {
        get
        {
            if (GateIsOff)
            {
                yield return "PostfixGate was off: nothing has checked these files.";
            }

            if (JudgedAsOf is not null)
            {
                yield return $"Accepted risks were checked as of {JudgedAsOf} (PostfixToday), a day before that of the build.";
            }
        }
    }

    /// <summary>A file of Postfix with the sentences as comments above all else; every type of table reads them so.</summary>
    public string InHeaderOf(string text) => string.Concat(Sentences.Select(sentence => $"# {sentence}\n")) + text;
}
