using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>The options of a command, then what people write most often.</summary>
internal sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
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

        Exit code of lint:
          0  nothing at or above --fail-on
          1  at least one finding at or above --fail-on
          2  a wrong option, or a folder or a file that cannot be read or written
        """;

    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = options.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Examples);
        return code;
    }
}
