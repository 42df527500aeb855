namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Which end of a connection a program is.</summary>
public enum TlsSide
{
    /// <summary>smtpd(8): it is connected to.</summary>
    Server,

    /// <summary>smtp(8) and lmtp(8): they connect.</summary>
    Client,
}
