using CsCheck;

namespace ConfigAsCode.Postfix.Testing.Fuzzing;

/// <summary>What a slip, a script or a broken disk makes of a text.</summary>
public static class Slips
{
    /// <summary>Texts with changes at any place: cut, doubled, removed, one bit turned over, turned around, something put in.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="inserted">What comes between two characters.</param>
    /// <param name="least">The least number of changes.</param>
    /// <param name="most">The most.</param>
    public static Gen<string> In(Gen<string> texts, Gen<string> inserted, int least, int most) =>
        Gen.Select(texts, Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[1, 60], inserted).Array[least, most])
            .Select(changed => changed.Item2.Aggregate(changed.Item1, With));

    private static string With(string text, (int Kind, double At, int Length, string Text) change)
    {
        int at = Math.Min(text.Length, (int)(change.At * (text.Length + 1)));
        int length = Math.Min(change.Length, text.Length - at);
        string part = text.Substring(at, length);
        return change.Kind switch
        {
            0 => text[..at],
            1 => text.Insert(at, part),
            2 => text.Remove(at, length),
            3 when length > 0 => text[..at] + (char)(text[at] ^ (1 << (change.Length % 8))) + text[(at + 1)..],
            4 => text.Remove(at, length).Insert(at, new string([.. part.Reverse()])),
            _ => text.Insert(at, change.Text),
        };
    }
}
