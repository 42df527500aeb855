using System.CommandLine;
using ConfigAsCode.Postfix.Tool.Completion;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac completion</c>.</summary>
internal static class CompletionCommand
{
    private const string Examples = """
        Examples:
          source <(postfix-cac completion bash)              in ~/.bashrc, or in a file of /etc/bash_completion.d
          source <(postfix-cac completion zsh)               in ~/.zshrc, behind compinit
          postfix-cac completion fish > ~/.config/fish/completions/postfix-cac.fish

        Exit code:
          0  the script was printed
          2  an unknown shell
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong(CompletionScripts.Shells);
        var command = new Verb(
            "completion",
            "Prints a script that makes a shell complete command lines of this program."
        )
        {
            Examples = Examples,
            Arguments = { shell },
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(CompletionScripts.Of(parsed.GetRequiredValue(shell)));
            return ExitCode.Clean;
        });
        return command;
    }
}
