using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Eng;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>eng compare, on what a postconf might say; the live tests run it on the one that is installed.</summary>
public class CompareTests
{
    [Fact]
    public void Nothing_differs_from_what_the_catalogue_itself_says() => Assert.Empty(Differences("3.7.11"));

    [Fact]
    public void A_new_name_comes_with_the_line_to_add() =>
        Assert.Equal(
            ["missing: brand_new_time\n  add   brand_new_time\ttime\t3.7\t?\tdefault@3.7=5m\tunit=m"],
            Differences("3.7.11", d => d["brand_new_time"] = "5m")
        );

    [Theory]
    [InlineData("yes", "bool")]
    [InlineData("100", "int")]
    [InlineData("", "string")]
    [InlineData("$myhostname", "string")]
    public void Its_type_is_guessed_from_its_default(string value, string type) =>
        Assert.Contains(
            $"brand_new\t{type}\t3.7\t",
            Assert.Single(Differences("3.7.11", d => d["brand_new"] = value)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_name_that_is_gone_comes_with_its_line_and_its_last_version()
    {
        string difference = Assert.Single(Differences("3.7.11", d => d.Remove("biff")));
        Assert.StartsWith("gone: biff\n  mend  biff\tbool\t", difference, StringComparison.Ordinal);
        Assert.EndsWith("\tuntil=3.6", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_another_version_is_told() =>
        Assert.StartsWith(
            "missing on 3.7: requiretls_enable\n",
            Assert.Single(Differences("3.7.11", d => d["requiretls_enable"] = "yes")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("3.7.11", "biff", "no", "default@2.11=yes\tdefault@3.7=no")]
    [InlineData("3.7.11", "smtputf8_enable", "never", "default@3.6=*\tdefault@3.7=never\tbuild")]
    [InlineData("3.5.9", "smtp_tls_protocols", "new", "default@3.5=new\tdefault@3.6=")]
    [InlineData("3.6.1", "smtp_tls_protocols", "new", "!SSLv2, !SSLv3\tdefault@3.6=new\t")]
    public void Another_default_comes_with_its_line_and_in_its_place(
        string version,
        string name,
        string value,
        string line
    )
    {
        string difference = Assert.Single(
            CatalogComparison.Of(Installed(version, d => d[name] = value)).Select(d => d.Message)
        );
        Assert.StartsWith($"default: {name} = {value}, in the catalogue '", difference, StringComparison.Ordinal);
        Assert.All(line.Split('*'), part => Assert.Contains(part, difference, StringComparison.Ordinal));
    }

    [Fact]
    public void A_default_that_the_build_decides_is_no_difference() =>
        Assert.Equal(
            ["daemon_directory"],
            CatalogComparison
                .Of(Installed("3.7.11", d => d["daemon_directory"] = "/elsewhere"))
                .Where(d => d.IsForeseen)
                .Select(d => d.Name)
        );

    [Fact]
    public void A_version_of_its_own_starts_from_the_newest_that_is_known()
    {
        PostfixVersion last = PostfixVersion.Minors.Last();
        var next = new PostfixVersion(last.Major, last.Minor + 1, 0);
        Assert.Equal(
            [
                $"Postfix {next} is not among the versions of the catalogue (2.11 to {last.Described}): set PostfixVersion.Newest, or PostfixVersion.Unreleased for a snapshot",
            ],
            Differences(next.ToString())
        );
    }

    [Fact]
    public void A_development_release_counts_as_the_version_to_come() =>
        Assert.Equal(new PostfixVersion(3, 12), InstalledPostfix.Parse("mail_version = 3.12-20260601\n").Version);

    [Theory]
    [InlineData("/nowhere/postconf", "cannot be run")]
    [InlineData("false", "ended with 1")]
    [InlineData("true", "has no mail_version")]
    public void Where_nothing_can_be_told_it_says_why_and_exits_with_2(string program, string why)
    {
        using var error = new StringWriter();
        Assert.Equal(2, CompareCommand.Run(program, null, null, null, TextWriter.Null, error));
        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_that_the_catalogue_lacks_is_told_with_those_that_it_has()
    {
        using var error = new StringWriter();
        Assert.Equal(2, CompareCommand.Run("true", null, "Debian10", null, TextWriter.Null, error));
        Assert.StartsWith(
            "'Debian10' is no platform of the catalogue: write Debian11, Debian12, ",
            error.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_a_package_decides_is_compared_with_what_was_seen_of_it()
    {
        PlatformInfo debian = PlatformInfo.Find("Debian12")!;
        InstalledPostfix installed = Packaged("3.7.11", debian, d => d["daemon_directory"] = "/elsewhere");
        CatalogComparison.Difference difference = Assert.Single(CatalogComparison.Of(installed, debian));
        Assert.False(difference.IsForeseen);
        Assert.EndsWith(
            "\n  mend  package-defaults.tsv: Debian12\tdaemon_directory\t/elsewhere",
            difference.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>And no default of that other release is taken for a difference.</summary>
    [Fact]
    public void A_platform_of_another_release_is_told_as_that_alone()
    {
        PlatformInfo debian = PlatformInfo.Find("Debian13")!;
        InstalledPostfix installed = Packaged("3.7.11", debian, change: null);
        Assert.Equal(
            ["Postfix 3.7.11, in the catalogue 3.10.13: mend the line Debian13 of platforms.tsv"],
            CatalogComparison.Of(installed, debian).Select(d => d.Message)
        );
    }

    private static IEnumerable<string> Differences(string version, Action<Dictionary<string, string>>? change = null) =>
        CatalogComparison.Of(Installed(version, change)).Where(d => !d.IsForeseen).Select(d => d.Message);

    /// <summary>The same with what the package of a platform decides.</summary>
    private static InstalledPostfix Packaged(
        string version,
        PlatformInfo platform,
        Action<Dictionary<string, string>>? change
    ) =>
        Installed(
            version,
            defaults =>
            {
                foreach (PackageDefault known in platform.Target.PackageDefaults)
                {
                    defaults[known.Parameter] = known.Value;
                }

                change?.Invoke(defaults);
            }
        );

    /// <summary>A Postfix that has exactly what the catalogue says of its version, with a change.</summary>
    private static InstalledPostfix Installed(string version, Action<Dictionary<string, string>>? change)
    {
        PostfixVersion release = PostfixVersion.Parse(version);
        Dictionary<string, string> defaults = Parameters
            .All.Where(p => p.ExistsOn(release))
            .ToDictionary(p => p.Name, p => p.DefaultOn(release) ?? "");
        defaults["mail_version"] = version;
        change?.Invoke(defaults);
        return InstalledPostfix.Parse(string.Concat(defaults.Select(d => $"{d.Key} = {d.Value}\n")));
    }
}
