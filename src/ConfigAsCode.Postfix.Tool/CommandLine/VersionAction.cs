using System.CommandLine;
using System.CommandLine.Invocation;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>Shows the version of this program, whatever program has started it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Application.Version);
        return 0;
    }
}
