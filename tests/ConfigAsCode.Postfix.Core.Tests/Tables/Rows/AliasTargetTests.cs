using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Tests.Tables.Rows;

/// <summary>What a row of aliases(5) leads to, in the quotes that it needs.</summary>
public class AliasTargetTests
{
    [Theory]
    [InlineData("joe@example.org", "joe@example.org")]
    [InlineData("\\joe", "\\joe")] // Delivery to joe without another look at the aliases.
    [InlineData("/var/mail/box", "/var/mail/box")]
    [InlineData("/var/mail/a box", "\"/var/mail/a box\"")]
    [InlineData("|/usr/bin/list", "|/usr/bin/list")]
    [InlineData("|/usr/bin/list post, now", "\"|/usr/bin/list post, now\"")]
    [InlineData("|sh -c \"a\\b\"", "\"|sh -c \\\"a\\\\b\\\"\"")]
    [InlineData(":include:/etc/my list", "\":include:/etc/my list\"")]
    [InlineData("\"|/usr/bin/list post\"", "\"|/usr/bin/list post\"")] // Its author has quoted it.
    public void A_target_is_written_as_aliases_have_it(string target, string written) =>
        Assert.Equal(written, AliasTarget.Write([target]));
}
