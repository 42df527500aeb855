using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>Every name that an editor offers has a meaning of our own.</summary>
public partial class MeaningTests
{
    private static readonly (string Name, string Text)[] OfParameters =
    [
        .. Meanings.AllParameters.Select(name => (name, Meanings.OfParameter(name))),
    ];

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
            .Concat(RestrictionInfo.All.Select(r => ("Restriction", r.Name)))
            .Concat(TableTypeInfo.All.Select(t => ("TableType", t.Name)));

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

    [Fact]
    public void A_meaning_of_a_parameter_is_a_sentence_or_two_that_fit_a_tooltip() =>
        NoneOf(m => m.Text.Length is < 45 or > 240 || !m.Text.EndsWith('.') || Sentences(m.Text).Length > 3);

    [Fact]
    public void No_sentence_stands_at_two_parameters()
    {
        IEnumerable<string> shared = OfParameters
            .SelectMany(m => Sentences(m.Text).Select(sentence => (m.Name, Sentence: sentence.ToUpperInvariant())))
            .GroupBy(s => s.Sentence, s => s.Name)
            .Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(", ", group)}: {group.Key}");
        Assert.Empty(shared);
    }

    /// <summary>A template says of every parameter the same words with its name in them.</summary>
    [Fact]
    public void A_meaning_says_more_than_the_name()
    {
        NoneOf(m =>
            Template().IsMatch(m.Text) || m.Text.Contains(m.Name, StringComparison.Ordinal) && m.Name.Contains('_')
        );
        NoneOf(m => WordsBeyondTheName(m).Count() < 4);
    }

    [Fact]
    public void Sentences_that_differ_in_a_name_alone_are_one_template()
    {
        // Some parameters of the SMTP and the LMTP client have a family likeness; a sentence copied and renamed has more.
        IEnumerable<string> alike = OfParameters
            .SelectMany(m => Sentences(m.Text).Select(s => (m.Name, Sentence: WithoutNames(s))))
            .GroupBy(s => s.Sentence, s => s.Name)
            .Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(", ", group)}: {group.Key}");
        Assert.Empty(alike);
    }

    private static void NoneOf(Func<(string Name, string Text), bool> isWrong) =>
        Assert.Empty(OfParameters.Where(isWrong).Select(m => $"{m.Name}: {m.Text}"));

    private static string[] Sentences(string text) => EndOfSentence().Split(text);

    private static IEnumerable<string> WordsBeyondTheName((string Name, string Text) meaning)
    {
        string[] parts = [.. meaning.Name.Split('_').Where(part => part.Length > 2)];
        return Word()
            .Matches(meaning.Text)
            .Select(match => match.Value)
            .Where(word => word.Length > 3)
            .Where(word =>
                !parts.Any(p => word.StartsWith(p[..Math.Min(5, p.Length)], StringComparison.OrdinalIgnoreCase))
            );
    }

    private static string WithoutNames(string sentence) => Names().Replace(sentence.ToUpperInvariant(), "*");

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"[A-Za-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(Sets|Specifies|Controls|Defines|Configures|The (value|setting|parameter)) ",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Template();

    [GeneratedRegex(
        @"\b(SMTP|LMTP|QMQP|POSTSCREEN|TLSPROXY|SMTPD|CLIENT|SERVER|SENDER|RECIPIENT|STORE|IPV4|IPV6|RSA|DSA)\b"
    )]
    private static partial Regex Names();
}
