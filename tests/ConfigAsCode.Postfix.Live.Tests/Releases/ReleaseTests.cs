using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Eng;
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

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Names_and_defaults_are_those_of_the_catalogue_but_for_what_a_build_decides(string platform) =>
        Assert.DoesNotContain(
            CatalogComparison.Of(InstalledPostfix.Parse(DebianRelease.Of(platform).PostconfAlone("-d"))),
            difference => !difference.IsForeseen
        );

    /// <summary>With the chroot: it is a habit of the platform. Rows that the package adds are pipes to other programs.</summary>
    [Theory]
    [MemberData(nameof(Platforms))]
    public void Default_services_are_the_rows_that_the_package_brings_apart_from_pipes_that_it_adds(string platform)
    {
        var release = DebianRelease.Of(platform);
        IEnumerable<Service> brought = InstanceReader
            .Read("dist", release.Target, "", release.MasterCf)
            .Instance.Services;
        Assert.Equal(
            DefaultServices.Of(release.Target).Select(Row),
            brought.Where(service => service.Program != "pipe").Select(Row)
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

        foreach (string name in TableTypeInfo.All.Select(t => t.Name).Where(name => !CannotTell.Contains(name)))
        {
            bool isRefused = Judge(release.Target, name).Any(f => f.Severity != RuleSeverity.Info);
            // What is a package of its own can be installed, whether it is here or not.
            if (!release.Target.PackedTypes.Contains(name))
            {
                Assert.True(isRefused != installed.Contains(name), $"{name}: refused by PFX4010: {isRefused}");
            }
        }

        Assert.All(
            installed,
            name => Assert.DoesNotContain(Judge(release.Target, name), f => f.Severity != RuleSeverity.Info)
        );
    }

    /// <summary>Built in or not, and no platform says which.</summary>
    private static readonly string[] CannotTell = ["netinfo", "nisplus"];

    private static IEnumerable<Finding> Judge(Target target, string type)
    {
        string name =
            type is "pipemap" or "unionmap" ? "{texthash:/x}"
            : type is "proxy" or "debug" ? "texthash:/x"
            : type is "randmap" ? "{a,b}"
            : "/x";
        string mainCf = $"virtual_alias_maps = {type}:{name}\nproxy_read_maps = proxy:texthash:/x\n";
        return Rulebook
            .Judge(InstanceReader.Read("live", target, mainCf, "").Instance)
            .Where(f => f.Rule.Id == "PFX4010");
    }

    private static string Row(Service s) =>
        $"{s.Key} {s.Private} {s.Unprivileged} {s.Chroot} {s.Wakeup} {s.ProcessLimit} {s.Program} "
        + string.Join(' ', s.Settings.Select(o => $"{o.Parameter}={o.Value}").Concat(s.Arguments));
}
