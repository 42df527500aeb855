using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What parameters and words mean, in our own words: one line each.</summary>
internal static class Meanings
{
    private static readonly Lazy<CatalogTable> Parameters = new(() => CatalogTable.Load("meanings.tsv"));

    private static readonly Lazy<CatalogTable> Families = new(() => CatalogTable.Load("family-meanings.tsv"));

    private static readonly Lazy<CatalogTable> Units = new(() => CatalogTable.Load("units.tsv"));

    private static readonly Lazy<Dictionary<(string Type, string Word), string>> Words = new(() =>
        CatalogTable.Load("words.tsv").Rows.ToDictionary(fields => (fields[0], fields[1]), fields => fields[2])
    );

    /// <summary>Every word that has a meaning, with the C# type that has it as a member.</summary>
    public static IEnumerable<(string Type, string Word)> AllWords => Words.Value.Keys;

    public static IEnumerable<string> AllParameters => Parameters.Value.Keys;

    public static string OfParameter(string parameter) => Parameters.Value.Find(parameter)![1];

    public static IEnumerable<string> AllFamilies => Families.Value.Keys;

    public static string OfFamily(ParameterFamily family) => Families.Value.Find(family.Suffix)![1];

    /// <param name="type">The enum, or the class of constants.</param>
    /// <param name="word">The word as Postfix has it.</param>
    public static string OfWord(string type, string word) => Words.Value[(type, word)];

    /// <summary>The numbers whose unit their name does not show.</summary>
    public static IEnumerable<string> AllUnits => Units.Value.Keys;

    /// <summary>What a number counts; null where its name shows it.</summary>
    public static string? UnitOf(ParameterInfo parameter) => Units.Value.Find(parameter.Name)?[1];
}
