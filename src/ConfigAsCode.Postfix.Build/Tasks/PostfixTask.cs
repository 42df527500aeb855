using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>What the tasks share: which project it is, where its files are, and how a failure is told.</summary>
public abstract class PostfixTask : Task
{
    /// <summary>The project that is built, or the C# file that is built without one: an error names it. Absolute.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>What MSBuild calls it: the file name of the project without its extension.</summary>
    public string ProjectName { get; set; } = "";

    /// <summary>The folder in which the build was started: a command that is typed there is shown as it has to be typed. Absolute.</summary>
    public string StartedIn { get; set; } = "";

    /// <summary>The folder that holds one folder for each instance; absolute.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (OutputRefusedException refusal)
        {
            LogError(BuildRules.Output, Refused(refusal.Message));
        }
        catch (TornOutputException torn)
        {
            LogError(
                BuildRules.Output,
                $"{Destination} holds files of two builds: {torn.Message} Fix the cause and build again; until then use no file from there. "
                    + "dotnet publish takes its files from the assembly, never from there."
            );
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            LogError(
                BuildRules.Output,
                $"The Postfix files in {Destination} are not up to date: {failure.Message.TrimEnd('.')}. All files there are "
                    + "of one build. Fix the cause and build again."
            );
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    /// <summary>The folder that it writes to.</summary>
    private protected virtual string Destination => OutputDirectory;

    /// <summary>What the author types to make the files the snapshots.</summary>
    private protected string AcceptCommand
    {
        get
        {
            string project = FromStart(Project);
            return $"dotnet build {(project.Contains(' ') ? $"'{project}'" : project)} -t:AcceptPostfixSnapshots";
        }
    }

    /// <summary>The path as it is typed where the build was started.</summary>
    private string FromStart(string path)
    {
        string folder = (StartedIn.Length == 0 ? Path.GetDirectoryName(path)! : StartedIn).TrimEnd(
            Path.DirectorySeparatorChar
        );
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path.Substring(folder.Length + 1)
            : path;
    }

    private protected string Refused(string reason) => $"{reason} Nothing was written to {Destination}.";

    private protected void LogError(RuleInfo rule, string message) =>
        Log.LogError(null, rule.Id, null, rule.HelpLink, Project, 0, 0, 0, 0, "{0}", message);

    private protected void LogWarning(RuleInfo rule, string message) =>
        Log.LogWarning(null, rule.Id, null, rule.HelpLink, Project, 0, 0, 0, 0, "{0}", message);

    /// <summary>A warning without a code: NoWarn and the like name codes, and this one is not to be switched off.</summary>
    private protected void LogWarningAlways(RuleInfo rule, string message) =>
        Log.LogWarning(null, null, null, rule.HelpLink, Project, 0, 0, 0, 0, "{0}", $"{rule.Id}: {message}");

    /// <summary>
    /// A message that opens as the one that names the assembly does, "Project -> path", because that is the only message of
    /// a successful build which MSBuild's terminal logger shows (TerminalLogger.OnMessageRaised); it shows the last one of a
    /// project.
    /// </summary>
    private protected void ShowBelow(string folder, IEnumerable<string> lines)
    {
        string project = ProjectName.Length == 0 ? Path.GetFileNameWithoutExtension(Project) : ProjectName;
        string text = string.Concat(lines.Select(line => "\n  " + line));
        Log.LogMessage(MessageImportance.High, "{0} -> {1}{2}", project, folder, text);
    }
}
