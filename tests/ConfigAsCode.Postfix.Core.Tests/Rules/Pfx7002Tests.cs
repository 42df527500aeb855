using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7002Tests
{
    private const string Others = "PFX4010 PFX4012 PFX4014 PFX7004 PFX7003";

    private static Declared Virtual(string rows, string maps = "hash:$config_directory/rows") =>
        Rows(
            Declared
                .On("Debian12")
                .Main(
                    "myhostname = mail.example.org",
                    "mydomain = example.org",
                    "mydestination = $myhostname, localhost",
                    "virtual_alias_maps = " + maps
                ),
            rows
        );

    private static Declared Local(string rows) =>
        Rows(
            Declared
                .On("Debian12")
                .Main(
                    "myhostname = mail.example.org",
                    "mydestination = $myhostname, localhost",
                    "alias_maps = hash:$config_directory/rows",
                    "alias_database = hash:$config_directory/rows"
                ),
            rows
        );

    private static Declared Rows(Declared mail, string rows) =>
        mail.Table("rows", "hash", [.. rows.Split("; ").Select(r => r.Split(' ', 2)).Select(r => (r[0], r[1]))]);

    [Theory]
    [InlineData(
        "postmaster@mail.example.org admin@mail.example.org; admin@mail.example.org postmaster@mail.example.org"
    )]
    [InlineData("a@x.example b@x.example; b@x.example c@x.example; c@x.example a@x.example")]
    [InlineData("a b; b a")]
    [InlineData("a b@mail.example.org; b a")]
    [InlineData("a B; b A")]
    [InlineData("@a.example @b.example; @b.example @a.example")]
    [InlineData("a@x.example b@x.example, c@x.example; b@x.example a@x.example")]
    [InlineData("x@b.example y@a.example; @a.example x@b.example")]
    public void A_circle_of_virtual_aliases_is_an_error(string rows)
    {
        Finding finding = Assert.Single(Virtual(rows).Analyze("PFX7002", Others));
        Assert.Equal("the row " + rows.Split(' ')[0], Virtual(rows).PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("a@x.example a@x.example")]
    [InlineData("a@x.example a@x.example, b@x.example")]
    [InlineData("@x.example info@x.example")]
    [InlineData("@x.example info@x.example; info@x.example info@x.example")]
    [InlineData("@x.example @x.example")]
    [InlineData("a@x.example b@x.example; b@x.example c@y.example")]
    // Once an address has become itself, cleanup(8) does not expand it again.
    [InlineData("a@x.example a@x.example, b@x.example; b@x.example a@x.example")]
    [InlineData("a@x.example b@x.example; b@x.example b@x.example, a@x.example")]
    [InlineData("a a@other.example; a@other.example b")]
    [InlineData("@a.example @b.example")]
    public void A_chain_that_ends_is_right(string rows) => Assert.Empty(Virtual(rows).Analyze("PFX7002", Others));

    /// <summary>A table of the host in front may end it.</summary>
    [Theory]
    [InlineData("hash:/srv/others, hash:$config_directory/rows", false)]
    [InlineData("hash:$config_directory/rows, hash:/srv/others", true)]
    public void What_a_table_of_the_host_may_end_is_not_known(string maps, bool isFound) =>
        Assert.Equal(
            isFound ? 1 : 0,
            Virtual("a@x.example b@x.example; b@x.example a@x.example", maps).Analyze("PFX7002", Others).Length
        );

    [Theory]
    [InlineData("a b; b a", true)]
    [InlineData("a b@localhost; b a", true)]
    [InlineData("root admin, root; admin root", true)]
    [InlineData("a \"b\"; b \"a\"", true)]
    [InlineData("a \"|/usr/bin/list a\"; b a", false)]
    [InlineData("a a", false)]
    [InlineData("root root, admin@example.net", false)]
    [InlineData("a \\a, b; b /srv/mail/a", false)]
    [InlineData("a b@elsewhere.example; b a", false)]
    public void A_circle_of_aliases_is_an_error(string rows, bool isFound) =>
        Assert.Equal(isFound ? ["the row " + rows.Split(' ')[0]] : [], Local(rows).PlacesOf("PFX7002", Others));

    /// <summary>user+extension@domain is looked up as user@domain too, and what comes of it has the extension.</summary>
    [Theory]
    [InlineData("a@x.example b+c@x.example; b@x.example a@x.example", true)]
    [InlineData("a b+c; b a", true)]
    [InlineData("a@x.example b+c@x.example; b+c@x.example c@x.example; b@x.example a@x.example", false)]
    // a+c@x.example becomes itself, so that cleanup(8) does not expand it again.
    [InlineData("a@x.example a@x.example, b@x.example; b@x.example a+c@x.example", false)]
    public void An_extension_leads_to_the_row_without_it(string rows, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, Virtual(rows).Main("recipient_delimiter = +").Analyze("PFX7002", Others).Length);

    [Theory]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("+", 1)]
    public void An_alias_is_looked_up_without_its_extension(string delimiter, int found) =>
        Assert.Equal(
            found,
            Local("a b+c; b a").Main("recipient_delimiter = " + delimiter).Analyze("PFX7002", Others).Length
        );

    [Fact]
    public void The_message_shows_the_circle() =>
        Assert.Equal(
            "virtual_alias_maps leads in a circle, a@x.example to b@x.example to a@x.example: cleanup(8) takes no mail for a@x.example (\"unreasonable "
                + "virtual_alias_maps map nesting\", 451 4.6.0 Alias expansion error). Let one of the rows end at a mailbox",
            Assert
                .Single(Virtual("a@x.example b@x.example; b@x.example a@x.example").Analyze("PFX7002", Others))
                .Message
        );
}
