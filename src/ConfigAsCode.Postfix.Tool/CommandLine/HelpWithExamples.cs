using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>The options of a command, then the examples of the verb; without a verb where to find them.</summary>
internal sealed class HelpWithExamples(HelpAction options) : SynchronousCommandLineAction
{
    private const string OfProgram = $"Examples: {Application.Name} VERB --help";

    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = options.Invoke(parseResult);
        string examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : OfProgram;
        parseResult.InvocationConfiguration.Output.WriteLine(examples);
        return code;
    }
}
