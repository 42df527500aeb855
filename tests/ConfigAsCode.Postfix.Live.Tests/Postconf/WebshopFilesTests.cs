using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;
using ConfigAsCode.Postfix.Live.Tests.Webshop;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

/// <summary>The real postconf prints for the sample what the model holds, name for name and value for value.</summary>
public sealed class WebshopFilesTests
{
    [Fact]
    public void Postconf_reads_the_model_of_webshop_next_without_a_warning()
    {
        InstanceReading reading = InstanceReader.Read(
            WebshopNext.Instance,
            PlatformInfo.Find("Debian12")!.Target,
            WebshopFiles.Text(WebshopNext.Instance, "main.cf"),
            WebshopFiles.Text(WebshopNext.Instance, "master.cf")
        );
        Assert.Empty(reading.Problems);
        PostconfComparison.AssertSame(reading.Instance, arguments => Run(arguments));
    }

    private static ProgramResult Run(string[] arguments) =>
        Programs.Run("postconf", ["-c", WebshopFiles.Folder(WebshopNext.Instance), .. arguments]);
}
