using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests;

/// <summary>What the page of the program shows is what the program prints.</summary>
public partial class DocumentTests
{
    private static readonly string Samples = RepositoryRoot.PathTo("samples") + "/";

    public static TheoryData<string, string> Examples =>
        [
            .. Example()
                .Matches(RepositoryRoot.Read("docs", "postfix-cac.md"))
                .Select(match => new TheoryDataRow<string, string>(
                    match.Groups["line"].Value,
                    match.Groups["output"].Value
                )),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_the_page_shows(string line, string output)
    {
        ToolRun run = ToolRun.Of(line.Replace("samples/", Samples, StringComparison.Ordinal).Split(' '));
        Assert.Empty(run.Error);
        Assert.Equal(output, run.Output.Replace(Samples, "samples/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("explain", "PFX1001")]
    [InlineData("explain", "smtpd")]
    [InlineData("diff")]
    public void The_page_names_each_field_of_the_JSON(string verb, string name = "smtp_helo_name")
    {
        string page = RepositoryRoot.Read("docs", "postfix-cac.md");
        string folder = Samples + "Webshop/snapshots/webshop";
        string[] arguments = verb == "explain" ? ["explain", name, folder] : ["diff", folder, folder + "-next"];
        ToolRun run = ToolRun.Of([.. arguments, "--format", "json"]);
        // Two folders that differ are code 1.
        Assert.Equal(verb == "diff" ? 1 : 0, run.ExitCode);
        string[] fields = [.. Field().Matches(run.Output).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.True(page.Contains($"`{field}`") || page.Contains($"`{field}[]`"), field));
    }

    [GeneratedRegex(@"```\n\$ postfix-cac (?<line>.*)\n(?<output>[^`]*)```")]
    private static partial Regex Example();

    [GeneratedRegex("^ *\"(\\w+)\":", RegexOptions.Multiline)]
    private static partial Regex Field();
}
