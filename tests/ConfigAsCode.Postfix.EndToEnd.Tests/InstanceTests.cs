using System.Reflection;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>The packed package in a user's project, from attributes to files: the sample's own source.</summary>
public class InstanceTests(PackedPackage package)
{
    private const string Output = "bin/Debug/net10.0/postfix";

    private static readonly string Sample = typeof(InstanceTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "WebshopSample")
        .Value!;

    [Fact]
    public async Task The_sample_builds_into_files_and_its_insecure_version_does_not_compile()
    {
        var folder = new ProjectFolder(package, "Instances/Shop");
        foreach (string path in Directory.EnumerateFiles(Sample, "*.cs"))
        {
            folder.Write(Path.GetFileName(path), File.ReadAllText(path));
        }

        (await folder.DotnetAsync("build")).ShouldSucceed();
        IReadOnlyList<string> files = folder.Files(Output);
        Assert.Superset(
            new HashSet<string>
            {
                "webshop/main.cf",
                "webshop/master.cf",
                "webshop/partners",
                "webshop/virtual",
                "webshop-next/main.cf",
                "webshop-next/master.cf",
                "webshop-next/partners",
                "webshop-next/virtual",
            },
            files.ToHashSet()
        );
        string mainCf = folder.Read($"{Output}/webshop-next/main.cf");
        Assert.Contains("smtpd_tls_mandatory_protocols = >=TLSv1.2\n", mainCf, StringComparison.Ordinal);

        string policy = folder.Read("IShopTls.cs");
        folder.Write(
            "IShopTls.cs",
            policy.Replace("AuthOnly = true,", "Protocols = [\">=TLSv1\"],", StringComparison.Ordinal)
        );
        ProgramResult insecure = await folder.DotnetAsync("build", "--no-restore");
        Assert.NotEqual(0, insecure.ExitCode);
        // At the argument, naming both instances and every service that it reaches.
        Assert.Matches(
            @"IShopTls\.cs\(\d+,\d+\): error PFX1001: webshop, webshop-next: smtp/inet and smtpd/pass still accept TLSv1, TLSv1\.1",
            insecure.Everything
        );
        Assert.Equal(mainCf, folder.Read($"{Output}/webshop-next/main.cf"));
    }
}
