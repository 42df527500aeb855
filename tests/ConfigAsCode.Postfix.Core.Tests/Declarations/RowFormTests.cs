using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Tests.Declarations;

/// <summary>The arguments of a row, read back from its result.</summary>
public class RowFormTests
{
    [Theory]
    [InlineData("Alias", "bob, \"|/bin/mine -x\"", "bob+|/bin/mine -x")]
    [InlineData("Alias", "bob,eve", null)]
    [InlineData("VirtualAlias", "bob, eve", "bob+eve")]
    [InlineData("VirtualAlias", "\"a, b\"@a.example", "\"a, b\"@a.example")]
    [InlineData("VirtualAlias", "bob,eve", null)]
    [InlineData("Route", "smtp:", "smtp")]
    [InlineData("Route", ":[b]:25", "+[b]:25")]
    [InlineData("Route", "lmtp:unix:/s", "lmtp+unix:/s")]
    [InlineData("Route", "smtp", null)]
    [InlineData("Recipient", "OK", "")]
    [InlineData("Recipient", "x", null)]
    [InlineData("Access", "DEFER_IF_PERMIT 4.7.1 later", "AccessAction.DeferIfPermit+4.7.1 later")]
    [InlineData("Access", "reject", null)]
    [InlineData("Access", "strict", "strict")]
    [InlineData("Access", "reject_rbl_client bl.example, reject", "reject_rbl_client bl.example+reject")]
    [InlineData("HeaderCheck", "PREPEND X-A: b", "HeaderCheckAction.Prepend+X-A: b")]
    public void A_result_is_read_as_the_arguments_that_write_it(string kind, string result, string? arguments) =>
        Assert.Equal(
            arguments,
            RowKind.Find(kind)!.Form.Read(result) is { } read
                ? string.Join('+', read.Select(a => a.Enum is null ? a.Text : a.Enum + "." + a.Text))
                : null
        );

    [Fact]
    public void Each_action_is_read_back()
    {
        foreach (string word in AccessResult.Words(PostfixVersion.Newest))
        {
            Assert.NotNull(RowForm.AccessAction.Read(word));
            Assert.NotNull(RowForm.AccessAction.Read(word + " a, b"));
        }

        foreach (string word in HeaderCheckResult.Words(PostfixVersion.Newest, isOfClient: false))
        {
            Assert.NotNull(RowForm.HeaderCheckAction.Read(word + " a"));
        }
    }
}
