namespace ConfigAsCode.Postfix;

/// <summary>Who sends a message (<see cref="ExpectAttribute"/>).</summary>
public enum Client
{
    /// <summary>Anybody on the Internet: not in mynetworks, without a login or a certificate.</summary>
    Stranger,

    /// <summary>A client in <c>mynetworks</c> that is not this host.</summary>
    OwnNetwork,

    /// <summary>This host, over loopback.</summary>
    ThisHost,

    /// <summary>A client from anywhere that has logged in (SASL).</summary>
    LoggedIn,

    /// <summary>A client from anywhere with a certificate that <c>relay_clientcerts</c> has.</summary>
    WithCertificate,

    /// <summary>A client from anywhere with a certificate that a trusted CA has signed, and that no table has.</summary>
    WithTrustedCertificate,
}
