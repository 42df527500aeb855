namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="SenderLoginTable"/>: the logins that may use a sender address.
/// </summary>
/// <param name="sender">The address: <c>user@domain</c>, <c>user</c> for those of $myorigin, or <c>@domain</c> for all others of a domain.</param>
/// <param name="logins">The SASL login names.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LoginAttribute(string sender, params string[] logins) : Attribute
{
    /// <summary>The address.</summary>
    public string Sender { get; } = sender;

    /// <summary>The SASL login names.</summary>
    public string[] Logins { get; } = logins;
}
