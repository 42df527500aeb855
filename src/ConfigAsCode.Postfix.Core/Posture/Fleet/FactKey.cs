namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>What a fact is about.</summary>
/// <param name="Subject">A service, a transport, a table, an accepted risk; empty for the instance.</param>
/// <param name="Aspect">The column of the page that shows it; empty for whether the subject is there at all.</param>
internal sealed record FactKey(string Subject, string Aspect)
{
    public bool IsPresence => Aspect.Length == 0;

    public string Text =>
        Subject.Length == 0 ? Aspect
        : IsPresence ? Subject
        : $"{Subject}, {Aspect}";
}
