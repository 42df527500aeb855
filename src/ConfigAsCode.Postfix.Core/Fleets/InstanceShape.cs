using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Fleets;

/// <summary>
/// An instance as it compares with others of its kind: equal where they differ in nothing but the name of the host and its addresses. Of a host
/// name only digits may differ (<c>mx07</c>, <c>mx12</c>), of an address what no list of well-known networks tells apart.
/// </summary>
internal sealed class InstanceShape : IEquatable<InstanceShape>
{
    private const string HostName = "myhostname";

    private static readonly HashSet<string> Addresses =
    [
        "inet_interfaces",
        "proxy_interfaces",
        "smtp_bind_address",
        "smtp_bind_address6",
        "lmtp_bind_address",
        "lmtp_bind_address6",
    ];

    private static readonly char[] Separators = [' ', ',', '\t', '\r', '\n'];

    // Beside each setting: what its value is in general, null where nothing but the value itself will do.
    private readonly string?[] inGeneral;
    private readonly List<string> labels = [];
    private readonly List<Network> networks = [];
    private readonly List<string> hosts = [];

    public InstanceShape(Instance instance)
    {
        Instance = instance;
        inGeneral = new string?[Instance.Settings.Count];
        for (int i = 0; i < inGeneral.Length; i++)
        {
            Setting setting = Instance.Settings[i];
            inGeneral[i] =
                setting.Parameter == HostName ? HostNameInGeneral(setting.Value)
                : Addresses.Contains(setting.Parameter) ? AddressesInGeneral(setting.Value)
                : null;
        }
    }

    public Instance Instance { get; }

    /// <summary>The words in which it may differ from those of the same shape: labels of the host name, in small letters, with a digit.</summary>
    public IReadOnlyList<string> OwnLabels => labels;

    /// <summary>The addresses in which it may differ from those of the same shape.</summary>
    public IReadOnlyList<Network> OwnAddresses => networks;

    /// <summary>The same addresses as they are written, without brackets.</summary>
    public IReadOnlyList<string> OwnHosts => hosts;

    /// <summary>The host name, where those of the same shape may have another one.</summary>
    public string? OwnHostName =>
        Instance
            .Settings.Where((s, i) => s.Parameter == HostName && inGeneral[i] is not null)
            .Select(s => s.Value)
            .LastOrDefault();

    /// <summary>The parameters whose values may differ.</summary>
    public IEnumerable<string> OwnParameters =>
        Instance.Settings.Where((_, i) => inGeneral[i] is not null).Select(s => s.Parameter);

    /// <summary>Every text of the instance but those in which it may differ.</summary>
    public IEnumerable<string> SharedTexts =>
        Instance
            .Settings.Where((_, i) => inGeneral[i] is null)
            .SelectMany(Texts)
            .Concat(Instance.Services.SelectMany(Texts))
            .Concat(
                Instance.Tables.SelectMany(t => t.Entries.SelectMany(e => new[] { e.Key, e.Value }).Prepend(t.Name))
            )
            .Concat(Instance.Expectations.SelectMany(e => new[] { e.From, e.As, e.To, e.Address, e.HostName, e.Helo }))
            .Concat(
                Instance.DeliveryExpectations.SelectMany(e =>
                    e.To.Concat(new[] { e.Recipient, e.Transport, e.Through, e.From })
                )
            )
            .Concat(Instance.AcceptedRisks.Select(r => r.Reason))
            .Concat(Instance.Conflicts.SelectMany(c => c.Candidates.SelectMany(Texts)))
            .Concat(Instance.Problems.Select(p => p.Subject))
            .OfType<string>();

    /// <summary>Whether instances of one shape can have different values for a parameter.</summary>
    public static bool CanDiffer(string parameter) => parameter == HostName || Addresses.Contains(parameter);

