namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="TransportTable"/> or of a <see cref="SenderDependentDefaultTransportTable"/>: which service delivers the mail, and where to (transport(5)).
/// </summary>
/// <param name="pattern">
/// Whose mail it is: <c>user@domain</c>, <c>domain</c>, <c>.domain</c> for what is below it, or <c>*</c> for all others. By sender: <c>user@domain</c> or
/// <c>@domain</c>.
/// </param>
/// <param name="transport">The name of a service of master.cf: <c>smtp</c>, <c>lmtp</c>, <c>error</c>. Empty leaves it as it is without the row.</param>
/// <param name="nextHop">
/// Where the service takes it: <c>[mx.example.org]:587</c>, <c>example.org</c> for the mail servers of a domain, <c>unix:private/dovecot-lmtp</c>, or the text of
/// <c>error</c>. If left out, the domain of the recipient.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RouteAttribute(string pattern, string transport, string nextHop = "") : Attribute
{
    /// <summary>Whose mail it is.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The name of a service of master.cf.</summary>
    public string Transport { get; } = transport;

    /// <summary>Where the service takes it.</summary>
    public string NextHop { get; } = nextHop;
}
