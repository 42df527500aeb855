using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>The catalogue of Debian 12 is what its package has.</summary>
public class InstalledPostfixTests
{
    private static readonly Target Debian12 = PlatformInfo.Find("Debian12")!.Target;

    [Fact]
    public void It_has_the_parameters_that_postconf_lists()
    {
        string[] listed = [.. Installed().Keys.Order(StringComparer.Ordinal)];
        string[] known =
        [
            .. Parameters
                .All.Where(p => p.ExistsOn(Debian12.Postfix))
                .Select(p => p.Name)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(listed, known);
    }

    [Fact]
    public void Its_defaults_are_those_of_postconf_except_what_the_build_or_the_host_decides()
    {
        Dictionary<string, string> installed = Installed();
        IEnumerable<string> differences = Parameters
            .All.Where(p => p.ExistsOn(Debian12.Postfix) && !p.IsBuildDependent && p.ComputedFrom is null)
            .Where(p =>
                p.DefaultOn(Debian12.Postfix) is { } value
                && BlankRuns.AsOne(value) != BlankRuns.AsOne(installed[p.Name])
            )
            .Select(p => $"{p.Name}: postconf '{installed[p.Name]}', catalogue '{p.DefaultOn(Debian12.Postfix)}'");
        Assert.Equal("", string.Join("\n", differences));
    }

    [Fact]
    public void Its_default_services_are_those_of_the_package_apart_from_the_pipe_rows_that_it_adds()
    {
        IEnumerable<Service> packaged = InstanceReader
            .Read("dist", Debian12, "", File.ReadAllText("/usr/share/postfix/master.cf.dist"))
            .Instance.Services;
        string[] added = ["maildrop", "uucp", "ifmail", "bsmtp", "scalemail-backend", "mailman"];
        Assert.Equal(added, packaged.Where(s => s.Program == "pipe").Select(s => s.Name));
        // Debian's relay row is that of 3.4; since 3.6 Postfix itself puts the name of the instance in front.
        Assert.Equal(
            packaged.Where(s => s.Program != "pipe").Select(Plain),
            DefaultServices
                .Of(Debian12)
                .Select(Plain)
                .Select(row =>
                    row.Replace(
                        "${multi_instance_name?{$multi_instance_name}:{postfix}}/",
                        "postfix/",
                        StringComparison.Ordinal
                    )
                )
        );
    }

    private static string Plain(Service s) =>
        $"{s.Key} {s.Private} {s.Unprivileged} {s.Chroot} {s.Wakeup} {s.ProcessLimit} {s.Program} "
        + string.Join(' ', s.Settings.Select(o => $"{o.Parameter}={o.Value}").Concat(s.Arguments));

    private static Dictionary<string, string> Installed()
    {
        using var folder = new ConfigurationFolder();
        folder.Write("main.cf", "");
        folder.Write("master.cf", "");
        return folder
            .Postconf("-d")
            .OutputLines.Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.Ordinal);
    }
}
