using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// What can be in braces behind the endpoint of a milter or of a policy server. Each option is a parameter without its prefix, and replaces it there
/// (the tables for attr_override() in milter/milter.c and smtpd/smtpd_check.c).
/// </summary>
internal sealed class EndpointOptions
{
    private readonly string prefix;
    private readonly Lazy<string[]> names;

    private EndpointOptions(string prefix, string owner)
    {
        this.prefix = prefix;
        Owner = owner;
        names = new Lazy<string[]>(() =>
            [
                .. Parameters
                    .Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                    .Where(n => Parameters.Find(n)!.IsEndpointOption)
                    .Select(n => n.Substring(prefix.Length)),
            ]
        );
    }

    public static EndpointOptions OfMilter { get; } = new("milter_", "a milter");

    public static EndpointOptions OfPolicyServer { get; } = new("smtpd_policy_service_", "a policy server");

    /// <summary>Whose options they are, in a sentence.</summary>
    public string Owner { get; }

    /// <summary>The options of any release, ordinal.</summary>
    public IReadOnlyList<string> Names => names.Value;

    /// <summary>The options that a release knows.</summary>
    public IEnumerable<string> NamesOn(PostfixVersion release) => Names.Where(n => Find(n)!.ExistsOn(release));

    /// <summary>The parameter that an option replaces, which decides its type and range; null where there is none of exactly this name.</summary>
    public ParameterInfo? Find(string option) => Names.Contains(option) ? Parameters.Find(prefix + option) : null;

    /// <summary>The option of a parameter's own name, which is the name without the prefix.</summary>
    public string? OfParameter(string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && Names.Contains(name.Substring(prefix.Length))
            ? name.Substring(prefix.Length)
            : null;
}
