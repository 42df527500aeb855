using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Tests.Tables;

/// <summary>The rows that Postfix skips, each with the answer of postmap(1) of 3.7.11.</summary>
public class SkippedRowTests
{
    [Theory]
    [InlineData("10.0.0.0/33", "bad mask length in \"10.0.0.0/33\"")]
    [InlineData("10.0.0.0/", "bad mask value in \"10.0.0.0/\"")]
    [InlineData("010.0.0.0/8", "bad network value in \"010.0.0.0/8\"")]
    [InlineData("0x0a.0.0.0/8", "bad network value in \"0x0a.0.0.0/8\"")]
    [InlineData("172.16.1.999", "bad address pattern: \"172.16.1.999\"")]
    [InlineData("[10.0.0.0/8", "missing ']' character after \"[10.0.0.0/8\"")]
    [InlineData("10.0.0.0]/8", "bad network value in \"10.0.0.0]/8\"")]
    [InlineData("[[10.0.0.0]]/8", "garbage after \"[[10.0.0.0]\"")]
    [InlineData("fe80::%1/10", "bad network value in \"fe80::%1/10\"")]
    [InlineData("1::2:3:4:5:6:7:8", "bad address pattern: \"1::2:3:4:5:6:7:8\"")]
    [InlineData("::00001", "bad address pattern: \"::00001\"")]
    [InlineData("::01.2.3.4", "bad address pattern: \"::01.2.3.4\"")]
    [InlineData("1::2::3", "bad address pattern: \"1::2::3\"")]
    [InlineData(":1:2:3:4:5:6:7", "bad address pattern: \":1:2:3:4:5:6:7\"")]
    [InlineData("1:2:3:4:5:6:7", "bad address pattern: \"1:2:3:4:5:6:7\"")]
    [InlineData("1.2.3.4::", "bad address pattern: \"1.2.3.4::\"")]
    [InlineData("192.0.2.7/24", "non-null host address bits in \"192.0.2.7/24\"")]
    [InlineData("if !", "no address pattern")]
    [InlineData("if 10.0.0.0/8 x", "bad mask value in \"10.0.0.0/8 x\"")]
    [InlineData("endif x", "garbage after ENDIF")]
    public void A_row_of_networks_is_skipped(string key, string warning) => Assert.Equal(warning, Of("cidr", key, "x"));

    [Theory]
    [InlineData("[10.0.0.0]/8")]
    [InlineData("[10.0.0.0/8]")]
    [InlineData("!!10.0.0.0/08")]
    [InlineData("1:2:3:4:5:6:7::")]
    [InlineData("::1.2.3.4")]
    [InlineData("::/0")]
    [InlineData("if !10.0.0.0/8")]
    [InlineData("ENDIF")]
    public void A_row_of_networks_is_taken(string key) => Assert.Null(Of("cidr", key, key == "ENDIF" ? "" : "x"));

