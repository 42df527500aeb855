using ConfigAsCode.Postfix.Analyzers;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Live.Tests.Webshop;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>The configurations of the samples and of the cases that people reported, as a release reads them.</summary>
internal static class HostDeliveries
{
    /// <summary>The cases with which no mail is delivered, each with what Postfix logs of it.</summary>
    public static IReadOnlyDictionary<string, string> WithoutDelivery { get; } =
        new Dictionary<string, string>
        {
            ["25"] = "mailbox_size_limit is smaller than message_size_limit",
            ["59"] = "missing '=' after attribute name",
        };

    /// <summary>Each instance of samples/Webshop and of samples/Presets, with its files.</summary>
    public static IEnumerable<(Instance Instance, IReadOnlyDictionary<string, string> Files)> Samples(
        DebianRelease release
    ) =>
        from project in PresetSample
            .All.Select(sample => PresetSample.On(release.Platform, sample))
            .Prepend(WebshopFiles.ProjectOn(release))
        let files = project.AllFiles()
        from read in ProjectReading.Of(project.Compilation, TestContext.Current.CancellationToken).Classes
        from instance in read.Output.Instances
        select (instance, (IReadOnlyDictionary<string, string>)files[instance.Name]);

    public static IEnumerable<HostDelivery> OfSamples(DebianRelease release) =>
        Samples(release).Select(sample => new HostDelivery(sample.Instance.Name, release, sample.Files));

    /// <summary>Each case that is beside the clone; the test is skipped without them.</summary>
    public static IEnumerable<(string Name, HostDelivery Host)> OfCases(DebianRelease release)
    {
        string cases = SharedFolder.OrSkip(SharedFolder.Cases);
        return Directory
            .GetDirectories(cases)
            .Where(folder => File.Exists(Path.Combine(folder, "main.cf")))
            .Order(StringComparer.Ordinal)
            .Select(folder =>
            {
                string name = Path.GetFileName(folder);
                return (
                    name,
                    new HostDelivery(
                        "case " + name,
                        release,
                        Directory
                            .GetFiles(Path.Combine(cases, "_base"))
                            .Concat(Directory.GetFiles(folder))
                            .GroupBy(path => Path.GetFileName(path))
                            .ToDictionary(same => same.Key, same => File.ReadAllText(same.Last()))
                    )
                );
            });
    }
}
