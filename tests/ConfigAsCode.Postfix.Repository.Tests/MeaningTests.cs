using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Eng;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>Every name that an editor offers has a meaning of our own.</summary>
public class MeaningTests
{
    [Fact]
    public void Every_word_has_one_meaning_and_nothing_else_has()
    {
        IEnumerable<(string Type, string Word)> ofEnums = Parameters
            .All.Select(ParameterNames.EnumOf)
            .OfType<string>()
            .Distinct()
            .SelectMany(type => ParameterNames.WordsOf(type).Select(word => (type, word)));
        IEnumerable<(string Type, string Word)> expected = ofEnums
            .Concat(DaemonInfo.All.Select(d => ("Daemon", d.Name)))
            .Concat(RestrictionInfo.All.Select(r => ("Restriction", r.Name)));

        Assert.Equal(expected.Order(), Meanings.AllWords.Order());
    }

    [Fact]
    public void Every_parameter_has_one_meaning_and_nothing_else_has() =>
        Assert.Equal(
            Parameters.Names.Order(StringComparer.Ordinal),
            Meanings.AllParameters.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_family_of_services_has_one_meaning_and_nothing_else_has() =>
        Assert.Equal(
            ParameterFamily.OfServices.Select(f => f.Suffix).Order(StringComparer.Ordinal),
            Meanings.AllFamilies.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_meaning_of_a_word_is_one_short_line_that_ends_as_a_sentence()
    {
        foreach ((string type, string word) in Meanings.AllWords)
        {
            string meaning = Meanings.OfWord(type, word);
            bool isSentence = meaning[^1] == '.' && (char.IsUpper(meaning[0]) || char.IsDigit(meaning[0]));
            Assert.True(isSentence && meaning.Length <= 130, $"{type} {word}: {meaning}");
        }
    }
}