    /// <summary>A label with its digits in general: <c>mx0</c> for <c>mx07</c>.</summary>
    public static string DigitsInGeneral(string text) =>
        Regex.Replace(text, "[0-9]+", "0", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public bool Equals(InstanceShape? other)
    {
        if (
            other is null
            || inGeneral.Length != other.inGeneral.Length
            || !Equals(Instance.Target, other.Instance.Target)
            || Instance.IsHandWritten != other.Instance.IsHandWritten
            || HasUsualName(Instance) != HasUsualName(other.Instance)
            || !Instance.Origin.Equals(other.Instance.Origin)
            || Instance.Services != other.Instance.Services
            || Instance.Tables != other.Instance.Tables
            || Instance.Conflicts != other.Instance.Conflicts
            || Instance.Problems != other.Instance.Problems
            || Instance.AcceptedRisks != other.Instance.AcceptedRisks
            || Instance.Expectations != other.Instance.Expectations
            || Instance.DeliveryExpectations != other.Instance.DeliveryExpectations
        )
        {
            return false;
        }

        for (int i = 0; i < inGeneral.Length; i++)
        {
            if (!IsSame(i, other))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as InstanceShape);

    public override int GetHashCode()
    {
        int hash = (Instance.Services.Count * 31) + Instance.Tables.Count;
        for (int i = 0; i < inGeneral.Length; i++)
        {
            hash = unchecked((hash * 31) + (inGeneral[i] ?? Instance.Settings[i].Value).GetHashCode());
        }

        return hash;
    }

    private bool IsSame(int index, InstanceShape other)
    {
        Setting own = Instance.Settings[index];
        Setting others = other.Instance.Settings[index];
        return ReferenceEquals(own, others)
            || (
                own.Parameter == others.Parameter
                && inGeneral[index] == other.inGeneral[index]
                && (inGeneral[index] is not null || own.Value == others.Value)
                && own.Origin.Equals(others.Origin)
                && own.NameOrigin.Equals(others.NameOrigin)
            );
    }

    /// <summary>The name is that of a folder; rules ask nothing else of it.</summary>
    private static bool HasUsualName(Instance instance) =>
        FileName.IsSafe(instance.Name) && PostureFile.WhyTaken(instance.Name) is null;

    private string? HostNameInGeneral(string value)
    {
        if (value.Length > 200 || !value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-'))
        {
            return null;
        }

        var general = new StringBuilder();
        foreach (string label in value.Split('.'))
        {
            bool canDiffer = label.Length <= 50 && label.Any(char.IsDigit) && label.Any(char.IsLetter);
            general.Append(canDiffer ? Numbered(DigitsInGeneral(label), labels, label) : label).Append('.');
        }

        return general.ToString();
    }

    private string? AddressesInGeneral(string value)
    {
        var general = new StringBuilder();
        foreach (string word in value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.IndexOf('/') < 0 && Network.Parse(word) is { } address)
            {
                string text = address.Text;
                int first = text.IndexOfAny(['.', ':']);
                string known = string.Concat(PrivateAddress.Networks.Select(n => n.Contains(address) ? '1' : '0'));
                int same = networks.FindIndex(n => n.Text == text);
                networks.Add(address);
                hosts.Add(word.Trim('[', ']'));
                general
                    .Append(word[0] == '[' ? "[" : "")
                    .Append(text, 0, first)
                    .Append(' ')
                    .Append(known)
                    .Append(' ')
                    .Append(same);
            }
            else
            {
                general.Append(word);
            }

            general.Append(',');
        }

        return general.ToString();
    }

    /// <summary>The word in general, and which of those before it is the same.</summary>
    private static string Numbered(string general, List<string> known, string word)
    {
        int same = known.IndexOf(word);
        known.Add(word);
        return $"{general}({same})";
    }

    private static IEnumerable<string> Texts(Setting setting) => [setting.Parameter, setting.Value];

    private static IEnumerable<string> Texts(Service service) =>
        service.Settings.SelectMany(Texts).Concat(service.Arguments).Concat([service.Name, service.Program]);
}
