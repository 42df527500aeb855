using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>
/// Who reads what (PFX4006): a program of 3.7 that loads a parameter stops at a value that is none, and one that does not
/// load it starts.
/// </summary>
public class OverrideReaderTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly string[] Programs =
    [
        "smtpd",
        "smtp",
        "lmtp",
        "cleanup",
        "postscreen",
        "bounce",
        "verify",
        "flush",
    ];

    [Fact]
    public void A_program_stops_at_a_bad_value_where_the_catalogue_says_that_it_reads_the_parameter() =>
        StopWhereTheyRead(each: 15);

    [Fact]
    [Trait("Time", "long")]
    public void Each_program_stops_at_a_bad_value_of_each_parameter_that_it_reads() => StopWhereTheyRead(each: 1);

    private static void StopWhereTheyRead(int each)
    {
        ParameterInfo[] typed =
        [
            .. Parameters
                .All.Where(p =>
                    p.ExistsOn(Release.Target.Postfix) && !p.IsReadOnly && p.ReadBy.Count > 0 && !p.ReadBy.Contains("*")
                )
                .Where(p =>
                    p.TypeOn(Release.Target.Postfix) is ParameterType.Bool or ParameterType.Int or ParameterType.Time
                )
                // The TLS library reads its own where TLS is on.
                .Where(p => !p.Name.StartsWith("tls_", StringComparison.Ordinal)),
        ];
        (string Program, ParameterInfo Parameter)[] cases =
        [
            .. typed.Where((_, i) => i % each == 0).SelectMany(p => Programs.Select(program => (program, p))),
        ];
        var differences = new ConcurrentBag<string>();
        int read = 0;
        Parallel.ForEach(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            c =>
            {
                string? refusal = DaemonStart.Refusal(c.Program, $"{c.Parameter.Name} = none");
                bool isRead = refusal?.Contains(c.Parameter.Name, StringComparison.Ordinal) == true;
                Interlocked.Add(ref read, isRead ? 1 : 0);
                if (isRead != c.Parameter.IsReadBy(c.Program))
                {
                    differences.Add($"{c.Program} {c.Parameter.Name}: {refusal ?? "(started)"}");
                }
            }
        );
        Assert.Equal("", string.Join("\n", differences.Order(StringComparer.Ordinal)));
        Assert.InRange(read, cases.Length / 12, cases.Length / 2);
    }
}
