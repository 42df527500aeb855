using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>What parameters and words mean, in our own words: one line each.</summary>
public static class Meanings
{
    private static readonly Lazy<Dictionary<string, string>> Parameters = new(() =>
        Lines("meanings.tsv").ToDictionary(fields => fields[0], fields => fields[1])
    );

    private static readonly Lazy<Dictionary<(string Enum, string Word), string>> Words = new(() =>
        Lines("words.tsv").ToDictionary(fields => (fields[0], fields[1]), fields => fields[2])
    );

    private static readonly Lazy<Dictionary<string, string>> Families = new(() =>
        Lines("families.tsv").ToDictionary(fields => fields[0], fields => fields[1])
    );

    /// <summary>Every word that has a meaning, with the C# type that has it as a member.</summary>
    public static IEnumerable<(string Type, string Word)> AllWords => Words.Value.Keys;

    public static IEnumerable<string> AllParameters => Parameters.Value.Keys;

    public static string OfParameter(string parameter) => Parameters.Value[parameter];

    public static IEnumerable<string> AllFamilies => Families.Value.Keys;

    public static string OfFamily(ParameterFamily family) => Families.Value[family.Suffix];

    /// <param name="type">The enum, or the class of constants.</param>
    /// <param name="word">The word as Postfix has it.</param>
    public static string OfWord(string type, string word) => Words.Value[(type, word)];

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.EngData, file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));
}
