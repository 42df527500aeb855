using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// The numbers of ports by their names: those of known_tcp_ports, which Postfix asks first since 3.6, then those of the host's services
/// file (global/config_known_tcp_ports.c, util/known_tcp_ports.c).
/// </summary>
internal sealed class KnownTcpPorts
{
    /// <summary>The parameter that names them.</summary>
    public const string Parameter = "known_tcp_ports";

    private static KnownTcpPorts? latest;

    private readonly string value;
    private readonly Dictionary<string, string> numbers;
    private readonly bool isExpanded;

    private KnownTcpPorts(string value, Dictionary<string, string> numbers, bool isExpanded)
    {
        this.value = value;
        this.numbers = numbers;
        this.isExpanded = isExpanded;
    }

    /// <summary>The services file of a host alone.</summary>
    public static KnownTcpPorts OfHost { get; } = new("", [], isExpanded: true);

    /// <summary>Those of a value of the parameter, with its names expanded.</summary>
    public static KnownTcpPorts Of(string value, PostfixVersion release)
    {
        if (!release.HasKnownTcpPorts)
        {
            return OfHost;
        }

        // Nearly every instance has the default.
        KnownTcpPorts? known = latest;
        return known?.value == value ? known : latest = new KnownTcpPorts(value, Read(value, out _), isExpanded: true);
    }

    /// <summary>
    /// Those of main.cf, as far as they are known without an expansion: of a value with a <c>$</c> no name is taken for a number, so that no
    /// service is lost.
    /// </summary>
    public static KnownTcpPorts Of(IEnumerable<Setting> mainCf, Target? target)
    {
        PostfixVersion release = target?.Postfix ?? PostfixVersion.Newest;
        string? value =
            mainCf.LastOrDefault(s => s.Parameter == Parameter)?.Value
            ?? (target is null ? null : Parameters.DefaultOn(Parameter, target));
        return value is null || !release.HasKnownTcpPorts ? OfHost
            : value.IndexOf('$') >= 0 ? new KnownTcpPorts(value, [], isExpanded: false)
            : Of(value, release);
    }

    /// <summary>The names that Postfix itself knows.</summary>
    public IReadOnlyCollection<string> Names => numbers.Keys;

    /// <summary>The number of a port; the name itself where it is not known.</summary>
    public string NumberOf(string port) =>
        numbers.TryGetValue(port, out string number) ? number
        : isExpanded ? InetEndpoint.NumberOnHost(port)
        : port;

    /// <summary>The first part of a value that Postfix skips with a warning, and why in its own words; null where it takes all.</summary>
    public static (string Part, string Error)? ErrorIn(string value)
    {
        Read(value, out (string Part, string Error)? error);
        return error;
    }

    private static Dictionary<string, string> Read(string value, out (string Part, string Error)? first)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        first = null;
        foreach (string part in value.Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            string? error = Add(part, numbers);
            first ??= error is null ? null : (Blanks.Trim(part), error);
        }

        return numbers;
    }

    /// <summary>Adds <c>name = name = port</c>. A port that is wrong spoils all of it, a name that is wrong itself alone.</summary>
    private static string? Add(string part, Dictionary<string, string> numbers)
    {
        string[] words = [.. part.Split('=').Select(Blanks.Trim)];
        string port = words[words.Length - 1];
        string? error =
            words.Length == 1 ? "it is not in \"name = value\" form"
            : port.Length == 0 ? "missing port value after \"=\""
            : Blanks.Contains(port) ? "whitespace in port number"
            : null;
        if (error is not null)
        {
            return error;
        }

        foreach (string name in words.Take(words.Length - 1))
        {
            string? ofName =
                name.Length == 0 ? "missing service name before \"=\""
                : Blanks.Contains(name) ? "whitespace in service name"
                : IsNumber(name) ? "numerical service name"
                : !IsNumber(port) ? "non-numerical service port"
                : numbers.ContainsKey(name) ? "duplicate service name"
                : null;
            if (ofName is null)
            {
                numbers.Add(name, port);
            }

            error ??= ofName;
        }

        return error;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');
}
