using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class FileNameTests
{
    [Theory]
    [InlineData("main.cf")]
    [InlineData("webshop-next")]
    [InlineData("tls_policy")]
    [InlineData("...")]
    public void Letters_digits_dot_underscore_and_hyphen_are_safe(string name) => Assert.True(FileName.IsSafe(name));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("c:x")]
    [InlineData("main.cf\n")]
    [InlineData("main.cf\0")]
    [InlineData("größe")]
    [InlineData("a b")]
    public void Anything_else_could_leave_the_folder_or_break_a_line(string name) => Assert.False(FileName.IsSafe(name));
}
