using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class WhatAFileCanCarryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a  b\tc")]
    [InlineData("#{$\"'\\}")]
    [InlineData("zoë \u2028 \U0001f4e7 \u00a0")]
    public void Main_cf_carries_any_printable_value(string value) => Assert.Null(MainCfValue.ErrorIn(value));

    [Theory]
    [InlineData("a\nb", "line break")]
    [InlineData("a\rb", "line break")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u001bb", "U+001B")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData(" a", "trims")]
    [InlineData("a\t", "trims")]
    public void No_file_carries_a_control_character_or_outer_blanks(string value, string reason)
    {
        Assert.Contains(reason, MainCfValue.ErrorIn(value), StringComparison.Ordinal);
        Assert.Contains(reason, MasterCfValue.ErrorIn(value, Targets.Of("3.7")), StringComparison.Ordinal);
        Assert.Contains(
            reason,
            TableText.ErrorIn("key", value, TableFormat.KeyValue, Targets.Of("3.7")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_file_carries_half_a_character()
    {
        Assert.NotNull(MainCfValue.ErrorIn("a\ud83d"));
        Assert.NotNull(MainCfValue.ErrorIn("\udce7a"));
    }

    [Theory]
    [InlineData("2.11", "a b", "3.0")]
    [InlineData("3.0", "a b", null)]
    [InlineData("2.11", "{a", null)]
    [InlineData("3.0", "{a", "includes the words after it")]
    [InlineData("3.0", "{a}", null)]
    [InlineData("3.0", "a}", null)]
    [InlineData("3.0", "}{", "includes the words after it")]
    [InlineData("3.0", "a} b", "balanced")]
    [InlineData("3.0", "a {b c} d", null)]
    [InlineData("3.0", "a {b", "balanced")]
    [InlineData("2.11", "", null)]
    public void An_override_carries_what_its_version_can_keep_together(string version, string value, string? reason)
    {
        string? answer = MasterCfValue.ErrorIn(value, Targets.Of(version));
        if (reason is null)
        {
            Assert.Null(answer);
        }
        else
        {
            Assert.Contains(reason, answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a b", "hash", false)]
    [InlineData("\"a b\"", "hash", true)]
    [InlineData("#a", "hash", false)]
    [InlineData("", "hash", false)]
    [InlineData("/a b/", "pcre", true)]
    [InlineData("/a b", "pcre", false)]
    [InlineData("a", "static", false)]
    [InlineData("a=b", "ldap", false)]
    public void A_table_carries_a_key_that_its_type_reads_back(string key, string type, bool carries) =>
        Assert.Equal(carries, TableText.ErrorIn(key, "value", TableTypeInfo.FormatOf(type), Targets.Of("3.7")) is null);

    [Theory]
    [InlineData("lmdb", "k", 510, true)]
    [InlineData("lmdb", "k", 511, false)]
    [InlineData("lmdb", "é", 255, true)]
    [InlineData("lmdb", "é", 256, false)]
    [InlineData("hash", "k", 5000, true)]
    [InlineData("texthash", "k", 5000, true)]
    public void An_index_has_keys_as_long_as_its_database_takes(string type, string letter, int count, bool carries)
    {
        string key = string.Concat(Enumerable.Repeat(letter, count));
        Instance mail = Declared.On("Debian12").Table("t", type, (key, "value")).Instance;
        Assert.Equal(
            carries
                ? []
                :
                [
                    "a key of the table t: a key of a table of type 'lmdb' has at most 510 bytes: postmap(1) stops at a longer one, and there is no index",
                ],
            InstanceRenderer.ErrorIn(mail).Select(error => error.ToString())
        );
    }

    [Fact]
    public void A_hash_row_needs_a_value() =>
        Assert.NotNull(TableText.ErrorIn("key", "", TableFormat.KeyValue, Targets.Of("3.7")));

    [Theory]
    [InlineData("", false)]
    [InlineData("#a", false)]
    [InlineData("a=", false)]
    [InlineData("a b", false)]
    [InlineData("a\u0007", false)]
    [InlineData("smtp_tls_security_level", true)]
    [InlineData("local-2_destination_recipient_limit", true)]
    public void A_parameter_name_has_no_blank_and_no_equals_sign(string name, bool carries) =>
        Assert.Equal(carries, ParameterName.ErrorIn(name) is null);

    [Theory]
    [InlineData("webshop-1.example_org", true)]
    [InlineData("...", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    public void A_file_name_stays_in_its_folder(string name, bool isSafe) =>
        Assert.Equal(isSafe, FileName.IsSafe(name));
}
