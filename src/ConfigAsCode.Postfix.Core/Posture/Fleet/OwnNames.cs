using System.Net;
using System.Text;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>
/// What every instance has of its own, its host name and its addresses, is replaced by words, so that a text is the same for all
/// instances that do the same.
/// </summary>
internal sealed class OwnNames
{
    private const string Address = "(its address)";
    private const string HostName = "$myhostname";

    private readonly List<(string Text, string Words)> names = [];

    public OwnNames(InstancePosture instance)
    {
        Addresses =
        [
            .. instance
                .OnTargets.SelectMany(t => t.Listeners)
                .SelectMany(l => l.Addresses)
                .Select(HostOf)
                .Distinct()
                .Where(IsOfOneHost),
        ];
        names.AddRange(Addresses.OrderByDescending(a => a.Length).Select(a => (a, Address)));
        if (instance.HostName is { } host)
        {
            names.Add((host, HostName));
        }
    }

    /// <summary>The addresses on which only this instance listens.</summary>
    public IReadOnlyList<string> Addresses { get; }

    public string Replace(string text)
    {
        foreach ((string name, string words) in names)
        {
            text = Replace(text, name, words);
        }

        return text;
    }

    private static string Replace(string text, string name, string words)
    {
        int at = text.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var replaced = new StringBuilder();
        int start = 0;
        while (at >= 0)
        {
            int end = at + name.Length;
            if (IsWhole(text, at, end, isColonPart: name.IndexOf(':') >= 0))
            {
                // The brackets belong to the address.
                bool hasBrackets = at > start && text[at - 1] == '[' && end < text.Length && text[end] == ']';
                replaced.Append(text, start, at - start - (hasBrackets ? 1 : 0)).Append(words);
                start = end + (hasBrackets ? 1 : 0);
            }
            else
            {
                replaced.Append(text, start, end - start);
                start = end;
            }

            at = start < text.Length ? text.IndexOf(name, start, StringComparison.Ordinal) : -1;
        }

        return replaced.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Not a part of a longer name, or of another address.</summary>
    private static bool IsWhole(string text, int start, int end, bool isColonPart) =>
        (start == 0 || !IsPart(text[start - 1], isColonPart))
        && (
            end == text.Length
            || !IsPart(text[end], isColonPart)
            // The end of a sentence.
            || (text[end] == '.' && (end + 1 == text.Length || !IsPart(text[end + 1], isColonPart)))
        );

    private static bool IsPart(char c, bool isColonPart) =>
        char.IsLetterOrDigit(c) || c is '.' or '-' or '_' || (isColonPart && c == ':');

    /// <summary>The address of <c>192.0.2.7:25</c> and <c>[2001:db8::7]:25</c>.</summary>
    private static string HostOf(string endpoint)
    {
        int port = endpoint.LastIndexOf(':');
        return (port < 0 ? endpoint : endpoint.Substring(0, port)).Trim('[', ']');
    }

    private static bool IsOfOneHost(string host) =>
        IPAddress.TryParse(host, out IPAddress? address)
        && !PrivateAddress.IsLoopback(host)
        && !address.Equals(IPAddress.Any)
        && !address.Equals(IPAddress.IPv6Any);
}
