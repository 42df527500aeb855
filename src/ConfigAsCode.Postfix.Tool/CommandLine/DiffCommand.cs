using System.CommandLine;
using ConfigAsCode.Postfix.Tool.Diff;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Output;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary><c>postfix-cac diff</c> with its options.</summary>
internal static class DiffCommand
{
    private const string Examples = """
        Examples:
          postfix-cac diff hosts/mx1 hosts/mx2               what differs between two hosts
          postfix-cac diff artifacts/postfix/mx1 /etc/postfix
                                                             drift: where the host differs from the build
          postfix-cac diff git:HEAD:hosts/mx1 hosts/mx1      what is not committed yet
          postfix-cac diff git:v1.2:hosts git:main:hosts     all hosts, between two revisions
          postfix-cac diff --values hosts/mx1 /etc/postfix   each value, before and after

        Exit code:
          0  nothing differs, but for comments, order and blanks
          1  something differs
          2  a wrong option, or a side that cannot be read
        """;

    public static Command Create(ToolHost host)
    {
        var before = new Argument<string>("BEFORE")
        {
            Description =
                "What was: a folder with main.cf and master.cf, or with folders of instances; or git:REV:PATH, such a folder of the repository at a revision.",
        };
        var after = new Argument<string>("AFTER") { Description = "What is now, likewise." };
        Option<string?> target = Options.Target();
        Option<bool> values = Options.Flag(
            "--values",
            "Show each value before and after, below the sentences. JSON always has them."
        );
        Option<string> format = Options.Format("text for people, json for programs.", DiffOutput.Formats);
        var command = new Verb(
            "diff",
            "Reports what the servers do otherwise, in sentences, from one configuration to another."
        )
        {
            Examples = Examples,
            Arguments = { before, after },
            Options = { target, values, format },
        };
        command.SetAction(parsed =>
        {
            DiffResult result = DiffVerb.Run(
                new DiffRequest(
                    parsed.GetRequiredValue(before),
                    parsed.GetRequiredValue(after),
                    Options.TargetOf(parsed.GetValue(target))
                ),
                host
            );
            var output = DiffOutput.Of(parsed.GetRequiredValue(format), parsed.GetValue(values), host.ShowsColour);
            parsed.InvocationConfiguration.WriteInOnePiece(text => output.Write(result, text));
            return result.ExitCode;
        });
        return command;
    }
}
