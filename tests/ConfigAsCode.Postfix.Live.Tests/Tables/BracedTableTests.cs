using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>postmap(1) opens a table with its content in braces as a program does, and stops where the rule says that one cannot.</summary>
public class BracedTableTests
{
    [Theory]
    [InlineData("inline:{ foo = xx }")]
    [InlineData("inline:{ {foo = xx} }")]
    [InlineData("inline:{ {a=b}, {c=d} }")]
    [InlineData("inline:{ a=b {c=d} }")]
    [InlineData("inline:{a=b,}")]
    [InlineData("inline:{a=}")]
    [InlineData("inline:{ {a b} }")]
    [InlineData("inline:{ {x=y}x }")]
    [InlineData("inline:{}")]
    [InlineData("inline:{ }")]
    [InlineData("inline:a=b")]
    [InlineData("static:{ x }")]
    [InlineData("static:{ x }y")]
    [InlineData("static:{ x")]
    [InlineData("randmap:{1,2}")]
    [InlineData("randmap:1")]
    [InlineData("randmap:{}")]
    [InlineData("pipemap:{static:x}")]
    [InlineData("pipemap:{static:x}y")]
    [InlineData("pipemap:static:x")]
    [InlineData("unionmap:{static:x}")]
    [InlineData("unionmap:{}")]
    [InlineData("cidr:{ {192.0.2.1 x} }")]
    [InlineData("cidr:{}")]
    [InlineData("cidr:{ 192.0.2.1 x }")]
    [InlineData("cidr:{ {192.0.2.1 x}y }")]
    [InlineData("regexp:{ {/foo/ x} }")]
    [InlineData("regexp:{/foo/ x}")]
    public void Postfix_opens_what_the_rule_does_not_report(string table)
    {
        DebianRelease release = DebianRelease.Tested;
        bool isRefused = BracedTable.ErrorIn(TableName.Parse(table)!, release.Target.Postfix) is not null;
        using var folder = new ConfigurationFolder(release);
        folder.Write("main.cf", "compatibility_level = 3.6\nmyhostname = mail.example.org\n");
        string said = folder.Run("postmap", "-q", "192.0.2.1", table).Error;
        Assert.True(isRefused == said.Contains("fatal: ", StringComparison.Ordinal), said);
    }
}
