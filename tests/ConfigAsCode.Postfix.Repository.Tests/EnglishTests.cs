using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>What people read is plain English: words of a dialect stay out of titles, messages and tooltips.</summary>
public partial class EnglishTests
{
    [Fact]
    public void Titles_of_rules_are_plain() =>
        AreNone(
            Rulebook.All.Select(rule => rule.Info).Concat(BuildRules.All).SelectMany(info => Found(info.Id, info.Title))
        );

    [Fact]
    public void Messages_and_titles_of_fixes_are_plain() =>
        AreNone(
            from file in SourceFiles("src")
            from text in TextsOf(file)
            from found in Found(Path.GetFileName(file), text)
            select found
        );

    [Fact]
    public void Texts_of_the_build_targets_are_plain() =>
        AreNone(
            from file in Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src"),
                "*.targets",
                SearchOption.AllDirectories
            )
            from Match text in TargetText().Matches(File.ReadAllText(file))
            from found in Found(Path.GetFileName(file), text.Value)
            select found
        );

    [Fact]
    public void Tooltips_are_plain() =>
        AreNone(
            from file in SourceFiles("src", "ConfigAsCode.Postfix")
            from Match line in TooltipLine().Matches(File.ReadAllText(file))
            from found in Found(Path.GetFileName(file), line.Value)
            select found
        );

    [Fact]
    public void Pages_of_names_are_plain() =>
        AreNone(
            from page in NamePage.All
            from line in page.Text.Split('\n')
            from found in Found("docs", line)
            select found
        );

    [Theory]
    [InlineData("'a' is no host name")]
    [InlineData("Take it away")]
    [InlineData("Take smtpd_tls_CAfile away, or fix the file")]
    [InlineData("the mail is put off")]
    [InlineData("Take the {} away")]
    [InlineData("nobody is told")]
    public void A_word_of_the_dialect_is_found(string text) => Assert.NotEmpty(Found("a", text));

    [Theory]
    [InlineData("'a' is not a host name")]
    [InlineData("there is no way to write it")]
    [InlineData("smtpd_sasl_auth_enable is no (in main.cf)")]
    [InlineData("smtpd_tls_security_level is none")]
    [InlineData("bounce(8) tells a sender that the mail waits")]
    public void A_plain_text_has_none(string text) => Assert.Empty(Found("a", text));

    /// <summary>All that is found, in full: a list of xunit ends after five.</summary>
    private static void AreNone(IEnumerable<string> found) => Assert.False(found.Any(), string.Join('\n', found));

    private static IEnumerable<string> Found(string where, string text) =>
        from Match word in Dialect().Matches(text)
        select $"{where}: '{word.Value.Trim()}' in {text.Trim()}";

    private static IEnumerable<string> SourceFiles(params string[] folder) =>
        Directory
            .EnumerateFiles(RepositoryRoot.PathTo(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
            );

    /// <summary>The strings of a file; those that + joins are one text, and so is what an interpolated string has around its holes.</summary>
    private static IEnumerable<string> TextsOf(string file) =>
        CSharpSyntaxTree
            .ParseText(File.ReadAllText(file))
            .GetRoot()
            .DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(e => IsText(e) && !(e.Parent is ExpressionSyntax parent && IsText(parent)))
            .Select(TextOf);

    private static bool IsText(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.StringLiteralExpression)
        || expression is InterpolatedStringExpressionSyntax
        || (
            expression is BinaryExpressionSyntax sum
            && sum.IsKind(SyntaxKind.AddExpression)
            && (IsText(sum.Left) || IsText(sum.Right))
        );

    private static string TextOf(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax text => string.Concat(
                text.Contents.Select(c => c is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : "{}")
            ),
            BinaryExpressionSyntax sum => TextOf(sum.Left) + TextOf(sum.Right),
            _ => "{}",
        };

    [GeneratedRegex(
        @"(?<!\bthere )\b(is|are) no (?!longer\b)[a-z]|\b(told|tells(?! a sender)|says|stands(?! out)|mend(s|ed)?|anew|waivers?|its kin|otherwise than)\b"
            + @"|\bTake \S+( \S+){0,3} away\b|\b(take|takes|taken) (it|them|\S+) away\b|\b(put|puts) off\b|\bin vain\b"
            + @"|\bwithout a word\b|\bagrees? to\b|\bnobody minds\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Dialect();

    [GeneratedRegex("""\bText="[^"]*(")""")]
    private static partial Regex TargetText();

    [GeneratedRegex("^ *///.*$", RegexOptions.Multiline)]
    private static partial Regex TooltipLine();
}
