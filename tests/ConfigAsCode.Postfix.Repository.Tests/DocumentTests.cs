using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Repository.Tests;

public partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(RepositoryRoot.PathTo(), "*.md", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(RepositoryRoot.PathTo(), path))
                .Where(path =>
                    !path.Contains("/bin/", StringComparison.Ordinal)
                    && !path.Contains("/obj/", StringComparison.Ordinal)
                    // The approved text of a file that a build writes beside others.
                    && !path.EndsWith(".verified.md", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        string folder = Path.GetDirectoryName(RepositoryRoot.PathTo(document))!;
        foreach (Match link in Link().Matches(RepositoryRoot.Read(document)))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            bool isFile = target.Length > 0 && !target.Contains("://", StringComparison.Ordinal);
            Assert.True(!isFile || Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}");
        }
    }

    [Fact]
    public void The_README_shows_exactly_the_two_commands()
    {
        Match block = Regex.Match(RepositoryRoot.Read("README.md"), "```sh\n(.*?)```", RegexOptions.Singleline);
        Assert.Equal("dotnet build samples/Webshop\n./test.sh\n", block.Groups[1].Value);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
