using System.Collections.Concurrent;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// The first use of each part of the catalogue in a fresh process, just-in-time compilation included: what a compiler
/// pays once for each build, and an editor once for each start.
/// </summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 15, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class ColdCatalogue
{
    private static readonly Target Debian12 = new(
        "Debian 12",
        new PostfixVersion(3, 7, 11),
        OpenSslSeries.V3_0,
        ChrootByDefault: true
    );

    /// <summary>
    /// A compiler has used the base class library long before it loads an analyzer: that part is not ours to count.
    /// </summary>
    [GlobalSetup]
    public void UseTheBaseClassLibrary()
    {
        var dictionary = new ConcurrentDictionary<string, string[]>(StringComparer.Ordinal);
        using var stream = new MemoryStream("a\tb\nc\td\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        foreach (
            string line in reader
                .ReadToEnd()
                .Split('\n')
                .Where(l => l.Length > 0)
                .OrderBy(l => l, StringComparer.Ordinal)
        )
        {
            dictionary.GetOrAdd(line, l => l.Split('\t'));
        }

        // The facade that every analyzer goes through, loaded by one type of ours.
        _ = new PostfixVersion(3, 7).CompareTo(new PostfixVersion(3, 8));
        _ = dictionary
            .Values.Select(v => new StringBuilder(v[0]))
            .ToDictionary(b => b.ToString(), StringComparer.Ordinal);
        _ = new Lazy<string>(() => string.Join("|", dictionary.Keys)).Value;
    }

    /// <summary>The tables of parameters: find one, by its own name and by its C# name.</summary>
    [Benchmark]
    public string? Parameters() =>
        ParameterNames.ParameterOf("SmtpdTls", "Protocols") is { } name
            ? Core.Catalog.Parameters.Find(name)!.DefaultOn(Debian12.Postfix)
            : null;

    /// <summary>The default services of one target.</summary>
    [Benchmark]
    public int Services() => DefaultServices.Of(Debian12).Count;

    /// <summary>The suites of one OpenSSL series, and one cipher list evaluated over them.</summary>
    [Benchmark]
    public int Suites() =>
        CipherList
            .Evaluate("aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH", OpenSslBuild.Of(OpenSslSeries.V3_0))
            .Suites.Count;

    /// <summary>All three, one after the other, as the first instance of a build asks for them.</summary>
    [Benchmark]
    public int Everything() => (Parameters()?.Length ?? 0) + Services() + Suites();
}
