using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A row of which PFX4012 says that it is never found is the one that postmap(1) does not find.</summary>
public sealed class DeadRowTests : IDisposable
{
    private const string Keys = "a@x.org first\nb@x.org second\na@x.org third\nA@X.org fourth\nc@x.org fifth\n";

    private const string Networks =
        "192.0.2.0/24 first\n192.0.2.7 second\n198.51.100.7/24 third\n198.51.100.7 fourth\nif 203.0.113.0/24\n203.0.113.7 fifth\nendif\n"
        + "203.0.113.0/24 sixth\n::/0 seventh\n2001:db8::/32 eighth\n";

    private const string Patterns =
        "/^a/ first\n/^b/ second\n/^a/ third\nif /^c/\n/^/ fourth\n/d/ fifth\nendif\n/.*/ sixth\n/x/ seventh\n";

    private const string SkippedNetworks =
        "010.0.0.0/8 one\n8.1.0.0/16 two\n[10.0.0.0/8 three\n10.1.0.0/16 four\nfe80::%1/10 five\nfe80::1 six\n127.0.0.1/33 seven\n"
        + "127.0.0.1 eight\nif 11.0.0.0/33\n11.0.0.0/8 nine\nendif\n11.1.0.0/16 ten\n[12.0.0.0]/8 eleven\n12.1.0.0/16 twelve\n";

    private const string SkippedPatterns =
        "/(a)/ REJECT $2\n/(a)/ two\n/b/z three\n/b/ four\n!/zz/ $1\n/(c/ six\n/c/ seven\n/d/ eight ${1\n/d/ nine\n/e/ ten $ x\n"
        + "/e/ eleven\nendif\n/f/ twelve\nif /g/z\n/g/ thirteen\nendif\n/g/ fourteen\n";

    private static readonly DebianRelease Release = DebianRelease.Tested;

    private readonly ConfigurationFolder folder = new(DebianRelease.Tested);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("hash", Keys, "a@x.org b@x.org A@X.org c@x.org")]
    [InlineData("btree", Keys, "a@x.org b@x.org A@X.org c@x.org")]
    [InlineData("lmdb", Keys, "a@x.org b@x.org A@X.org c@x.org")]
    [InlineData("texthash", Keys, "a@x.org b@x.org A@X.org c@x.org")]
    [InlineData(
        "cidr",
        Networks,
        "192.0.2.7 192.0.2.8 198.51.100.7 198.51.100.8 203.0.113.7 203.0.113.8 2001:db8::1 2001:db9::1"
    )]
    [InlineData("regexp", Patterns, "ax bx cd cx xx")]
    [InlineData("pcre", Patterns, "ax bx cd cx xx")]
    [InlineData("cidr", SkippedNetworks, "8.1.0.1 10.1.0.1 fe80::1 127.0.0.1 11.1.0.1 12.1.0.1")]
    [InlineData("regexp", SkippedPatterns, "a b c d e f g")]
    [InlineData("pcre", SkippedPatterns, "a b c d e f g")]
    public void What_no_query_finds_is_what_the_rule_tells(string type, string text, string queries)
    {
        folder.Write("main.cf", "compatibility_level = 3.7\n");
        string file = Path.Combine(folder.FullName, "table");
        folder.Write("table", text);
        if (type is "hash" or "btree" or "lmdb")
        {
            folder.Run("postmap", [$"{type}:{file}"]);
        }

        string[] answers =
        [
            .. queries
                .Split(' ')
                .Select(q => folder.Run("postmap", ["-q", q, $"{type}:{file}"]).Output.Trim())
                .Where(answer => answer.Length > 0),
        ];
        Instance instance = InstanceReader
            .Read(
                "live",
                Release.Target,
                $"virtual_alias_maps = {type}:$config_directory/table\n",
                "",
                new TableFile("table", type, text)
            )
            .Instance;
        Finding[] found = Rulebook.Analyze(instance).Of("PFX4012", besides: "PFX4010");
        IEnumerable<string> dead = instance
            .Tables[0]
            .Entries.Where(row => found.Any(f => f.Place.Origin == row.Origin))
            .Select(row => row.Value)
            .Where(value => value.Length > 0);
        Assert.NotEmpty(found);
        Assert.Equal(
            instance.Tables[0].Entries.Select(row => row.Value).Where(v => v.Length > 0).Except(answers),
            dead
        );
    }
}
