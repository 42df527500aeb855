using System.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lint;
using ConfigAsCode.Postfix.Tool.Output;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac lint</c> with its options.</summary>
internal static class LintCommand
{
    private const string Examples = """
        Examples:
          postfix-cac lint                                   the configuration of this host
          postfix-cac lint hosts/mx1 hosts/mx2               several folders
          postfix-cac lint --target debian12 ./postfix       for another host
          postfix-cac lint --fix --dry-run                   what the safe fixes would change
          postfix-cac lint --baseline known.json --write-baseline
                                                             what is found now is known; later runs with
                                                             --baseline known.json report what is new
          postfix-cac lint --format sarif ./postfix > lint.sarif

        Exit code:
          0  nothing at or above --fail-on
          1  at least one finding at or above --fail-on
          2  a wrong option, or a folder or a file that cannot be read or written
        """;

    public static Command Create(ToolHost host)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Folders with main.cf and master.cf. Without one: the configuration folder of this host, which postconf(1) names, else /etc/postfix.",
        };
        Option<string?> target = Options.Target();
        Option<string> format = Options.Format(
            "text for people, json for programs, sarif (2.1.0) for code scanning, github for annotations in a workflow.",
            [.. LintOutput.Formats]
        );
        var failOn = new Option<string>("--fail-on")
        {
            Description = "The least severity with which the exit code is 1.",
            DefaultValueFactory = _ => "error",
        };
        failOn.AcceptOnlyFromAmong([.. Enum.GetNames<FailOn>().Select(name => name.ToLowerInvariant())]);
        var baseline = new Option<string?>("--baseline")
        {
            Description = "A file of known findings, which are counted and not reported.",
            HelpName = "FILE",
        };
        Option<bool> writes = Options.Flag(
            "--write-baseline",
            "Write the findings of this run to the file that --baseline names."
        );
        Option<bool> fixes = Options.Flag(
            "--fix",
            "Make the fixes that need no choice. Everything else in the files stays byte for byte."
        );
        Option<bool> dryRun = Options.Flag(
            "--dry-run",
            "With --fix: show the changes as a unified diff, and write nothing."
        );
        var command = new Verb(
            "lint",
            "Reports what is insecure, misspelt or never read in main.cf, master.cf and the tables that they name."
        )
        {
            Examples = Examples,
            Arguments = { folders },
            Options = { target, format, failOn, baseline, writes, fixes, dryRun },
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(writes) && result.GetValue(baseline) is null)
            {
                result.AddError("--write-baseline needs a file. Write --baseline FILE too");
            }

            if (result.GetValue(dryRun) && !result.GetValue(fixes))
            {
                result.AddError("--dry-run shows what --fix changes. Write --fix too");
            }
        });
        command.SetAction(parsed =>
            Run(
                new LintRequest(
                    parsed.GetValue(folders) ?? [],
                    Options.TargetOf(parsed.GetValue(target)),
                    Enum.Parse<FailOn>(parsed.GetRequiredValue(failOn), ignoreCase: true),
                    parsed.GetValue(baseline),
                    parsed.GetValue(writes),
                    parsed.GetValue(fixes),
                    parsed.GetValue(dryRun)
                ),
                LintOutput.Of(parsed.GetRequiredValue(format), host.ShowsColour),
                parsed.InvocationConfiguration,
                host
            )
        );
        return command;
    }

    private static int Run(LintRequest request, LintOutput output, InvocationConfiguration streams, ToolHost host)
    {
        LintResult result = LintVerb.RunAsync(request, host).GetAwaiter().GetResult();
        foreach (string error in result.Folders.Select(folder => folder.Error).OfType<string>())
        {
            streams.Error.WriteLine($"{Application.Name}: {error}.");
        }

        streams.WriteInOnePiece(text => output.Write(result, text));
        return result.ExitCode;
    }
}
