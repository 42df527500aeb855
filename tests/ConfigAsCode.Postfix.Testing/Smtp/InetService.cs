using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>An inet service of master.cf.</summary>
/// <param name="Name">Its name in the file that was given: <c>smtp</c>, <c>submission</c>, <c>127.0.0.1:10025</c>.</param>
/// <param name="Port">Its port on 127.0.0.1 now.</param>
/// <param name="Command">The program and its arguments.</param>
public sealed partial record InetService(string Name, int Port, string Command)
{
    /// <summary>Whether a client that only connects gets a greeting.</summary>
    public bool Greets(bool wrapperModeInMainCf)
    {
        Match wrapperMode = WrapperMode().Match(Command);
        bool wrapped = wrapperMode.Success ? wrapperMode.Groups["value"].Value == "yes" : wrapperModeInMainCf;
        return Command.Split(' ')[0] is "smtpd" or "postscreen" && !wrapped;
    }

    [GeneratedRegex(@"smtpd_tls_wrappermode\s*=\s*(?<value>\w+)")]
    private static partial Regex WrapperMode();
}
