using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Access;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;
using CsCheck;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>Tables of aliases: their text is postalias(1)'s, and newaliases(1) finds all rows again.</summary>
public sealed class AliasTableTests
{
    private const int Lines = 600;
    private const string MainCf = """
        mydestination = mail.example.test
        alias_maps = hash:$config_directory/aliases
        alias_database = $alias_maps
        local_recipient_maps = $alias_maps
        smtpd_relay_restrictions = reject_unauth_destination
        """;

    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly RelayClient Client = new("a program of this host", "127.0.0.1", "localhost", LogsIn: false);

    private static readonly Gen<string> Line = Gen.Char["ab :,@%\"\\()[]<>;|!.:a"]
        .Array[1, 9]
        .Select(chars => "a" + new string(chars) + "z");

    [Fact]
    public void A_line_is_a_row_where_postalias_takes_it()
    {
        using var folder = new ConfigurationFolder(Release);
        string[] lines = [];
        Line.Array[Lines].Sample(random => lines = random, iter: 1, threads: 1);
        folder.Write("main.cf", MainCf + "\n");
        folder.Write("aliases", string.Join("\n", lines) + "\n");
        ProgramResult made = folder.Run("postalias", $"hash:{folder.FullName}/aliases").ShouldSucceed();
        HashSet<int> skipped =
        [
            .. made
                .ErrorLines.Where(l => l.Contains("need name:value pair") || l.Contains("name must be local"))
                .Select(l => int.Parse(l.Split("line ")[1].Split(':')[0])),
        ];

        InstanceReading read = InstanceReader.Read(
            "mail",
            Release.Target,
            MainCf + "\n",
            null,
            new TableFile("aliases", "hash", string.Join("\n", lines) + "\n")
        );
        Assert.Equal(
            lines.Where((_, i) => skipped.Contains(i + 1)),
            read.Tables[0].Rows.Where(row => row.Error is not null).Select(row => row.Line.Text)
        );
        Assert.InRange(skipped.Count, 100, Lines - 100);
    }

    [Fact]
    public void The_default_of_the_package_asks_NIS_which_no_host_has_by_itself()
    {
        using var folder = new ConfigurationFolder(Release);
        folder.Write("main.cf", "");
        Assert.Contains("nis:mail.aliases", folder.Postconf("-h", "alias_maps").Output);
        Assert.Contains(
            "NIS domain name not set - NIS lookups disabled",
            folder.Run("postmap", "-q", "root", "nis:mail.aliases").Error
        );
    }

    [Fact]
    public async Task Newaliases_keeps_the_aliases_of_a_table_of_aliases_alone()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            HandWrittenFiles.MasterCf + "\nonce inet n - n - - smtpd -o max_use=1\n",
            new LivePostfixOptions { Tables = new Dictionary<string, string> { ["aliases"] = "nobody root\n" } }
        );
        string file = Path.Combine(postfix.ConfigurationFolder, "aliases");

        string text = Rendered(postfix.ConfigurationFolder);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        string[] command = text.Split('\n')
            .First(line => line.Contains("in this folder: ", StringComparison.Ordinal))
            .Split("in this folder: ")[1]
            .Split(' ');
        Assert.Equal(["postalias", "hash:aliases"], command);
        Release.RunOrFail(command[0], ["-c", postfix.ConfigurationFolder, "hash:" + file]);
        Assert.Equal([AccessVerdict.Accepted, AccessVerdict.Rejected], await AskAsync(postfix));

        Release.RunOrFail("newaliases", ["-C", postfix.ConfigurationFolder]);
        Assert.Equal([AccessVerdict.Accepted, AccessVerdict.Rejected], await AskAsync(postfix));

        // The form of any other table.
        await File.WriteAllTextAsync(file, "support root\n", TestContext.Current.CancellationToken);
        Release.RunOrFail("postmap", ["-c", postfix.ConfigurationFolder, "hash:" + file]);
        Assert.Equal([AccessVerdict.Accepted, AccessVerdict.Rejected], await AskAsync(postfix));
        Release.RunOrFail("newaliases", ["-C", postfix.ConfigurationFolder]);
        Assert.Equal([AccessVerdict.Rejected, AccessVerdict.Rejected], await AskAsync(postfix));
    }

    private static async Task<AccessVerdict[]> AskAsync(LivePostfix postfix)
    {
        var verdicts = new List<AccessVerdict>();
        foreach (string name in new[] { "support", "other" })
        {
            verdicts.AddRange(
                await Client.SendAsync(
                    postfix.Port("once"),
                    withData: false,
                    [("boss@example.org", name + "@mail.example.test")]
                )
            );
        }

        return [.. verdicts];
    }

    private static string Rendered(string folder)
    {
        Instance read = InstanceReader
            .Read(
                "mail",
                Release.Target,
                File.ReadAllText(Path.Combine(folder, "main.cf")),
                File.ReadAllText(Path.Combine(folder, "master.cf"))
            )
            .Instance;
        var row = new TableEntry("support", "root", Origin.Unknown);
        return InstanceRenderer
            .Render(
                read with
                {
                    Tables = EquatableArray.Of(new Table("aliases", "hash", EquatableArray.Of(row), Origin.Unknown)),
                }
            )
            .Single(rendered => rendered.Path == "aliases")
            .Text;
    }
}
