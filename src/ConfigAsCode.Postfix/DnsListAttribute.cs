namespace ConfigAsCode.Postfix;

/// <summary>Names the DNS list that a class is, which derives from <see cref="DnsList"/>.</summary>
/// <param name="domain">The domain of the list: <c>zen.spamhaus.org</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DnsListAttribute(string domain) : Attribute
{
    /// <summary>The domain.</summary>
    public string Domain { get; } = domain;

    /// <summary>
    /// The addresses in the answer that count: <c>127.0.0.[2..11]</c>, <c>127.0.0.[2;4..11]</c> or one address, since Postfix 2.8.
    /// Without it each answer counts, also the one that means an error.
    /// </summary>
    public string Answers { get; set; } = "";
}
