using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class FileNameTests
{
    [Theory]
    [InlineData("Virtual", "virtual")]
    [InlineData("VirtualAliases", "virtual-aliases")]
    [InlineData("TLSPolicy", "tls-policy")]
    [InlineData("OurTLS", "our-tls")]
    [InlineData("Routes2", "routes2")]
    [InlineData("Top10Senders", "top10-senders")]
    [InlineData("snake_case", "snake_case")]
    public void A_class_name_becomes_lower_case_with_hyphens(string name, string file) =>
        Assert.Equal(file, FileName.OfClass(name));

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
    public void Anything_else_could_leave_the_folder_or_break_a_line(string name) =>
        Assert.False(FileName.IsSafe(name));
}
