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

        folder.Write("IShopTls.cs", policy);
        string webshop = folder.Read("Webshop.cs");
        folder.Write("Webshop.cs", webshop.Replace("\"webshop-next\"", "\"../webshop\"", StringComparison.Ordinal));
        ProgramResult outside = await folder.DotnetAsync("build", "--no-restore");
        Assert.NotEqual(0, outside.ExitCode);
        Assert.Matches(@"Webshop\.cs\(\d+,\d+\): error PFX0002: ../webshop: ", outside.Everything);
        Assert.Equal(files, folder.Files(Output));

        folder.Write("Webshop.cs", webshop);
        folder.Write(
            "Indexed.cs",
            """
            using ConfigAsCode.Postfix;

            [PostfixInstance("indexed"), Target(Platform.Debian12)]
            [Main(CompatibilityLevel = "3.6")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/private/mail.pem"])]
            [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
            public class Indexed : IIntermediateTls
            {
                [Table("virtual", Type = TableType.Hash), Entry("a@example.org", "b@example.org")]
                sealed class Aliases : VirtualAliasTable;
            }
            """
        );
        ProgramResult indexed = (await folder.DotnetAsync("build", "--no-restore")).ShouldSucceed();
        Assert.Contains("postmap hash:virtual", indexed.Everything, StringComparison.Ordinal);
        File.Delete(folder.FullPath("Indexed.cs"));

        (await folder.DotnetAsync("build", "--no-restore")).ShouldSucceed();
        Assert.Equal(files, folder.Files(Output));
    }
}
