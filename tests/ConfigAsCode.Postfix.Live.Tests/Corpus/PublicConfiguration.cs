using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Corpus;

/// <summary>
/// A configuration that somebody runs, in the folder <c>shared/corpus</c> beside the clone: read from there, and never
/// copied into it.
/// </summary>
internal sealed partial class PublicConfiguration
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private readonly string folder;

    private PublicConfiguration(string folder) => this.folder = folder;

    /// <summary>All that are there; none without the folder.</summary>
    public static PublicConfiguration[] All
    {
        get
        {
            string corpus = RepositoryRoot.PathTo("..", "shared", "corpus");
            return Directory.Exists(corpus)
                ?
                [
                    .. Directory
                        .GetDirectories(corpus)
                        .Order(StringComparer.Ordinal)
                        .Select(f => new PublicConfiguration(f)),
                ]
                : [];
        }
    }

    public string Number => Path.GetFileName(folder);

    /// <summary>Where somebody keeps only one of the files, the package's own stands in for the other.</summary>
    private string MainCf => TextOf("main.cf") ?? "";

    private string MasterCf => TextOf("master.cf") ?? File.ReadAllText("/usr/share/postfix/master.cf.dist");

    /// <summary>What we say of its parameters: the place, the rule, the parameter.</summary>
    public IEnumerable<(string Place, string Rule, string Parameter, string Message)> Judge()
    {
        InstanceReading reading = InstanceReader.Read(Number, Release.Target, MainCf, MasterCf);
        IEnumerable<(string, string, string, string)> problems = reading.Problems.Select(p =>
            ($"{p.File}:{p.Line}", p.Kind.ToString(), Quoted().Match(p.Message).Groups["name"].Value, p.Message)
        );
        IEnumerable<(string, string, string, string)> findings = Rulebook
            .Judge(reading.Instance)
            // What says the default, and whether a level is set, is no fault of a parameter.
            .Where(f => f.Rule.Id is not ("PFX4014" or "PFX4015"))
            .Where(f => f.Rule.Id == "PFX1010" || f.Rule.Id[3] == '4')
            .Select(f => ($"{f.Place.Origin.DeclaredBy}:{f.Place.Origin.Handle}", f.Rule.Id, f.Parameter, f.Message));
        return problems.Concat(findings);
    }

    /// <summary>What postconf(1) warns of: "unused", "undefined" or "overriding", and a name.</summary>
    public IReadOnlyList<(string Kind, string Parameter)> Postconf()
    {
        using var copy = new ConfigurationFolder(DebianRelease.Tested);
        copy.Write("main.cf", MainCf);
        copy.Write("master.cf", MasterCf);
        return
        [
            .. new[] { "-n", "-M", "-P" }
                .SelectMany(option => copy.Postconf(option).ErrorLines)
                .Select(line => Warning().Match(line))
                .Where(match => match.Success)
                .Select(match => (match.Groups["kind"].Value, match.Groups["name"].Value))
                .Distinct(),
        ];
    }

    private string? TextOf(string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path, Encoding.Latin1) : null;
    }

    [GeneratedRegex(
        @"(?<kind>unused|undefined) parameter: (?<name>[^=\s]+)|(?<kind>overriding) earlier entry: (?<name>[^=\s]+)="
    )]
    private static partial Regex Warning();

    [GeneratedRegex(@"^'(?<name>\S+)")]
    private static partial Regex Quoted();
}
