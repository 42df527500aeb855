using System.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac lsp</c> with its options.</summary>
internal static class LspCommand
{
    private const string Examples = """
        Examples:
          postfix-cac lsp                                    an editor starts it so, for files of this host
          postfix-cac lsp --target debian12                  for files of another host

        Exit code:
          0  the editor ended it
          1  the editor is gone, and did not end it
          2  a wrong option
        """;

    public static Command Create(ToolHost host)
    {
        Option<string?> target = Options.Target(
            "as for lint. The target in the settings of an editor comes before both."
        );
        // Some editors add it; there is no other way to talk.
        var standard = new Option<bool>("--stdio") { Description = "Has no effect.", Hidden = true };
        var command = new Verb(
            "lsp",
            "A language server for editors, on standard input and output: findings, completion, fixes and definitions in main.cf, master.cf and tables."
        )
        {
            Examples = Examples,
            Options = { target, standard },
        };
        command.SetAction(parsed =>
        {
            using Stream input = host.OpenInput();
            using Stream output = host.OpenOutput();
            using var server = new LanguageServer(
                input,
                output,
                parsed.InvocationConfiguration.Error,
                Options.TargetOf(parsed.GetValue(target)),
                host
            );
            return server.Run();
        });
        return command;
    }
}
