using ConfigAsCode.Postfix.Eng;
using ConfigAsCode.Postfix.Eng.Names;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>What is made from something else equals it.</summary>
public class DriftTests
{
    [Fact]
    public void The_attributes_are_those_of_the_catalogue()
    {
        Dictionary<string, string> made = AttributeSource.Files().ToDictionary(f => f.File, f => f.Text);
        string folder = RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix", "Generated");
        Assert.Equal(
            made.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)
        );
        foreach ((string file, string text) in made)
        {
            Assert.True(
                text == File.ReadAllText(Path.Combine(folder, file)),
                $"{file} differs from the catalogue: run dotnet run --project eng/ConfigAsCode.Postfix.Eng -- attributes"
            );
        }
    }

    [Fact]
    public void What_programs_are_for_is_what_an_import_writes()
    {
        string[] lines =
        [
            .. File.ReadLines(
                    RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix.Core", "Catalog", "Data", "daemons.tsv")
                )
                .Where(line => !line.StartsWith('#')),
        ];
        string[] named = [.. PostfixImport.Purposes.SelectMany(p => p.Value).Select(Name).Distinct()];
        Assert.Equal(
            PostfixImport.Purposes.Select(p => $"{p.Key}: {string.Join(' ', p.Value)}").Order(StringComparer.Ordinal),
            lines
                .Select(line => line.Split('\t'))
                .Select(fields => (Program: fields[0], Facets: fields[3..].Where(f => named.Contains(Name(f)))))
                .Where(line => line.Facets.Any())
                .Select(line => $"{line.Program}: {string.Join(' ', line.Facets)}")
                .Order(StringComparer.Ordinal)
        );

        static string Name(string facet) => facet.Split('=')[0];
    }

    [Fact]
    public void The_index_of_the_rules_is_that_of_the_rules() =>
        Assert.True(
            RuleIndex.Text() == RepositoryRoot.Read("docs", "rules", "README.md"),
            "docs/rules/README.md differs from the rules: run dotnet run --project eng/ConfigAsCode.Postfix.Eng -- rules"
        );

    [Fact]
    public void The_pages_of_names_are_those_of_the_catalogue()
    {
        foreach ((string file, string text) in NamePages.Files())
        {
            Assert.True(
                text == RepositoryRoot.Read("docs", file),
                $"docs/{file} differs from the catalogue: run dotnet run --project eng/ConfigAsCode.Postfix.Eng -- names"
            );
        }
    }

    [Fact]
    public void The_icon_is_the_one_that_eng_draws() =>
        // Pixel by pixel: how well they are packed is a matter of the runtime.
        Assert.Equal(Icon.RowsOf(Icon.Png()), Icon.RowsOf(File.ReadAllBytes(Eng.Repository.Icon)));

    [Fact]
    public void The_catalogue_is_that_of_the_verified_facts()
    {
        string facts = Path.GetDirectoryName(SharedFolder.OrSkip("openssl"))!;

        using var made = new TemporaryFolder();
        PostfixImport.Run(facts, made.FullName);
        OpenSslImport.Run(Path.Combine(facts, "openssl"), made.FullName);
        foreach (string path in Directory.EnumerateFiles(made.FullName))
        {
            string name = Path.GetFileName(path);
            Assert.True(
                File.ReadAllText(path)
                    == RepositoryRoot.Read("src", "ConfigAsCode.Postfix.Core", "Catalog", "Data", name),
                $"{name} differs from the facts: run dotnet run --project eng/ConfigAsCode.Postfix.Eng -- import --facts FOLDER"
            );
        }
    }
}
