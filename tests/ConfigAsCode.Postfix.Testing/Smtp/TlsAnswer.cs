namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>What a server did with an offer.</summary>
/// <param name="Accepted">Whether the handshake was completed.</param>
/// <param name="Protocol">The protocol in OpenSSL's words (<c>TLSv1.2</c>); empty where refused.</param>
/// <param name="Suite">The suite in OpenSSL's words; empty where refused.</param>
/// <param name="Reason">How it was refused; empty where accepted.</param>
public sealed record TlsAnswer(bool Accepted, string Protocol, string Suite, string Reason)
{
    public static TlsAnswer Negotiated(string protocol, string suite) => new(true, protocol, suite, "");

    public static TlsAnswer Refused(string reason) => new(false, "", "", reason);
}
