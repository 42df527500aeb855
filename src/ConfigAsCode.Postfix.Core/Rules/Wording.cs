using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>How the rules list names in a sentence.</summary>
internal static class Wording
{
    // What somebody can still read, and more than an instance of ordinary size has.
    private const int MostNames = 200;
    private const int LongestName = 200;

    public static string Names(IEnumerable<Service> services) => Join(services.Select(s => s.Key));

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>; each once.</summary>
    public static string Join(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        if (all.Length > MostNames)
        {
            return Some(all);
        }

        return all.Length == 1 ? all[0] : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }

    /// <summary>Some names, separated by commas, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNames))
        + (names.Count > MostNames ? $" (and {names.Count - MostNames} more)" : "");

    /// <summary><c>came with 3.9</c>; of a version that is still to come, <c>comes with 3.12 (not released)</c>.</summary>
    public static string Came(PostfixVersion first) =>
        (first.IsReleased ? "came with " : "comes with ") + first.Described;

    /// <summary>What becomes of mail where a milter does not answer (milter_default_action).</summary>
    public static string WithoutMilter(string action) =>
        action.ToLowerInvariant() switch
        {
            "accept" => "all mail passes unfiltered",
            "reject" => "all mail is rejected",
            "discard" => "all mail is discarded",
            "quarantine" => "all mail is held in the queue",
            _ => "all mail is deferred with 451",
        };

    /// <summary>The start of a line of a file, without a secret: one of a megabyte is no message.</summary>
    public static string Excerpt(string line) => Start(InstanceSecrets.WithoutSecrets(line), 80);

    /// <summary>A table or a list as a finding names it: of a name that holds all its rows the start, without a secret.</summary>
    public static string Name(string word) =>
        word.Length <= LongestName ? word : Start(InstanceSecrets.WithoutSecrets(word), LongestName);

    private static string Start(string text, int most) =>
        text.Length <= most ? text : text.Substring(0, most - 3) + "...";
}
