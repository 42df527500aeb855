using System.Collections.Concurrent;
using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>PFX4008 says of an entry what its program of 3.7 does with the words that master(8) makes of it.</summary>
public class ServiceFieldTests
{
    private const string Good = "user=nobody argv=/bin/true";

    private static readonly DebianRelease Release = DebianRelease.Tested;

    // pipe(8) looks at its words with the first message, a trigger server with the first trigger in a queue of its own, and
    // postscreen(8) never.
    private static readonly string[] LookLater = ["pipe", "postscreen", "qmgr", "oqmgr", "pickup"];

    private static readonly string[] PublicOnes = ["cleanup", "pickup", "qmgr", "flush", "showq", "postlogd"];

    private static DaemonInfo[] Programs { get; } = [.. DaemonInfo.All.Where(d => d.ExistsOn(Release.Target.Postfix))];

    [Fact]
    public void A_program_refuses_the_limit_and_the_privilege_that_the_rule_says() =>
        Compare(
            [
                .. Programs.SelectMany(daemon =>
                    new[] { "-", "0", "1", "2" }
                        .Select(limit => Entry(daemon, limit: limit))
                        .Concat(new[] { "-", "y", "n" }.Select(privilege => Entry(daemon, privilege)))
                ),
            ],
            hasStream: false
        );

    [Fact]
    public void A_program_refuses_the_options_and_the_words_that_the_rule_says() =>
        Compare(
            [
                .. Programs
                    .SelectMany(daemon =>
                        new[] { "", "-v", "-q", "foo", "foo bar" }.Select(words =>
                            (daemon, Entry: Entry(daemon, words: words))
                        )
                    )
                    // postlogd(8) takes no stream.
                    .Where(e => e.daemon.Name != "postlogd")
                    .Where(e =>
                        !(LookLater.Contains(e.daemon.Name) && e.Entry.Contains("foo", StringComparison.Ordinal))
                    )
                    .Select(e => e.Entry),
            ],
            hasStream: true
        );

    [Fact]
    public void A_program_serves_the_types_that_the_rule_says() =>
        Compare(
            [
                .. Programs.SelectMany(daemon =>
                    new[] { "inet", "unix", "fifo", "pass", "unix-dgram" }
                        // proxymap(8) asks for its name first, and a port is none.
                        .Where(type => type != "inet" || daemon.Name != "proxymap")
                        .Select(type => Entry(daemon, type: type))
                ),
            ],
            hasStream: false
        );

    [Fact]
    public void Attributes_are_refused_where_the_rule_says() =>
        Compare(
            [
                .. new[]
                {
                    "spawn " + Good,
                    "spawn USER=nobody ARGV=/bin/true",
                    "spawn user=nobody:postdrop argv=/bin/true",
                    "spawn",
                    "spawn user=nobody",
                    "spawn argv=/bin/true",
                    "spawn argv=/bin/true user=nobody",
                    "spawn flags=R " + Good,
                    "spawn foo " + Good,
                    "spawn user=root argv=/bin/true",
                    "spawn user=postfix argv=/bin/true",
                    "spawn user=nobody:root argv=/bin/true",
                    "spawn user=nobody:postfix argv=/bin/true",
                    "spawn user=65534 argv=/bin/true",
                    "smtp flags=DORX",
                    "smtp Flags=R flags=X",
                    "smtp flags=",
                    "smtp flags=F",
                    "smtp flags=d",
                    "smtp flags",
                    "smtp user=nobody",
                    "lmtp flags=u",
                    "lmtp -v flags=O",
                    "lmtp -- flags=O",
                }.Select(words =>
                    $"x unix - {(words.StartsWith("spawn", StringComparison.Ordinal) ? "n" : "-")} n - - {words}"
                ),
            ],
            hasStream: true
        );

    private static void Compare(string[] entries, bool hasStream)
    {
        var differences = new ConcurrentBag<string>();
        int refused = 0;
        Parallel.ForEach(
            entries,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            entry =>
            {
                Instance instance = InstanceReader
                    .Read("x", Release.Target, "compatibility_level = 3.6\n", entry + "\n")
                    .Instance;
                Service service = Assert.Single(instance.Services);
                string? real = DaemonStart.RefusalOfWords(service.Program, WordsOfMaster(service), hasStream);
                string? ours = Rulebook
                    .Analyze(instance)
                    .FirstOrDefault(f => f.Rule.Id == "PFX4008" && f.Severity == RuleSeverity.Error)
                    ?.Message;
                Interlocked.Add(ref refused, real is null ? 0 : 1);
                if (real is null != ours is null)
                {
                    differences.Add($"{entry}: {real ?? "(started)"}; ours: {ours ?? "(nothing)"}");
                }
            }
        );
        Assert.Equal("", string.Join("\n", differences.Order(StringComparer.Ordinal)));
        Assert.InRange(refused, entries.Length / 5, entries.Length * 4 / 5);
    }

    /// <summary>The command line that master(8) makes of an entry (get_master_ent() in master/master_ent.c).</summary>
    private static string[] WordsOfMaster(Service service)
    {
        string[] limit = service.ProcessLimit switch
        {
            "1" => ["-l"],
            "0" => ["-z"],
            _ => [],
        };
        string[] privilege = service.Unprivileged == "n" ? [] : ["-u"];
        return [.. limit, "-n", service.Name, "-t", service.Type.ToMasterCf(), .. privilege, .. service.Arguments];
    }

    /// <summary>An entry that is well but for what is given.</summary>
    private static string Entry(
        DaemonInfo daemon,
        string? privilege = null,
        string? limit = null,
        string? type = null,
        string words = ""
    )
    {
        type ??= daemon.Types.Contains(Core.Model.ServiceType.Unix) ? "unix" : daemon.Types[0].ToMasterCf();
        privilege ??= daemon.RequiresPrivilege ? "n" : "-";
        limit ??= daemon.ProcessLimit?.ToString(CultureInfo.InvariantCulture) ?? "-";
        bool isPublic = type == "inet" || PublicOnes.Contains(daemon.Name);
        string command =
            daemon.Name is "pipe" or "spawn" && (words.Length == 0 || words[0] == '-') ? $"{words} {Good}" : words;
        return $"{(type == "inet" ? "2525" : daemon.Name)} {type} {(isPublic ? "n" : "-")} {privilege} n - {limit} {daemon.Name} {command}";
    }
}
