using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>A way in.</summary>
/// <param name="Service">Its key in master.cf.</param>
/// <param name="Name">How people call it: <c>submission (587)</c>.</param>
/// <param name="Program">The program that answers.</param>
/// <param name="Addresses">Where it listens, each with its port; none for a socket of this host.</param>
/// <param name="HandedOverBy">The postscreen(8) services that hand clients to it, for a socket.</param>
/// <param name="Tls">What it does in TLS; null for a program that speaks none.</param>
/// <param name="Login">Whether a client can log in; null for a program that knows no login.</param>
/// <param name="Relay">Who may send mail to anywhere through it; null for a program that takes no mail itself.</param>
public sealed record Listener(
    string Service,
    string Name,
    string Program,
    EquatableArray<string> Addresses,
    EquatableArray<string> HandedOverBy,
    TlsOffer? Tls,
    LoginMode? Login,
    RelayAccess? Relay
)
{
    /// <summary>Whether only programs of this host reach it: all its addresses are loopback.</summary>
    public bool IsLoopback { get; init; }
}
