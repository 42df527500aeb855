using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Effective;

public class MacroExpanderTests
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["set"] = "value",
        ["set2"] = "other",
        ["empty"] = "",
        ["nested"] = "<$set>",
        ["expandsToNothing"] = "$empty",
        ["circle"] = "a$circle",
        ["left"] = "$right",
        ["right"] = "$left",
        ["operandCircle"] = "${{$operandCircle} == {x} ? {y}}",
        ["broken"] = "text$",
        ["seven"] = "7",
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("plain } { text", "plain } { text")]
    [InlineData("$set", "value")]
    [InlineData("${set}", "value")]
    [InlineData("$(set)", "value")]
    [InlineData("$$set $$$$", "$set $$")]
    [InlineData("$set.$set-2", "value.value-2")]
    [InlineData("$set2", "other")]
    [InlineData("$sett", "")]
    [InlineData("$set\u00e9", "value\u00e9")]
    [InlineData("$unknown!", "!")]
    [InlineData("$nested", "<value>")]
    [InlineData("${set?yes}${empty?yes}${unknown?yes}", "yes")]
    [InlineData("${set:no}${empty:no}${unknown:no}", "nono")]
    [InlineData("${set?a:b}", "a:b")]
    [InlineData("${set? a }", " a ")]
    [InlineData("${set?$nested}", "<value>")]
    [InlineData("${set?${empty:${set}}}", "value")]
    [InlineData("${expandsToNothing?set all the same}", "set all the same")]
    [InlineData("${:no name}", "no name")]
    public void Every_version_expands_names_and_conditions(string text, string value)
    {
        foreach (string version in Targets.Versions)
        {
            Assert.Equal(new Expansion(value, null), Expand(text, version));
        }
    }

    [Theory]
    [InlineData("${set?{yes}}", "{yes}", "yes")]
    [InlineData("${set?{a}:{b}}", "{a}:{b}", "a")]
    [InlineData("${empty?{a}:{b}}", "", "b")]
    [InlineData("${empty?{a}:b}", "", "b")]
    [InlineData("${set?{ a }}", "{ a }", " a ")]
    [InlineData("${set? {a} : {b} }", " {a} : {b} ", "a")]
    public void Texts_in_braces_came_with_3_0(string text, string before, string since)
    {
        Assert.Equal(before, Expand(text, "2.11").Value);
        Assert.Equal(since, Expand(text, "3.0").Value);
        Assert.Equal(since, Expand(text, "3.11").Value);
    }

    [Theory]
    [InlineData("${{$set} == {value} ? {y} : {n}}", "y")]
    [InlineData("${{$set} != {value}?{y}:{n}}", "n")]
    [InlineData("${{7} < {10}?{y}}", "y")]
    [InlineData("${{7} < {10a}?{y}}", "")]
    [InlineData("${{$seven}=={007}?{y}}", "y")]
    [InlineData("${{a}<={a}}", "true")]
    [InlineData("${{a}>{b}}", "")]
    [InlineData("${{a}>={b}:{n}}", "n")]
    public void Comparisons_came_with_3_0(string text, string value)
    {
        Assert.NotNull(Expand(text, "2.11").Error);
        Assert.Equal(value, Expand(text, "3.0").Value);
        Assert.Equal(value, Expand(text, "3.11").Value);
    }

    [Theory]
    [InlineData("${ set }", "value")]
    [InlineData("${set ?yes}", "yes")]
    [InlineData("${ empty ? {a} : {b} }", "b")]
    public void Blanks_around_a_name_came_with_3_3(string text, string value)
    {
        Assert.NotNull(Expand(text, "3.2").Error);
        Assert.Equal(value, Expand(text, "3.3").Value);
    }

    [Theory]
    [InlineData("${{3.10} >=level {3.9} ? {y} : {n}}", "y")]
    [InlineData("${{3.10} >=level {3.10.1} ? {y} : {n}}", "n")]
    [InlineData("${{3} ==level {3.0.0} ? {y} : {n}}", "y")]
    public void Levels_are_compared_since_3_6(string text, string value)
    {
        Assert.NotNull(Expand(text, "3.5").Error);
        Assert.Equal(value, Expand(text, "3.6").Value);
    }

    [Theory]
    [InlineData("${domain_to_ascii{$set.example}}", "value.example")]
    [InlineData("${domain_to_utf8 { é.example }}", "é.example")]
    public void Functions_came_with_3_11(string text, string value)
    {
        Assert.NotNull(Expand(text, "3.10").Error);
        Assert.Equal(value, Expand(text, "3.11").Value);
    }

    [Theory]
    [InlineData("${domain_to_ascii{é.example}}", "only Postfix itself")]
    [InlineData("${domain_to_utf8{xn--9ca.example}}", "only Postfix itself")]
    [InlineData("${reverse{a}}", "is not a function")]
    [InlineData("${domain_to_ascii{a}b}", "text after")]
    public void A_function_that_is_not_computed_here_says_so(string text, string reason) =>
        Assert.Contains(reason, Expand(text, "3.11").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("a$", "without a name")]
    [InlineData("a$ b", "without a name")]
    [InlineData("${}", "without a name")]
    [InlineData("$-", "without a name")]
    [InlineData("${set", "never closed")]
    [InlineData("$(set}", "never closed")]
    [InlineData("${a-b}", "is not a name")]
    [InlineData("${a b}", "is not a name")]
    [InlineData("${\u00e9}", "is not a name")]
    [InlineData("$circle", "leads to itself")]
    [InlineData("$left", "leads to itself")]
    public void A_mistake_ends_the_expansion_in_every_version(string text, string reason)
    {
        foreach (string version in Targets.Versions)
        {
            Expansion expansion = Expand(text, version);
            Assert.Null(expansion.Value);
            Assert.Contains(reason, expansion.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("${set?{a}b}", "':' is missing")]
    [InlineData("${set?{a}:{b}c}", "text after")]
    [InlineData("${empty:{a}:{b}}", "text after")]
    [InlineData("${{a} = {b}}", "is not an operator")]
    [InlineData("${{a}}", "is not an operator")]
    [InlineData("${{a} == b}", "braces")]
    [InlineData("${{a} == {b} x}", "'?' or ':'")]
    [InlineData("${{a} ==size {b}}", "suffix")]
    [InlineData("${{3.x} ==level {b}}", "compatibility level")]
    [InlineData("${{1} == {99999999999999999999}}", "too large")]
    [InlineData("${{$set$} == {b}}", "without a name")]
    [InlineData("$operandCircle", "leads to itself")]
    [InlineData("$broken", "without a name")]
    public void A_mistake_in_a_condition_ends_the_expansion(string text, string reason) =>
        Assert.Contains(reason, Expand(text, "3.7").Error, StringComparison.Ordinal);

    [Fact]
    public void Postfix_2_11_keeps_what_stands_before_a_mistake_in_a_nested_text() =>
        Assert.Equal("text!", Expand("$broken!", "2.11").Value);

    [Fact]
    public void The_text_that_is_not_chosen_is_not_looked_into() =>
        Assert.Equal("a", Expand("${set?{a}:{$}}", "3.7").Value);

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void A_hundred_levels_are_too_many(int levels, bool works)
    {
        string? Lookup(string name)
        {
            int level = int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture);
            return level == levels ? "end" : FormattableString.Invariant($"$p{level + 1}");
        }

        Assert.Equal(works, MacroExpander.Expand("$p0", Lookup, new PostfixVersion(3, 7)).Error is null);
    }

    [Fact]
    public void A_value_that_doubles_at_each_level_ends_too()
    {
        // Sixty levels of "$p1$p1" would be 2^60 values.
        string? Lookup(string name) => name.Length < 60 ? $"${name}p${name}p" : "";

        Assert.Contains(
            "too long",
            MacroExpander.Expand("$p", Lookup, new PostfixVersion(3, 7)).Error,
            StringComparison.Ordinal
        );
    }

    private static Expansion Expand(string text, string version) =>
        MacroExpander.Expand(text, name => Parameters.GetValueOrDefault(name), PostfixVersion.Parse(version));
}
