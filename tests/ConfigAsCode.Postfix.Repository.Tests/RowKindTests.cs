using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>The attributes for rows, and their actions, are those that Core knows.</summary>
public partial class RowKindTests
{
    private static readonly string Rows = RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix", "Rows");

    [Fact]
    public void Each_attribute_for_a_row_is_a_kind_of_row() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(Rows, "*Attribute.cs")
                .Select(file => Path.GetFileName(file).Replace("Attribute.cs", "", StringComparison.Ordinal))
                // A key and a result as they are; a row whose parts depend on the target.
                .Except(["Entry", "TlsPolicy"])
                .Order(StringComparer.Ordinal),
            RowKind.All.Select(kind => kind.Attribute).Order(StringComparer.Ordinal)
        );

    // HANGUP is for tests of Postfix, and OK stands for RELAY as well.
    [Fact]
    public void Each_action_of_access_tables_is_a_member() =>
        Assert.Equal(
            AccessResult.Words(PostfixVersion.Newest).Except(["HANGUP", "RELAY"]).Order(StringComparer.Ordinal),
            Members("AccessAction")
        );

    [Fact]
    public void Each_action_of_header_checks_is_a_member() =>
        Assert.Equal(
            HeaderCheckResult.Words(PostfixVersion.Newest, isOfClient: false).Order(StringComparer.Ordinal),
            Members("HeaderCheckAction")
        );

    private static IEnumerable<string> Members(string type) =>
        Member()
            .Matches(File.ReadAllText(Path.Combine(Rows, type + ".cs")))
            .Select(match => Capital().Replace(match.Groups[1].Value, "_$0").ToUpperInvariant())
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^    (\w+),$", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
