using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Hosts;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>
/// The gate of the main.cf and master.cf that a project has as AdditionalFiles. The compiler reports what is wrong with them; an error that is found here was
/// switched off there, as by NoWarn, an .editorconfig or RunAnalyzers=false.
/// </summary>
public sealed class JudgePostfixFiles : PostfixTask
{
    private const string TargetMetadata = "PostfixTarget";

    /// <summary>The additional files of the project.</summary>
    [Required]
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <summary>What they run on where they do not say it themselves; nothing for the newest Debian.</summary>
    public string Target { get; set; } = "";

    /// <summary>The day on which accepted risks are judged, as 2027-03-31; nothing stands for the day of the build.</summary>
    public string Today { get; set; } = "";

    /// <summary>"true" where that day is before the day of the build on purpose.</summary>
    public string TodayIsPast { get; set; } = "";

    /// <summary>"off" to judge nothing.</summary>
    public string Gate { get; set; } = "";

    /// <summary>Whether the build runs where nobody reads warnings.</summary>
    public bool IsBuildServer { get; set; }

    private protected override void Run()
    {
        ITaskItem[] configuration = [.. AdditionalFiles.Where(file => InstanceReader.IsConfiguration(file.ItemSpec))];
        if (configuration.Length == 0)
        {
            return;
        }

        GateOptions options = GateOptions.Of(Gate, Today, TodayIsPast, IsBuildServer, DateTimeOffset.Now);
        foreach (Refusal refusal in options.Refusals)
        {
            LogError(refusal.Rule, refusal.Message);
        }

        foreach (IGrouping<string, ITaskItem> folder in configuration.GroupBy(file => FolderOf(PathOf(file))))
        {
            if (options.IsOff)
            {
                LogWarningAlways(
                    BuildRules.Gate,
                    $"PostfixGate was off: nothing has checked the files in {folder.Key}"
                );
            }
            else
            {
                Judge(folder.Key, TargetOf(folder), options.Today);
            }
        }
    }

    private void Judge(string folder, string written, DateTime today)
    {
        if ((written.Length == 0 ? TargetNames.Usual : TargetNames.Parse(written)) is not { } target)
        {
            Refuse(folder, 0, 0, $"PostfixTarget is '{written}', which is not a target. {TargetNames.Advice}");
            return;
        }

        try
        {
            var files = HostFiles.Among(folder, AdditionalFiles.Select(PathOf));
            foreach (LocatedFinding located in HostFolder.ReadWritten(files, target).Review(today))
            {
                if (located.AcceptedBecause is null && located.Finding.Severity == RuleSeverity.Error)
                {
                    Refuse(
                        located.Path,
                        located.Range.Start.Line,
                        located.Range.Start.Column,
                        $"{located.Finding.Rule.Id}: {located.Finding.Message}"
                    );
                }
            }
        }
        catch (HostFolderException failure)
        {
            Refuse(folder, 0, 0, failure.Message);
        }
    }

    private void Refuse(string path, int line, int column, string reason) =>
        Log.LogError(
            null,
            BuildRules.Gate.Id,
            null,
            BuildRules.Gate.HelpLink,
            path,
            line,
            column,
            0,
            0,
            "{0}",
            $"{reason}; {Files.Checks.Gate.SwitchedOff}"
        );

    /// <summary>Where both files have one, that of main.cf.</summary>
    private string TargetOf(IEnumerable<ITaskItem> folder) =>
        folder
            .OrderBy(file => Path.GetFileName(file.ItemSpec), StringComparer.Ordinal)
            .Select(file => file.GetMetadata(TargetMetadata))
            .FirstOrDefault(text => text.Length > 0)
        ?? Target;

    private static string PathOf(ITaskItem file) => file.GetMetadata("FullPath");

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;
}
