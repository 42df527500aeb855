using System.CommandLine;
using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>compare: exit code 0 where nothing differs, 1 where something does, 2 where it cannot be told.</summary>
public static class CompareCommand
{
    public static Command Create()
    {
        var postconf = new Option<string>("--postconf")
        {
            Description = "The postconf program of the Postfix to compare with; without it, the one in PATH.",
            DefaultValueFactory = _ => "postconf",
        };
        var defaults = new Option<FileInfo?>("--defaults")
        {
            Description = "What 'postconf -d' printed where that Postfix is, in place of --postconf.",
        };
        var platform = new Option<string?>("--platform")
        {
            Description =
                "The platform whose package it is (Debian12): what the package decides and adds is compared too.",
        };
        var masterCf = new Option<FileInfo?>("--master-cf")
        {
            Description = "A master.cf as that Postfix is delivered with, to compare the default services too.",
        };
        var command = new Command(
            "compare",
            "Says what the catalogue lacks or has differently from an installed Postfix."
        )
        {
            postconf,
            defaults,
            platform,
            masterCf,
        };
        command.SetAction(parse =>
            Run(
                parse.GetRequiredValue(postconf),
                parse.GetValue(defaults)?.FullName,
                parse.GetValue(platform),
                parse.GetValue(masterCf)?.FullName,
                parse.InvocationConfiguration.Output,
                parse.InvocationConfiguration.Error
            )
        );
        return command;
    }

    public static int Run(
        string postconf,
        string? defaults,
        string? platform,
        string? masterCf,
        TextWriter output,
        TextWriter error
    )
    {
        CatalogComparison.Difference[] all;
        InstalledPostfix installed;
        try
        {
            PlatformInfo? package = platform is null ? null : PlatformOf(platform);
            installed = defaults is null
                ? InstalledPostfix.Ask(postconf)
                : InstalledPostfix.Parse(File.ReadAllText(defaults));
            all =
            [
                .. CatalogComparison.Of(installed, package),
                .. masterCf is null
                    ? []
                    : CatalogComparison.OfServices(File.ReadAllText(masterCf), installed.Version, package),
            ];
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            error.WriteLine(e.Message);
            return 2;
        }

        CatalogComparison.Difference[] unforeseen = [.. all.Where(d => !d.IsForeseen)];
        foreach (CatalogComparison.Difference difference in unforeseen)
        {
            output.WriteLine(difference.Message);
        }

        string byBuild = string.Join(", ", all.Where(d => d.IsForeseen).Select(d => d.Name));
        output.WriteLine(
            $"Postfix {installed.Version}: {installed.Defaults.Count} parameters, {unforeseen.Length} differences"
                + (byBuild.Length > 0 ? $"; as the build decided: {byBuild}" : "")
        );
        return unforeseen.Length == 0 ? 0 : 1;
    }

    private static PlatformInfo PlatformOf(string name) =>
        PlatformInfo.Find(name)
        ?? throw new InvalidOperationException(
            $"'{name}' is no platform of the catalogue: write {string.Join(", ", PlatformInfo.All.Select(p => p.Name))}."
        );
}
