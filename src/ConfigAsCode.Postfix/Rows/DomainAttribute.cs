namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a table of domains: of a <see cref="RelayDomainTable"/>, a <see cref="VirtualAliasDomainTable"/> or a <see cref="VirtualMailboxDomainTable"/>.
/// </summary>
/// <param name="name">The domain. <c>.domain</c> is for what is below it, where <c>parent_domain_matches_subdomains</c> does not name the parameter.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DomainAttribute(string name) : Attribute
{
    /// <summary>The domain.</summary>
    public string Name { get; } = name;
}
