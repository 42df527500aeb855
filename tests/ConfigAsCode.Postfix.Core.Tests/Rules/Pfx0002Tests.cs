using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0002Tests
{
    [Theory]
    [InlineData("mail-eu.1_a", false)]
    [InlineData("mail/eu", true)]
    [InlineData("..", true)]
    [InlineData(".", true)]
    [InlineData("", true)]
    [InlineData("mäil", true)]
    [InlineData("mail eu", true)]
    public void A_name_is_the_folder_of_the_files(string name, bool isRefused) =>
        Assert.Equal(isRefused ? ["the instance"] : [], Declared.On("Debian12").Named(name).PlacesOf("PFX0002"));

    [Theory]
    [InlineData("posture.md")]
    [InlineData("posture.html")]
    [InlineData("Posture.MD")]
    [InlineData("posture")]
    [InlineData("Posture")]
    public void A_page_of_the_build_has_its_name_already(string name) =>
        Assert.Equal(["the instance"], Declared.On("Debian12").Named(name).PlacesOf("PFX0002"));

    [Theory]
    [InlineData("../master.cf")]
    [InlineData("main.cf")]
    [InlineData("master.cf")]
    public void A_table_must_not_leave_the_folder_nor_replace_a_file_of_Postfix(string name) =>
        Assert.Equal(
            ["the table " + name],
            Declared.On("Debian12").Table(name, "texthash", ("a", "b")).PlacesOf("PFX0002")
        );

    [Fact]
    public void Two_tables_of_one_name_would_be_one_file() =>
        Assert.Equal(
            ["the table transport"],
            Declared.On("Debian12").Table("transport", "texthash").Table("transport", "cidr").PlacesOf("PFX0002")
        );

    [Fact]
    public void Two_instances_of_one_name_are_told_at_both_whatever_the_case()
    {
        Instance[] instances =
        [
            Declared.On("Debian12").Named("mail").Instance,
            Declared.On("Debian13").Named("Mail").Instance,
            Declared.On("Debian13").Named("other").Instance,
        ];
        var told = Rulebook.AnalyzeFleet(instances).ToArray();
        Assert.Equal(["mail", "Mail"], told.Select(t => t.Instance.Name));
        Assert.All(told, t => Assert.Equal("PFX0002", t.Finding.Rule.Id));
        Assert.Contains("is called 'Mail' too", told[0].Finding.Message, StringComparison.Ordinal);
    }
}
