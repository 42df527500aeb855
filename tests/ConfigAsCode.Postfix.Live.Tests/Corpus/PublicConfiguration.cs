using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Corpus;

/// <summary>
/// A configuration that somebody runs, in the folder <c>shared/corpus</c> beside the clone: read from there, and never
/// copied into it.
/// </summary>
internal sealed partial class PublicConfiguration
{
    // On every machine: what was reviewed was said of this release.
    private static readonly DebianRelease Release = DebianRelease.Of("Debian12");

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string folder;

    private PublicConfiguration(string folder) => this.folder = folder;

    /// <summary>All that are there; without the folder the test is skipped.</summary>
    public static PublicConfiguration[] AllOrSkip() =>
        [
            .. Directory
                .GetDirectories(SharedFolder.OrSkip(SharedFolder.Configurations))
                .Order(StringComparer.Ordinal)
                .Select(f => new PublicConfiguration(f)),
        ];

    public string Number => Path.GetFileName(folder);

    /// <summary>Where somebody keeps only one of the files, the package's own stands in for the other.</summary>
    private string MainCf => TextOf("main.cf") ?? "";

    private string? MasterCf => TextOf("master.cf");

    public InstanceReading Read() => InstanceReader.Read(Number, Release.Target, MainCf, MasterCf);

    /// <summary>What we say of it: the place, how bad it is, the rule, the parameter.</summary>
    public IEnumerable<(
        string Place,
        RuleSeverity Severity,
        string Rule,
        string Parameter,
        string Message
    )> Analyze() =>
        Rulebook
            .Analyze(Read())
            .Select(f =>
                (
                    $"{f.Place.Origin.DeclaredBy}:{f.Place.Origin.Range?.Start.Line ?? -1}",
                    f.Severity,
                    f.Rule.Id,
                    f.Parameter,
                    f.Message
                )
            );

    /// <summary>What postconf(1) warns of: "unused", "undefined" or "overriding", and a name.</summary>
    public IReadOnlyList<(string Kind, string Parameter)> Postconf()
    {
        using var copy = new ConfigurationFolder(Release);
        copy.Write("main.cf", MainCf);
        copy.Write("master.cf", MasterCf ?? Release.MasterCf);
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
        return File.Exists(path) ? Decode(File.ReadAllBytes(path)) : null;
    }

    /// <summary>A file that is no UTF-8 is most often Latin-1, of which every byte is a letter.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    [GeneratedRegex(
        @"(?<kind>unused|undefined) parameter: (?<name>[^=\s]+)|(?<kind>overriding) earlier entry: (?<name>[^=\s]+)="
    )]
    private static partial Regex Warning();
}
