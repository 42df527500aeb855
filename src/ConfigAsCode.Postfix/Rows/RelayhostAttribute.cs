namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="SenderDependentRelayhostTable"/>: through which host the mail of a sender leaves, in place of <c>relayhost</c>.
/// </summary>
/// <param name="sender">The sender: <c>user@domain</c>, or <c>@domain</c> for all of a domain.</param>
/// <param name="nextHop">The host: <c>[smart.example.net]:587</c>, a domain, or <c>DUNNO</c> for that of <c>relayhost</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RelayhostAttribute(string sender, string nextHop) : Attribute
{
    /// <summary>The sender.</summary>
    public string Sender { get; } = sender;

    /// <summary>The host.</summary>
    public string NextHop { get; } = nextHop;
}
