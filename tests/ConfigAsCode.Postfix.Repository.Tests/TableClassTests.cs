using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Explanations;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>What explains a parameter knows the classes of lookup tables that the package has for it.</summary>
public partial class TableClassTests
{
    [Fact]
    public void They_are_the_classes_that_serve_a_parameter() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix", "Tables"), "*Table.cs")
                .Select(file => Serves().Match(File.ReadAllText(file)))
                .Where(match => match.Success)
                .Select(match => (match.Groups["class"].Value, match.Groups["parameter"].Value))
                .Order(),
            TableClasses.All.Order()
        );

    [GeneratedRegex("""\[Serves\("(?<parameter>\w+)".*\]\s+public abstract class (?<class>\w+)""")]
    private static partial Regex Serves();
}