    [Theory]
    [InlineData("regexp pcre", "/(a)/", "REJECT $2", "out of range replacement index \"2\"")]
    [InlineData("regexp pcre", "/((a)(b))/", "$4", "out of range replacement index \"4\"")]
    [InlineData("regexp pcre", "/([(a])/", "x$2", "out of range replacement index \"2\"")]
    [InlineData("regexp pcre", "/\\(a/", "x$1", "out of range replacement index \"1\"")]
    [InlineData("regexp pcre", "/(a)/", "x$99999999999", "out of range replacement index \"2147483647\"")]
    [InlineData("regexp pcre", "/(a)/", "$0", "out of range replacement index \"0\"")]
    [InlineData("regexp pcre", "/(a)/", "REJECT ${1x", "truncated macro reference: \"REJECT ${1x\"")]
    [InlineData("regexp pcre", "/(a)/", "$x", "non-numeric replacement index \"x\"")]
    [InlineData("regexp pcre", "/(a)/", "1 $ x", "empty macro name: \"1 $ x\"")]
    [InlineData("regexp pcre", "/(a)/", "${}", "empty macro name: \"${}\"")]
    [InlineData("regexp pcre", "!/a/", "$1", "$number found in negative match replacement text")]
    [InlineData("regexp pcre", "/a/z", "x", "unknown regexp option \"z\"")]
    [InlineData("regexp pcre", "! ", "x", "no regexp")]
    [InlineData("regexp pcre", "if", "", "no regexp")]
    [InlineData("regexp pcre", "if /b/z", "", "unknown regexp option \"z\"")]
    [InlineData("pcre", "/a/!/b/", "x", "unknown regexp option \"!\"")]
    [InlineData("pcre", "/(/", "x", "missing closing parenthesis")]
    [InlineData("pcre", "/)/", "x", "unmatched closing parenthesis")]
    [InlineData("pcre", "/[/", "x", "missing terminating ] for character class")]
    [InlineData("pcre", "/(?<n>a)(?:b)/", "$2", "out of range replacement index \"2\"")]
    [InlineData("regexp", "/(/", "x", "Unmatched ( or \\(")]
    [InlineData("regexp", "/[/", "x", "Invalid regular expression")]
    [InlineData("regexp", "/(?:a)/", "x", "Invalid preceding regular expression")]
    [InlineData("regexp", "/a/!/b/z", "x", "unknown regexp option \"z\"")]
    public void A_row_of_patterns_is_skipped(string types, string key, string value, string warning)
    {
        foreach (string type in types.Split(' '))
        {
            Assert.Equal(warning, Of(type, key, value));
        }
    }

    [Theory]
    [InlineData("regexp pcre", "/(a)/", "${1} $(1) $01 $$ $$2")]
    [InlineData("regexp pcre", "!!/(a)/", "$1")]
    [InlineData("regexp pcre", "/[]()]/", "x")]
    [InlineData("regexp pcre", "/[[:alpha:](]/", "x")]
    [InlineData("regexp pcre", "if /b/ c", "")]
    [InlineData("regexp pcre", "endif c", "")]
    [InlineData("regexp pcre", "/a\\/(b)/i", "$1")]
    [InlineData("regexp", "/)/", "x")]
    [InlineData("regexp", "/a/!/b/", "x")]
    [InlineData("regexp", "/\\(a\\)/x", "$1")]
    [InlineData("pcre", "/(?:a)/", "x")]
    [InlineData("pcre", "/(?<n>a)/", "$1")]
    [InlineData("pcre", "/(?P<n>a)(?'m'b)/", "$2")]
    [InlineData("pcre", "/(?|(a)|(b))/", "$1")]
    [InlineData("pcre", "/[\\](]/", "x")]
    [InlineData("pcre", "/\\Q(\\E/", "x")]
    [InlineData("pcre", "/a # (/x", "x")]
    [InlineData("pcre", "/(?x)a # (\n/", "x")]
    [InlineData("pcre", "/a(?#()/", "x")]
    public void A_row_of_patterns_is_taken(string types, string key, string value)
    {
        foreach (string type in types.Split(' '))
        {
            Assert.Null(Of(type, key, value));
        }
    }

    private static string? Of(string type, string key, string value) =>
        SkippedRow.WarningOf(new TableEntry(key, value, Origin.Unknown), TableTypeInfo.Find(type));

    [Theory]
    [InlineData("3.6", "bad mask length in \"10.0.0.0/33\"", "bad mask length in \"10.0.0.0/33\"")]
    [InlineData("3.5.25", "bad mask length in \"10.0.0.0/33\"", "bad net/mask pattern: \"10.0.0.0/33\"")]
    [InlineData("3.5.25", "bad mask value in \"10.0.0.0/\"", "bad net/mask pattern: \"10.0.0.0/\"")]
    [InlineData("2.11", "bad network value in \"010.0.0.0/8\"", "bad net/mask pattern: \"010.0.0.0/8\"")]
    [InlineData("3.5.25", "bad address pattern: \"10.0\"", "bad address pattern: \"10.0\"")]
    [InlineData(
        "3.5.25",
        "non-null host address bits in \"10.1.0.0/8\"",
        "non-null host address bits in \"10.1.0.0/8\""
    )]
    public void Before_3_6_one_warning_is_for_networks_and_masks(string release, string error, string words) =>
        Assert.Equal(words, Network.InWordsOf(PostfixVersion.Parse(release), error));
}
