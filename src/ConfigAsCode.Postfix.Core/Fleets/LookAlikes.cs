using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Fleets;

/// <summary>
/// Instances that no rule can tell apart, so that what is found in the first holds for each. They have one shape, nothing else in them speaks of
/// the words in which they differ, and each network in them has the addresses of all or of none.
/// </summary>
internal sealed class LookAlikes
{
    /// <summary>How a value names a table of patterns.</summary>
    private static readonly string[] Patterns =
    [
        .. TableTypeInfo.All.Where(type => type.Format == TableFormat.Pattern).Select(type => type.Name + ":"),
    ];

    private readonly InstanceShape first;

    private LookAlikes(IReadOnlyList<InstanceShape> shapes)
    {
        first = shapes[0];
        Shapes = shapes;
        Instances = [.. shapes.Select(shape => shape.Instance)];
    }

    public IReadOnlyList<Instance> Instances { get; }

    /// <summary>The same instances, each with what it has of its own.</summary>
    public IReadOnlyList<InstanceShape> Shapes { get; }

    public static IReadOnlyList<LookAlikes> Among(IEnumerable<Instance> instances) =>
        [.. instances.Select(i => new InstanceShape(i)).GroupBy(shape => shape).SelectMany(same => Among([.. same]))];

    private static IEnumerable<LookAlikes> Among(InstanceShape[] same)
    {
        if (same.Length == 1)
        {
            return [Of(same)];
        }

        string shared = string.Join("\n", same[0].SharedTexts).ToLowerInvariant();
        if (!AreOnlyThere(same[0].OwnLabels, shared, same[0].Instance))
        {
            return same.Select(shape => Of([shape]));
        }

        Network[] networks = same[0].OwnAddresses.Count == 0 ? [] : [.. NetworksIn(shared)];
        return same.GroupBy(shape => Within(networks, shape)).Select(Of);
    }

    /// <summary>Those together that also have in common what somebody knows of them besides.</summary>
    public IEnumerable<LookAlikes> Apart(Func<Instance, object> by) =>
        Instances.Count == 1 ? [this] : Shapes.GroupBy(shape => by(shape.Instance)).Select(Of);

    private static LookAlikes Of(IEnumerable<InstanceShape> shapes) => new([.. shapes]);

    /// <summary>Whether what was found in the first is so in each: it speaks of nothing that is its own.</summary>
    public bool HoldsForAll(IReadOnlyList<Finding> ofFirst) => Instances.Count == 1 || !ofFirst.Any(SpeaksOfOwn);

    /// <summary>Whether one of the texts has a word in which the first instance may differ from the others, or a network of its addresses.</summary>
    public bool SpeaksOfOwn(IEnumerable<string?> texts)
    {
        string text = string.Join("\n", texts).ToLowerInvariant();
        return first.OwnLabels.Any(text.Contains)
            || (first.OwnAddresses.Count > 0 && NetworksIn(text).Any(n => first.OwnAddresses.Any(n.Contains)));
    }

    private bool SpeaksOfOwn(Finding finding) =>
        first.OwnParameters.Contains(finding.Parameter)
        || finding.About.Any(setting => first.OwnParameters.Contains(setting.Parameter))
        || SpeaksOfOwn([
            finding.Message,
            finding.Value,
            finding.Part,
            .. finding.Services,
            .. finding.Fixes.SelectMany(f => f.Edits.Select(e => e.Value).Prepend(f.Title)),
        ]);

    /// <summary>A pattern can tell any two words apart.</summary>
    private static bool AreOnlyThere(IReadOnlyList<string> labels, string shared, Instance instance)
    {
        if (labels.Count == 0)
        {
            return true;
        }

        string general = InstanceShape.DigitsInGeneral(shared);
        return !labels.Any(label => general.Contains(InstanceShape.DigitsInGeneral(label)))
            && !Patterns.Any(general.Contains)
            && !instance.Tables.Any(table => TableTypeInfo.FormatOf(table.Type) == TableFormat.Pattern);
    }

    /// <summary>The networks and addresses in a text, with those that the first octets of an address name (access(5)).</summary>
    private static IEnumerable<Network> NetworksIn(string text)
    {
        foreach (
            string word in Regex
                .Matches(text, "[0-9a-f:.]+(/[0-9]+)?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
                .Cast<Match>()
                .Select(m => m.Value.Trim('.'))
                .Where(word => word.IndexOfAny(['.', ':']) >= 0)
                .Distinct()
        )
        {
            if (Network.Parse(word) is { } network)
            {
                yield return network;
            }
            else if (Network.Parse(word.Split('/')[0]) is { } address)
            {
                yield return address;
            }

            string[] octets = word.Split('.');
            if (octets.Length is 2 or 3 && Network.Parse(Prefix(octets)) is { } prefix)
            {
                yield return prefix;
            }
        }
    }

    private static string Prefix(string[] octets) =>
        string.Join(".", octets.Concat(Enumerable.Repeat("0", 4 - octets.Length))) + "/" + (8 * octets.Length);

    private static string Within(Network[] networks, InstanceShape shape)
    {
        var within = new StringBuilder();
        foreach (Network address in shape.OwnAddresses)
        {
            foreach (Network network in networks)
            {
                within.Append(network.Contains(address) ? '1' : '0');
            }
        }

        return within.ToString();
    }
}
