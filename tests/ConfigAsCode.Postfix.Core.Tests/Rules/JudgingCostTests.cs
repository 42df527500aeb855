using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>What it takes to judge a mail host as people run one, in memory: the time differs with the machine.</summary>
public class JudgingCostTests
{
    // Measured on 2026-11-30: 1,234 KB, in a process that judges it for the second time, with room for an eighth more.
    private const long MostKilobytes = 1_400;

    [Fact]
    public void Judging_a_mail_host_of_57_settings_and_35_services_allocates_no_more_than_it_did()
    {
        Instance host = InstanceReader
            .Read("mx1", PlatformInfo.Find("Debian12")!.Target, File("main.cf"), File("master.cf"))
            .Instance;
        Assert.Equal((57, 35), (host.Settings.Count, host.Services.Count));
        Analyze(host);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Analyze(host);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1024, 1, MostKilobytes);
    }

    private static string File(string name) =>
        RepositoryRoot.Read("eng", "ConfigAsCode.Postfix.Benchmarks", "Data", name);

    private static void Analyze(Instance host) => Assert.NotEmpty(Rulebook.Analyze(host).ToList());
}
