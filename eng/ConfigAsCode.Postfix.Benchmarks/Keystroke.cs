using BenchmarkDotNet.Attributes;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// One character typed inside an argument of an attribute, in an editor that is warm, until the files are rendered and the
/// findings of the open file are there; beside it, the same keystroke in the same project without the package's part. In this
/// process, and not in one that BenchmarkDotNet builds for each benchmark: an editor, too, keeps all of it in one.
/// </summary>
[MemoryDiagnoser]
[MinColumn, MedianColumn, MaxColumn]
[InProcess, WarmupCount(3), IterationCount(15)]
public class Keystroke
{
    private const int Servers = 200;

    private EditedProject project = null!;

    /// <summary>Which project, and which file of it.</summary>
    [Params(Edit.Sample, Edit.OneOf200, Edit.PolicyOf200, Edit.UnrelatedOf200)]
    public Edit Edit { get; set; }

    [GlobalSetup]
    public void Open() =>
        project = Edit switch
        {
            Edit.Sample => new EditedProject(Sample(), "Webshop.cs", "$myhostname ESMTP", "x"),
            Edit.OneOf200 => new EditedProject(Fleet.Files(Servers), Fleet.FileOf(117), "$myhostname ESMTP", "x"),
            Edit.PolicyOf200 => new EditedProject(Fleet.Files(Servers), Fleet.Policies, "/etc/ssl/certs/mail", "x"),
            _ => new EditedProject(Fleet.Files(Servers), Fleet.Unrelated, "=> 4", "0"),
        };

    /// <summary>The control: parse, compile what the file needs, report what the compiler finds in it.</summary>
    [Benchmark(Baseline = true)]
    public int Compiler() => project.Compile();

    /// <summary>The same, and every attribute of the project read once: the compiler's share of what the package needs.</summary>
    [Benchmark]
    public int AndAttributes() => project.ReadAttributes();

    /// <summary>The same as the first, and the generator has run.</summary>
    [Benchmark]
    public int AndGenerator() => project.Generate();

    /// <summary>The same as that, and the analyzer has told what it finds in the file.</summary>
    [Benchmark]
    public int AndFindings() => project.Analyze();

    private static IEnumerable<(string, string)> Sample()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ConfigAsCode.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No repository above.");
        }

        return Directory
            .EnumerateFiles(Path.Combine(folder, "samples", "Webshop"), "*.cs")
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
    }
}
