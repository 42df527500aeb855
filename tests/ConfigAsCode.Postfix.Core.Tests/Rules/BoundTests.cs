using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Where the rules stop: what is beyond is said, and what is within is as before.</summary>
public class BoundTests
{
    private const string Level = "compatibility_level = 3.6";

    [Theory]
    // Each word with the comma has 20 characters.
    [InlineData(1_000, 1)]
    [InlineData(1_001, 0)]
    public void A_value_of_more_than_20000_characters_gets_no_fix(int words, int fixes)
    {
        string networks = string.Join(
                ", ",
                Enumerable.Range(0, words).Select(i => $"10.{i / 250}.{i % 250}.0/24".PadRight(18, ' '))
            )
            .TrimEnd();
        string value = networks[..^networks.Split(' ')[^1].Length] + "10.9.9.7/24";
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main(Level, "mynetworks = " + value).Analyze("PFX2002", "PFX2016")
        );
        Assert.Equal(fixes, finding.Fixes.Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(5_000)]
    public void What_smtpd_requires_is_found_in_classes_however_deep(int depth)
    {
        string[] settings =
        [
            Level,
            "smtpd_restriction_classes = " + string.Join(", ", Enumerable.Range(0, depth).Select(i => "c" + i)),
            .. Enumerable.Range(0, depth - 1).Select(i => $"c{i} = c{i + 1}"),
            $"c{depth - 1} = reject_unauth_destination",
            "smtpd_relay_restrictions = ",
            "smtpd_recipient_restrictions = c0",
        ];
        Assert.DoesNotContain(Declared.On("Debian12").Main(settings).AnalyzeAll(), f => f.Rule.Id == "PFX2006");
    }

    [Theory]
    [InlineData("proxy:hash:/a", "hash:/a")]
    [InlineData("proxy:proxy:unix:b", "unix:b")]
    [InlineData("hash:proxy:/a", "hash:proxy:/a")]
    [InlineData("proxy:hash:", null)]
    [InlineData("proxy:nothing", null)]
    public void Proxies_before_a_table_are_left_out(string word, string? table) =>
        Assert.Equal(table, TableName.Parse(word)?.WithoutProxy()?.ToString());

    [Fact]
    public void No_name_is_like_a_text_of_hundreds_of_characters()
    {
        string name = new('a', 200);
        Assert.Equal([name], Spelling.Nearest("b" + name[1..], [name]));
        Assert.Empty(Spelling.Nearest(name + "b", [name]));
    }
}
