namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Why a restriction has no effect.</summary>
internal enum IdleReason
{
    /// <summary>A restriction before it decides about every message.</summary>
    BehindEnd,

    /// <summary>It is about clients that log in, and a restriction before it permits all of them.</summary>
    BehindLogin,

    /// <summary>No client shows a certificate.</summary>
    NoCertificates,

    /// <summary>No certificate is in the empty <c>relay_clientcerts</c>.</summary>
    NoListedCertificates,

    /// <summary>Logins are off: smtpd(8) ignores it.</summary>
    NoLogins,

    /// <summary><c>smtpd_sender_login_maps</c> is empty, so that no sender address has an owner whom it could protect.</summary>
    NoOwners,

    /// <summary>Nothing in the list rejects, so that its permits change nothing.</summary>
    OnlyPermits,
}
