using BenchmarkDotNet.Attributes;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// Values in which something looks like the start of a secret again and again, at two lengths: judging one of twice the length should cost
/// about twice as much.
/// </summary>
[MemoryDiagnoser]
public class LongTexts
{
    private Instance instance = null!;

    [Params(
        "http://x:",
        "{ password = ",
        "$1$aa",
        "{SHA}{SHA",
        "-----BEGIN PRIVATE KEY",
        "inline:{a=",
        " -p --password="
    )]
    public string Part { get; set; } = "";

    [Params(50, 100)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Repeat()
    {
        string text = string.Concat(Enumerable.Repeat(Part, Kilobytes * 1000 / Part.Length));
        instance = InstanceReader
            .Read(
                "mail",
                PlatformInfo.Find("Debian12")!.Target,
                $"compatibility_level = 3.6\nsmtp_sasl_password_maps = {text}\nx = {text}\n",
                $"filter unix - n n - - pipe user=filter argv={text.Replace(' ', '_')}\n"
            )
            .Instance;
    }

    [Benchmark]
    public int Judge() => Rulebook.Analyze(instance).Count();
}
