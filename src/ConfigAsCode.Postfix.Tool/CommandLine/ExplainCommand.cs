using System.CommandLine;
using System.CommandLine.Completions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Tool.Explain;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Output;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac explain</c> with its options.</summary>
internal static class ExplainCommand
{
    private const string Examples = """
        Examples:
          postfix-cac explain smtpd_tls_security_level       what it does, and what is in force on this host
          postfix-cac explain mynetworks hosts/mx1           what is in force in a folder, and who set it
          postfix-cac explain myorigin --target 3.10         what a release has
          postfix-cac explain permit_mynetworks              a restriction, a program, or a type of lookup tables
          postfix-cac explain PFX1001                        the page of a rule
          postfix-cac explain myhostname ./postfix --format json

        Exit code:
          0  explained
          2  an unknown name, a wrong option, or a folder that cannot be read
        """;

    public static Command Create(ToolHost host)
    {
        var name = new Argument<string>("NAME")
        {
            Description =
                "A parameter of main.cf, a restriction, a program of master.cf, a type of lookup tables, or the id of a rule such as PFX1001.",
        };
        name.CompletionSources.Add(context =>
            // Behind the name is a folder.
            context.ParseResult.GetResult(name)
                is { Tokens: [var written, ..] }
            && written.Value != context.WordToComplete
                ? []
                : Parameters
                    .Names.Concat(RulePages.Ids)
                    .Concat(WordExplanations.Names)
                    .Select(word => new CompletionItem(word))
        );
        var folder = new Argument<string?>("DIR")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description =
                "A folder with main.cf and master.cf, whose values in force are explained. Without it: the configuration folder of this host, "
                + "where Postfix is installed and the folder can be read.",
        };
        Option<string?> target = Options.Target();
        Option<string> format = Options.Format("text for people, json for programs.", ExplainOutput.Formats);
        var command = new Verb(
            "explain",
            "Explains a parameter: what it does, who reads it, which value each service has in force and who set it. Or prints the page of a rule."
        )
        {
            Examples = Examples,
            Arguments = { name, folder },
            Options = { target, format },
        };
        command.SetAction(parsed =>
        {
            var request = new ExplainRequest(
                parsed.GetRequiredValue(name),
                parsed.GetValue(folder),
                Options.TargetOf(parsed.GetValue(target))
            );
            ExplainResult result = ExplainVerb.RunAsync(request, host).GetAwaiter().GetResult();
            var output = ExplainOutput.Of(parsed.GetRequiredValue(format), host.ShowsColour);
            parsed.InvocationConfiguration.WriteInOnePiece(text => output.Write(result, text));
            return ExitCode.Clean;
        });
        return command;
    }
}
