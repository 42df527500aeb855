using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Eng;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>The catalogue of Debian 12 is what its package has.</summary>
public class InstalledPostfixTests
{
    private const string MasterCf = "/usr/share/postfix/master.cf.dist";

    private static readonly DebianRelease Release = DebianRelease.Tested;
    private static readonly InstalledPostfix Installed = InstalledPostfix.Ask("/usr/sbin/postconf");
    private static readonly string[] Added = ["maildrop", "uucp", "ifmail", "bsmtp", "scalemail-backend", "mailman"];

    /// <summary>What the package decides when it is built; upstream's own default is the one in the catalogue.</summary>
    private static readonly (string Parameter, string Installed, string Reason)[] OfThePackage =
    [
        ("alias_maps", "hash:/etc/aliases, nis:mail.aliases", "built with NIS (util/sys_defs.h)"),
        ("daemon_directory", "/usr/lib/postfix/sbin", "a path of Debian's"),
        ("html_directory", "/usr/share/doc/postfix/html", "a path of Debian's"),
        ("manpage_directory", "/usr/share/man", "a path of Debian's"),
        ("readme_directory", "/usr/share/doc/postfix", "a path of Debian's"),
        ("shlib_directory", "/usr/lib/postfix", "a path of Debian's"),
    ];

    /// <summary>What a program finds out when it starts.</summary>
    private static readonly string[] OfTheHost =
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

    [Fact]
    public void Its_names_and_defaults_are_those_of_the_catalogue_but_for_what_the_package_decides() =>
        Assert.Equal(
            OfThePackage.Select(p => $"{p.Parameter} = {p.Installed}"),
            CatalogComparison
                .Of(Installed)
                .Select(d => d.Name + " = " + Installed.Defaults.GetValueOrDefault(d.Name, "(gone)"))
        );

    [Fact]
    public void Every_default_is_compared_but_those_of_the_host() =>
        Assert.Equal(
            OfTheHost,
            Installed.Defaults.Keys.Where(name => Parameters.Find(name)?.DefaultOn(Release.Target.Postfix) is null)
        );

    [Fact]
    public void Compare_finds_no_difference_and_exits_with_0()
    {
        using var output = new StringWriter();
        Assert.Equal(0, CompareCommand.Run("/usr/sbin/postconf", null, output, TextWriter.Null));
        Assert.Equal(
            $"Postfix {Installed.Version}: {Installed.Defaults.Count} parameters, 0 differences; as the build decided: "
                + string.Join(", ", OfThePackage.Select(p => p.Parameter))
                + "\n",
            output.ToString()
        );
    }

    [Fact]
    public void Compare_tells_the_rows_that_the_package_has_of_its_own()
    {
        using var output = new StringWriter();
        Assert.Equal(1, CompareCommand.Run("/usr/sbin/postconf", MasterCf, output, TextWriter.Null));
        Assert.Equal(
            Added,
            output
                .ToString()
                .Split('\n')
                .Where(l => l.StartsWith("a row that the catalogue lacks", StringComparison.Ordinal))
                .Select(l => l.Split(' ')[6])
        );
    }

    [Fact]
    public void Its_default_services_are_those_of_the_package_apart_from_the_pipe_rows_that_it_adds()
    {
        IEnumerable<Service> packaged = InstanceReader
            .Read("dist", Release.Target, "", File.ReadAllText(MasterCf))
            .Instance.Services;
        Assert.Equal(Added, packaged.Where(s => s.Program == "pipe").Select(s => s.Name));
        Assert.Equal(
            packaged.Where(s => s.Program != "pipe").Select(Plain),
            DefaultServices.Of(Release.Target).Select(Plain)
        );
    }

    private static string Plain(Service s) =>
        $"{s.Key} {s.Private} {s.Unprivileged} {s.Chroot} {s.Wakeup} {s.ProcessLimit} {s.Program} "
        + string.Join(' ', s.Settings.Select(o => $"{o.Parameter}={o.Value}").Concat(s.Arguments));
}
