using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>The program: what is written on its command line, and where its output goes.</summary>
internal static class Application
{
    public const string Name = "postfix-cac";

    public static string Version { get; } =
        typeof(Application).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The program with its version.</summary>
    public static string Named => $"{Name} {Version}";

    public static int Run(string[] args, TextWriter output, TextWriter error, ToolHost host)
    {
        var root = new RootCommand("Checks and explains the Postfix configuration of a host.")
        {
            LintCommand.Create(host),
            ExplainCommand.Create(host),
            DiffCommand.Create(host),
            PostureCommand.Create(host),
            LspCommand.Create(host),
            CompletionCommand.Create(),
        };
        foreach (Option option in root.Options)
        {
            if (option is VersionOption)
            {
                option.Description = "Show the version.";
                option.Action = new VersionAction();
            }
            else if (option is HelpOption { Action: HelpAction help })
            {
                option.Description = "Show this help.";
                option.Action = new HelpWithExamples(help);
            }
        }

        try
        {
            ParseResult parsed = root.Parse(args);
            // Help is asked for before all arguments are there.
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            {
                foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
                {
                    error.WriteLine($"{Name}: {message}");
                }

                string verb = parsed.CommandResult.Command is Verb { Name: var name } ? $" {name}" : "";
                error.WriteLine($"{Name}: Write {Name}{verb} --help for the options.");
                return ExitCode.Failed;
            }

            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (HostFolderException failure)
        {
            error.WriteLine($"{Name}: {failure.Message}.");
            return ExitCode.Failed;
        }
    }
}
