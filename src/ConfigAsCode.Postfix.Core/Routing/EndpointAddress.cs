using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>
/// Where a milter or a policy server is: <c>inet:host:port</c>, <c>unix:path</c> or <c>local:path</c> (milter8_connect() in milter/milter8.c,
/// attr_clnt_create() in util/attr_clnt.c).
/// </summary>
/// <param name="Text">The address as it is written.</param>
internal sealed record EndpointAddress(string Text)
{
    private const string Inet = "inet";
    private const string Unix = "unix";

    // Sendmail's form of an address, which Postfix has not.
    private const char BeforeHost = '@';

    private int Colon => Text.IndexOf(':');

    private string Transport => Colon < 0 ? "" : Text.Substring(0, Colon);

    private string Endpoint => Text.Substring(Colon + 1);

    /// <summary>The address of a word; one in braces has options behind it (milter_new() in milter/milter.c). Empty where there is none.</summary>
    public static EndpointAddress In(string word) =>
        new(
            Braces.Inside(word) is { } inside
                ? BracedWords.Of(inside, braces: true).Select(w => w.Word).FirstOrDefault() ?? ""
                : word
        );

    /// <summary>The value of an option of a word, which is the last of several; null where it has none.</summary>
    public static string? OptionIn(string word, string option) =>
        Braces.Inside(word) is { } inside
            ? BracedWords
                .Of(inside, braces: true)
                .Skip(1)
                .Select(w => Braces.Inside(w.Word) ?? w.Word)
                .Where(text => NameValue.Split(text, out string name, out _) is null && name == option)
                .Select(text => Blanks.Trim(text.Substring(text.IndexOf('=') + 1)))
                .LastOrDefault()
            : null;

    /// <summary>Whether a program can call it; the transport is compared as it is written.</summary>
    public bool IsCallable => Endpoint.Length > 0 && Transport is Inet or Unix or "local";

    /// <summary>What Postfix logs where a milter cannot have the address; null where it can.</summary>
    public string? Error =>
        Transport.Length == 0 || Endpoint.Length == 0 ? "Milter service needs transport:endpoint"
        : !IsCallable ? "invalid transport name"
        : ErrorInEndpoint;

    /// <summary>What ends the program, beyond that no milter answers.</summary>
    public string? ErrorInEndpoint => Transport == Inet ? HostPort.Parse(Endpoint).Error : null;

    /// <summary>The path of its socket; null where it is at a port, or Postfix cannot use the address.</summary>
    public string? Socket => Error is null && Transport != Inet ? Endpoint : null;

    /// <summary>The name of a port that only the services file of the host can know; null where there is none.</summary>
    public string? UnknownPort(EffectiveView view) =>
        Transport == Inet && HostPort.Parse(Endpoint) is { Error: null } server && !PortName.IsKnown(server.Port, view)
            ? server.Port
            : null;

    /// <summary>The address that is surely meant; null where that is a guess.</summary>
    public string? Meant
    {
        get
        {
            string server = Transport.ToLowerInvariant() is "tcp" or Inet or "inet6" ? Endpoint : Text;
            string[] parts = server.Split(BeforeHost);
            string turned = parts.Length == 2 ? $"{parts[1]}:{parts[0]}" : server;
            bool isPath = Text[0] == '/' || Transport is "UNIX" or "Unix";
            return isPath ? $"{Unix}:{(Text[0] == '/' ? Text : Endpoint)}"
                : HostPort.Parse(turned) is { Error: null, Host.Length: > 0, Port: var port } && port.All(char.IsDigit)
                    ? $"{Inet}:{turned}"
                : null;
        }
    }
}
