using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Who may send mail to anywhere. What rejects only some clients is left out: so it is at most those.</summary>
/// <param name="IsOpen">Whether anybody may: an open relay.</param>
/// <param name="Clients">Each kind of client that may, in words; none where nobody may.</param>
public sealed record RelayUse(bool IsOpen, EquatableArray<string> Clients)
{
    /// <summary>
    /// Whether smtpd(8) stops when it starts, and so takes no mail: neither <c>smtpd_relay_restrictions</c> nor
    /// <c>smtpd_recipient_restrictions</c> has a restriction that it requires there.
    /// </summary>
    public bool Stops { get; init; }
}
