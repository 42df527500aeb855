using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7004Tests
{
    private const string Others = "PFX4010 PFX4012 PFX7001 PFX7002 PFX7003 PFX7005 PFX7006 PFX7008";

    private static Declared Mail(string aliases, string mailboxes, string maps = "hash:$config_directory/aliases") =>
        Declared
            .On("Debian12")
            .Main(
                "myhostname = mail.example.org",
                "mydestination = $myhostname, localhost",
                "virtual_mailbox_domains = a.example, b.example",
                "virtual_mailbox_maps = hash:$config_directory/mailboxes",
                "virtual_transport = lmtp:unix:private/store",
                "virtual_alias_maps = " + maps
            )
            .Table("aliases", maps.StartsWith("regexp", StringComparison.Ordinal) ? "regexp" : "hash", Rows(aliases))
            .Table("mailboxes", "hash", Rows(mailboxes));

    private static (string, string)[] Rows(string rows) =>
        [.. rows.Split("; ").Select(r => r.Split(' ', 2)).Select(r => (r[0], r[1]))];

    [Theory]
    [InlineData("@a.example info@a.example", "info@a.example x; bob@a.example x", "@a.example")]
    [InlineData("@A.example INFO@a.example", "info@a.example x; bob@a.example x", "@A.example")]
    [InlineData("@a.example admin@elsewhere.example", "bob@a.example x", "@a.example")]
    [InlineData("@a.example @b.example", "bob@a.example x", "@a.example")]
    [InlineData(
        "carol@a.example carol@a.example; @a.example info@b.example",
        "bob@a.example x; carol@a.example x",
        "@a.example"
    )]
    public void A_row_for_a_domain_that_takes_the_mail_of_a_mailbox_is_reported(
        string aliases,
        string mailboxes,
        string key
    )
    {
        Finding finding = Assert.Single(Mail(aliases, mailboxes).Analyze("PFX7004", Others));
        Assert.Equal("the row " + key, Mail(aliases, mailboxes).PlaceOf(finding.Place));
        Assert.Equal([new Edit(EditKind.AddRow, "bob@a.example", "bob@a.example")], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("@a.example info@a.example; bob@a.example bob@a.example", "info@a.example x; bob@a.example x")]
    // The mailbox forwards its mail by a row of its own.
    [InlineData("@a.example info@a.example; bob@a.example bob@elsewhere.example", "info@a.example x; bob@a.example x")]
    [InlineData("@a.example info@a.example", "info@a.example x; bob@b.example x")]
    [InlineData("@a.example @a.example", "bob@a.example x")]
    [InlineData("bob@a.example alice@b.example", "bob@a.example x")]
    // A mailbox for all that have none is in the other table, where the address comes first.
    [InlineData("sales@a.example bob@a.example", "bob@a.example x; @a.example all")]
    public void Mailboxes_that_keep_their_mail_are_right(string aliases, string mailboxes) =>
        Assert.Empty(Mail(aliases, mailboxes).Analyze("PFX7004", Others));

    /// <summary>A table of the host may have the row of the mailbox.</summary>
    [Fact]
    public void What_a_table_of_the_host_may_keep_is_not_known() =>
        Assert.Empty(
            Mail(
                    "@a.example info@a.example",
                    "bob@a.example x",
                    "hash:$config_directory/aliases, mysql:/etc/postfix/own.cf"
                )
                .Analyze("PFX7004", Others)
        );

    [Theory]
    [InlineData("/@a\\.example$/ info@a.example", true)]
    [InlineData("/^bob@a\\.example$/ info@a.example", false)]
    [InlineData("/^sales@a\\.example$/ info@a.example", false)]
    public void A_pattern_for_a_domain_takes_it_too(string pattern, bool isFound) =>
        Assert.Equal(
            isFound ? 1 : 0,
            Mail(pattern, "bob@a.example x", "regexp:$config_directory/aliases").Analyze("PFX7004", Others).Length
        );

    [Theory]
    [InlineData("+", "bob@a.example bob@a.example", false)]
    [InlineData("", "bob@a.example bob@a.example", true)]
    [InlineData("-", "bob@a.example bob@a.example", true)]
    [InlineData("+", "carol@a.example carol@a.example", true)]
    public void A_row_without_the_extension_keeps_the_mail_of_a_mailbox_with_one(
        string delimiter,
        string own,
        bool isFound
    )
    {
        foreach (
            string maps in new[]
            {
                "hash:$config_directory/aliases",
                "hash:$config_directory/aliases, regexp:{ {/^sales@b\\.example$$/ info@a.example} }",
            }
        )
        {
            Assert.Equal(
                isFound ? 1 : 0,
                Mail($"@a.example info@b.example; {own}", "bob+list@a.example x", maps)
                    .Main("recipient_delimiter = " + delimiter)
                    .Analyze("PFX7004", Others + " PFX4014")
                    .Length
            );
        }
    }

    [Fact]
    public void The_message_names_the_mailboxes_and_the_row_to_add() =>
        Assert.Equal(
            "The row @a.example of virtual_alias_maps takes the mail of bob@a.example, carol@a.example: cleanup(8) rewrites an address before its mailbox is "
                + "looked for, so these mailboxes get none. Add a row for each that leads to itself, bob@a.example bob@a.example",
            Assert
                .Single(
                    Mail("@a.example info@a.example", "info@a.example x; bob@a.example x; carol@a.example x")
                        .Analyze("PFX7004", Others)
                )
                .Message
        );
}
