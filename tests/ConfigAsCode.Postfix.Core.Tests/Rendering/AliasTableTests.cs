using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

/// <summary>
/// Tables of aliases have the form of aliases(5): newaliases(1), which packages run, finds no row in another one and leaves an empty index.
/// </summary>
public class AliasTableTests
{
    private const string Uses = "alias_maps = hash:$config_directory/aliases";

    private static readonly (string Key, string Value)[] Rows =
    [
        ("postmaster", "root"),
        ("\"john doe\"", "alice, bob@example.org"),
        ("support", "\"|/usr/bin/ticket --new\", :include:/etc/mail/support, /var/mail/support"),
        ("owner-list", "alice"),
        ("\"a:b\"", "alice"),
        ("a\\:b", "alice"),
        ("nobody", "\"\""),
    ];

    [Fact]
    public void A_table_of_aliases_is_written_with_colons()
    {
        Declared mail = Declared.On("Debian12").Main(Uses).Table("aliases", "hash", ("postmaster", "root"), ("a", "b"));
        string[] lines = TextOf(mail).Split('\n');
        Assert.Contains("postmaster: root", lines);
        Assert.Contains("a:          b", lines);
        Assert.Contains("# Run on the host after each change, in this folder: postalias hash:aliases", lines);
    }

    [Theory]
    [InlineData(Uses, "hash")]
    [InlineData("alias_database = hash:$config_directory/aliases", "hash")]
    [InlineData("alias_database = lmdb:$config_directory/aliases", "lmdb")]
    // Another use of the same table reads the index, which is the same.
    [InlineData(Uses + "|virtual_alias_maps = hash:$config_directory/aliases", "hash")]
    [InlineData("names = hash:$config_directory/aliases|alias_maps = $names", "hash")]
    [InlineData("alias_maps = unionmap:{proxy:hash:/etc/postfix/aliases, nis:mail.aliases}", "hash")]
    public void It_reads_back_as_it_was(string settings, string type)
    {
        Declared mail = Declared.On("Debian12").Main(settings.Split('|')).Table("aliases", type, Rows);
        string text = TextOf(mail);
        Assert.Contains("\npostmaster: ", text);
        Assert.Equal(Rows, RowsOf(mail, type, text));
    }

    [Theory]
    [InlineData("alias_maps = texthash:$config_directory/aliases", "texthash")]
    [InlineData("virtual_alias_maps = hash:$config_directory/aliases", "hash")]
    [InlineData("alias_maps = hash:/etc/aliases", "hash")]
    public void Any_other_table_has_key_and_value(string settings, string type)
    {
        Declared mail = Declared.On("Debian12").Main(settings).Table("aliases", type, ("postmaster", "root"));
        Assert.Contains("\npostmaster root\n", TextOf(mail));
        Assert.Equal([("postmaster", "root")], RowsOf(mail, type, TextOf(mail)));
    }

    [Theory]
    [InlineData("info@example.org", "the name before the ':' has a '@', and only names of this host can be aliases")]
    [InlineData("info%example.org", "the name before the ':' has a '%', and only names of this host can be aliases")]
    [InlineData("a, b", "there are several names before the ':'")]
    [InlineData("a:b", "Postfix would read the key 'a' and the value 'b: root'")]
    [InlineData("\"john", "there is no ':' behind a name")]
    [InlineData("a [b", "there is no ':' behind a name")]
    [InlineData("a (b", "there is no ':' behind a name")]
    public void A_name_that_postalias_skips_is_refused(string name, string reason)
    {
        Declared mail = Declared.On("Debian12").Main(Uses).Table("aliases", "hash", (name, "root"));
        RenderError error = Assert.Single(InstanceRenderer.ErrorIn(mail.Instance));
        Assert.Equal($"the row '{name}' of the table aliases", error.Place);
        Assert.Equal(reason, error.Reason);
        Assert.Empty(
            InstanceRenderer.ErrorIn(
                Declared
                    .On("Debian12")
                    .Main("virtual_alias_maps = texthash:$config_directory/aliases")
                    .Table(
                        "aliases",
                        "texthash",
                        (
                            name.Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal),
                            "root"
                        )
                    )
                    .Instance
            )
        );
    }

    [Theory]
    [InlineData("postmaster root", "there is no ':' behind a name")]
    [InlineData(": root", "there is no name before the ':'")]
    [InlineData("postmaster:", "there is no value behind the ':'")]
    [InlineData(
        "info@example.org: root",
        "the name before the ':' has a '@', and only names of this host can be aliases"
    )]
    [InlineData("a, b: root", "there are several names before the ':'")]
    [InlineData("postmaster: root", null)]
    [InlineData("postmaster :root, a@b", null)]
    [InlineData("\"a@b\": root", null)]
    [InlineData("a\\@b: root", null)]
    [InlineData("a (x@y, (z) \\) :) : root", null)]
    [InlineData("[a:b]: root", null)]
    public void A_line_of_a_file_is_read_as_postalias_reads_it(string line, string? error)
    {
        InstanceReading read = InstanceReader.Read(
            "mail",
            Targets.Of("3.7"),
            Uses + "\n",
            null,
            new TableFile("aliases", "hash", line + "\n")
        );
        Assert.Equal(error, Assert.Single(Assert.Single(read.Tables).Rows).Error);
    }

    private static string TextOf(Declared mail)
    {
        Assert.Empty(InstanceRenderer.ErrorIn(mail.Instance));
        return InstanceRenderer.Render(mail.Instance).Single(file => file.Path == "aliases").Text;
    }

    private static IEnumerable<(string, string)> RowsOf(Declared mail, string type, string text)
    {
        EquatableArray<RenderedFile> files = InstanceRenderer.Render(mail.Instance);
        Instance read = InstanceReader
            .Read("mail", mail.Instance.Target, files[0].Text, files[1].Text, new TableFile("aliases", type, text))
            .Instance;
        return Assert.Single(read.Tables).Entries.Select(row => (row.Key, row.Value));
    }
}
