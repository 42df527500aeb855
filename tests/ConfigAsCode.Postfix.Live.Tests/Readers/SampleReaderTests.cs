using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>What PFX4004 says of a value is what the programs of 3.7 do with it when they start.</summary>
public class SampleReaderTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly RealReader[] Readers = [.. RealReader.Daemons, .. RealReader.Commands];

    private static readonly ParallelOptions OnTwoCores = new() { MaxDegreeOfParallelism = 6 };

    /// <summary>Values that we call wrong although a start takes them: what reads them comes later, or says less.</summary>
    private static readonly (string Asked, string Reason)[] TakenAtTheStart =
    [
        ("_discard_[el]hlo_keywords$", "a keyword that nobody knows is passed over (global/ehlo_mask.c)"),
        ("_loglevel$", "a warning, and no log of TLS (tls/tls_misc.c)"),
        ("_tls_eecdh_grade$", "before 3.6 a warning with the first TLS, and no ECDHE (tls/tls_dh.c)"),
        ("_tls_(mandatory_)?protocols$", "a warning, and no TLS: PFX1006"),
        ("_tls_(mandatory_)?ciphers$", "read with the first handshake"),
        (" tls_(ssl_options|disable_workarounds)$", "read after the TLS manager's first answer"),
        ("_sasl_(tls_|tls_verified_)?security_options$", "read when the first login begins"),
        (" maillog_file_permissions$", "since 3.9 a warning, and the default (util/logwriter.c)"),
        ("_pix_workarounds$", "read with the greeting of a server"),
        (" milter_default_action$", "read while a Milter fails"),
        (" smtpd_proxy_options$", "read where there is a smtpd_proxy_filter"),
        (" (info_log_address_format|internal_mail_filter_classes|smtputf8_autodetect_classes)$", "read with a message"),
        (" sendmail_fix_line_endings$", "read with a message"),
        ("^(smtp|lmtp|bounce) notify_classes$", "read with a message"),
    ];

    /// <summary>Read and taken, and then the program asks for so much memory, handles or bytes that it is heard of no more.</summary>
    private static readonly string[] TakesTooLong =
    [
        "postscreen_pre_queue_limit = 2147483647",
        "tls_daemon_random_bytes = 2147483647",
    ];

    [Fact]
    public void One_value_that_we_call_wrong_is_refused_for_each_third_parameter() =>
        AreRefused(each: 3, illegal => illegal.Take(1), atLeast: 150);

    [Fact]
    [Trait("Time", "long")]
    public void What_we_call_wrong_is_refused() => AreRefused(each: 1, illegal => illegal, atLeast: 500);

    [Fact]
    public void What_we_call_right_is_read()
    {
        var differences = new ConcurrentBag<string>();
        Parallel.ForEach(
            Asked().GroupBy(a => a.Reader, a => a.Parameter),
            OnTwoCores,
            asked =>
            {
                (ParameterInfo Parameter, IReadOnlyList<string> Legal)[] all =
                [
                    .. asked
                        .Where(p => !ReaderFolder.Sets(p.Name))
                        .Select(p => (p, Samples(p).Legal))
                        .Where(s => s.Legal.Count > 0),
                ];
                // All parameters at once, each with its first value, then each with its second ...
                for (int i = 0; i < all.Max(s => s.Legal.Count); i++)
                {
                    string[] settings =
                    [
                        .. all.Select(s => $"{s.Parameter.Name} = {s.Legal[i % s.Legal.Count]}").Except(TakesTooLong),
                    ];
                    if (ReaderStart.Refusal(asked.Key, settings) is { } refusal)
                    {
                        differences.Add($"{asked.Key.Program}, values {i}: {refusal}");
                    }
                }
            }
        );
        NoneOf(differences);
    }

    [Fact]
    public void Every_exception_is_about_a_parameter_of_some_release() =>
        Assert.All(
            TakenAtTheStart,
            e =>
                Assert.Contains(
                    from reader in Readers
                    from parameter in Parameters.All
                    where reader.Reads(parameter) || parameter.ReadBy.Contains("*")
                    select $"{reader.Program} {parameter.Name}",
                    asked => Regex.IsMatch(asked, e.Asked)
                )
        );

    private static void AreRefused(int each, Func<IEnumerable<string>, IEnumerable<string>> chosen, int atLeast)
    {
        (RealReader Reader, ParameterInfo Parameter, string Value)[] cases =
        [
            .. OneReaderEach()
                .Where((_, i) => i % each == 0)
                .SelectMany(a => chosen(Samples(a.Parameter).Illegal).Select(v => (a.Reader, a.Parameter, v))),
        ];
        var refused = new ConcurrentBag<string>();
        var differences = new ConcurrentBag<string>();
        Parallel.ForEach(
            cases,
            OnTwoCores,
            c =>
            {
                string? refusal = ReaderStart.Refusal(c.Reader, [$"{c.Parameter.Name} = {c.Value}"]);
                // An empty value is refused by the reader of the whole, whenever its words are looked at.
                bool isTaken = c.Value.Length > 0 && IsTakenAtTheStart(c.Reader, c.Parameter);
                if (refusal is null != isTaken)
                {
                    differences.Add($"{c.Reader.Program}: {c.Parameter.Name} = {c.Value}: {refusal ?? "(read)"}");
                }
                else if (refusal is not null)
                {
                    refused.Add(c.Parameter.Name);
                }
            }
        );
        NoneOf(differences);
        Assert.InRange(refused.Distinct().Count(), atLeast, int.MaxValue);
    }

    /// <summary>Each reader with what it alone reads; what all of them read goes round.</summary>
    private static List<(RealReader Reader, ParameterInfo Parameter)> Asked()
    {
        ParameterInfo[] all = [.. Parameters.All.Where(p => p.ExistsOn(Release.Target.Postfix) && !p.IsReadOnly)];
        RealReader[] everything = [.. Readers.Where(r => r.Only is null)];
        return
        [
            .. Readers.SelectMany(r => all.Where(r.Reads).Select(p => (r, p))),
            .. all.Where(p => p.ReadBy.Contains("*")).Select((p, i) => (everything[i % everything.Length], p)),
        ];
    }

    /// <summary>Several programs read a parameter with the same function; one of them is asked, each in its turn.</summary>
    private static IEnumerable<(RealReader Reader, ParameterInfo Parameter)> OneReaderEach() =>
        Asked()
            .GroupBy(a => a.Parameter, a => a.Reader)
            .Select((readers, i) => (readers.ElementAt(i % readers.Count()), readers.Key));

    private static ParameterSamples Samples(ParameterInfo parameter) =>
        ParameterSamples.Of(parameter, Release.Target.Postfix);

    private static bool IsTakenAtTheStart(RealReader reader, ParameterInfo parameter) =>
        TakenAtTheStart.Any(e => Regex.IsMatch($"{reader.Program} {parameter.Name}", e.Asked));

    private static void NoneOf(IEnumerable<string> differences)
    {
        string all = string.Join("\n", differences.Order(StringComparer.Ordinal));
        Assert.True(all.Length == 0, all);
    }
}
