using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Webshop;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

/// <summary>The real postconf prints for the sample what the model holds, name for name and value for value.</summary>
public sealed class WebshopFilesTests
{
    [Fact]
    public void Postconf_reads_the_model_of_webshop_next_without_a_warning()
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        foreach ((string name, string text) in WebshopNext.Files)
        {
            folder.Write(name, text);
        }

        InstanceReading reading = InstanceReader.Read(
            WebshopNext.Instance,
            DebianRelease.Tested.Target,
            WebshopNext.Files["main.cf"],
            WebshopNext.Files["master.cf"]
        );
        Assert.Empty(Rulebook.AnalyzeFiles(reading));
        PostconfComparison.AssertSame(reading.Instance, folder.Postconf);
    }

    /// <summary>So what is asked of another release is what the build would have written for it.</summary>
    [Fact]
    public void Compiled_here_the_sample_gives_the_files_of_its_build()
    {
        IReadOnlyDictionary<string, string> built = WebshopFiles.Built("webshop");
        Assert.Equal(built.OrderBy(f => f.Key), WebshopFiles.Compiled("webshop").OrderBy(f => f.Key));
    }
}
