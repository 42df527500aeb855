using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>A line of src/BannedSymbols.txt that names nothing bans nothing, and the analyzer does not say so.</summary>
public class BannedSymbolListTests
{
    private static readonly string[] Lines =
    [
        .. File.ReadAllLines(RepositoryRoot.PathTo("src", "BannedSymbols.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_line_names_a_symbol_once_and_says_what_to_do_instead()
    {
        Compilation compilation = CSharpProject.Of("").Compilation;
        string[] symbols = [.. Lines.Select(line => line.Split(';')[0])];

        Assert.DoesNotContain(
            symbols,
            symbol => DocumentationCommentId.GetSymbolsForDeclarationId(symbol, compilation).IsEmpty
        );
        Assert.Equal(symbols.Distinct(), symbols);
        Assert.All(Lines, line => Assert.Matches("^[TMPF]:[^; ]+;[A-Z].+[^.]$", line));
    }
}
