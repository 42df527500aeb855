using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Tables;

/// <summary>What tables answer to a key, each with the answer of postmap -q of 3.7.11.</summary>
public class TableLookupTests
{
    private const string Error = "error";

    private static readonly Target Target = Targets.Of("3.7");

    [Theory]
    [InlineData("unionmap:{static:a,inline:{x=b}}", "x", "a,b")]
    [InlineData("unionmap:{static:a,fail:x}", "x", Error)]
    [InlineData("unionmap:{fail:x,static:a}", "x", Error)]
    [InlineData("unionmap:{static:a,randmap:b}", "x", Error)]
    [InlineData("pipemap:{inline:{x=a},inline:{a=b}}", "x", "b")]
    [InlineData("pipemap:{inline:{x=a},inline:{b=c}}", "x", null)]
    [InlineData("pipemap:{inline:{x=a},fail:x}", "x", Error)]
    [InlineData("pipemap:{inline:{x=a},fail:x}", "y", null)]
    [InlineData("pipemap:{inline:{x=a},inline:{b=c},fail:x}", "x", null)]
    [InlineData("pipemap:{inline:{x=a},unionmap:{static:b,fail:x}}", "x", Error)]
    [InlineData("pipemap:{fail:x,inline:{x=a}}", "x", Error)]
    [InlineData("randmap:{a}", "x", "a")]
    [InlineData("randmap:a", "x", Error)]
    [InlineData("randmap:{a}b", "x", Error)]
    [InlineData("static:{a}b", "x", Error)]
    public void A_table_made_of_others_fails_where_one_of_them_does(string table, string key, string? answer) =>
        Assert.Equal(answer, Answer(table, key));

    [Theory]
    [InlineData("regexp", "if /a/ text\n/b/ x\nendif text\n/c/ y\n", "ab", "x")]
    [InlineData("regexp", "if /a/ text\n/b/ x\nendif text\n/c/ y\n", "b", null)]
    [InlineData("regexp", "if /a/ text\n/b/ x\nendif text\n/c/ y\n", "c", "y")]
    [InlineData("pcre", "if /a/ text\n/b/ x\nendif text\n/c/ y\n", "ab", "x")]
    [InlineData("pcre", "if /a/\n  /b/ x\nendif\n/c/ y\n", "ab", null)]
    [InlineData("regexp", "if /a/!/b/\n/c/ x\nendif\n", "abc", "x")]
    public void Text_behind_a_condition_is_ignored(string type, string rows, string key, string? answer) =>
        Assert.Equal(answer, Answer($"{type}:$config_directory/t", key, new TableFile("t", type, rows)));

    [Theory]
    [InlineData("!10.0.0.0/8 x\n", "192.0.2.1", "x")]
    [InlineData("!10.0.0.0/8 x\n", "2001:db8::1", null)]
    [InlineData("!2001:db8::/32 x\n", "192.0.2.1", null)]
    [InlineData("!2001:db8::/32 x\n", "2001:db9::1", "x")]
    [InlineData("if !10.0.0.0/8\n::/0 x\nendif\n", "2001:db8::1", null)]
    public void A_network_is_compared_with_addresses_of_its_family(string rows, string address, string? answer) =>
        Assert.Equal(answer, Answer("cidr:$config_directory/t", address, new TableFile("t", "cidr", rows)));

    private static string? Answer(string table, string key, params TableFile[] files)
    {
        Instance instance = InstanceReader
            .Read("mail", Target, $"virtual_alias_maps = {table}\n", null, files)
            .Instance;
        var found = TableLookup.In(
            ["virtual_alias_maps"],
            [new TableKey(key, IsPart: false)],
            service: null,
            new EffectiveView(instance, Target)
        );
        Assert.True(found.IsKnown);
        return found.Fails ? Error : found.Row?.Value;
    }
}
