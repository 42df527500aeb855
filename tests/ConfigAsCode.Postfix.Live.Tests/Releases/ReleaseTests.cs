using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Eng;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Releases;

/// <summary>What the catalogue says of three platforms is what their packages have.</summary>
public class ReleaseTests
{
    public static TheoryData<string> Platforms => [.. DebianRelease.Platforms];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void The_releases_of_Postfix_and_OpenSSL_are_those_of_the_package(string platform)
    {
        var release = DebianRelease.Of(platform);
        Assert.Equal(release.Target.Postfix.ToString(), release.PostconfAlone("-d", "-h", "mail_version").Trim());
        Assert.StartsWith(
            $"OpenSSL {release.Target.OpenSsl.ToText()}",
            release.Run("openssl", ["version"]).Output,
            StringComparison.Ordinal
        );
    }

    /// <summary>Names, defaults with those that the package decides, and the rows of master.cf with those that it adds.</summary>
    [Theory]
    [MemberData(nameof(Platforms))]
    public void Compare_finds_no_difference_and_exits_with_0(string platform)
    {
        var release = DebianRelease.Of(platform);
        using var folder = new TemporaryFolder();
        string defaults = folder.PathTo("defaults");
        File.WriteAllText(defaults, release.PostconfAlone("-d"));
        using var output = new StringWriter();
        int exitCode = CompareCommand.Run(
            "none",
            defaults,
            platform,
            release.PathTo("usr", "share", "postfix", "master.cf.dist"),
            output,
            output
        );
        Assert.Matches(
            $"^Postfix {Regex.Escape(release.Target.Postfix.ToString())}: [0-9]+ parameters, 0 differences\n$",
            output.ToString()
        );
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Every_default_is_compared_but_those_of_the_host(string platform)
    {
        var release = DebianRelease.Of(platform);
        InstalledPostfix installed = InstalledPostfix.Parse(release.PostconfAlone("-d"));
        Assert.Empty(
            installed
                .Defaults.Keys.Where(name => Parameters.DefaultOn(name, release.Target) is null)
                .Except(ExternalTables)
        );
    }

    /// <summary>
    /// What C# gives starts from Postfix's own rows; a main.cf that is judged alone stands beside the package's, which has pipes to
    /// other programs on Debian 11 and 12.
    /// </summary>
    [Theory]
    [InlineData("Debian11", "maildrop, uucp, ifmail, bsmtp, scalemail-backend, mailman")]
    [InlineData("Debian12", "maildrop, uucp, ifmail, bsmtp, scalemail-backend, mailman")]
    [InlineData("Debian13", "")]
    public void The_rows_that_a_package_adds_are_in_the_master_cf_of_an_installation_alone(
        string platform,
        string added
    )
    {
        Target target = DebianRelease.Of(platform).Target;
        Assert.Equal(
            added,
            string.Join(
                ", ",
                DefaultServices.AsInstalled(target).Except(DefaultServices.Of(target)).Select(s => s.Name)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Table_types_are_those_that_PFX4010_takes(string platform)
    {
        var release = DebianRelease.Of(platform);
        string[] installed = release.PostconfAlone("-m").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string type = release.PostconfAlone("-h", "default_database_type").Trim();
        Assert.Equal(type, release.Target.DatabaseTypes[0]);
        Assert.Subset(installed.ToHashSet(), release.Target.DatabaseTypes.ToHashSet());

        string[] names = [.. TableTypeInfo.All.Select(t => t.Name).Except(CannotTell), "hsh", "TEXTHASH"];
        foreach (string name in names)
        {
            bool isRefused = Analyze(release.Target, name).Any(f => f.Severity != RuleSeverity.Info);
            // What is a package of its own can be installed, whether it is here or not.
            if (!release.Target.PackedTypes.Contains(name))
            {
                Assert.True(isRefused != installed.Contains(name), $"{name}: refused by PFX4010: {isRefused}");
            }
        }

        Assert.All(
            installed,
            name => Assert.DoesNotContain(Analyze(release.Target, name), f => f.Severity != RuleSeverity.Info)
        );
    }

    /// <summary>What a program finds out when it starts.</summary>
    private static readonly string[] ExternalTables =
    [
        "mail_release_date",
        "mail_version",
        "mydomain",
        "myhostname",
        "mynetworks",
        "process_id",
        "process_name",
        "service_name",
    ];

    /// <summary>Built in or not, and no platform says which.</summary>
    private static readonly string[] CannotTell = ["netinfo", "nisplus"];

    private static Finding[] Analyze(Target target, string type)
    {
        string name =
            type is "pipemap" or "unionmap" ? "{texthash:/x}"
            : type is "proxy" or "debug" ? "texthash:/x"
            : type is "randmap" ? "{a,b}"
            : type is "inline" ? "{a=b}"
            : "/x";
        string mainCf = $"virtual_alias_maps = {type}:{name}\nproxy_read_maps = proxy:texthash:/x\n";
        return Rulebook.Analyze(InstanceReader.Read("live", target, mainCf, "").Instance).Of("PFX4010");
    }
}
