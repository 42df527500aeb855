using System.CommandLine;

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
            masterCf,
        };
        command.SetAction(parse =>
            Run(
                parse.GetRequiredValue(postconf),
                parse.GetValue(masterCf)?.FullName,
                parse.InvocationConfiguration.Output,
                parse.InvocationConfiguration.Error
            )
        );
        return command;
    }

    public static int Run(string postconf, string? masterCf, TextWriter output, TextWriter error)
    {
        CatalogComparison.Difference[] all;
        InstalledPostfix installed;
        try
        {
            installed = InstalledPostfix.Ask(postconf);
            all =
            [
                .. CatalogComparison.Of(installed),
                .. masterCf is null ? [] : CatalogComparison.OfServices(File.ReadAllText(masterCf), installed.Version),
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
}
