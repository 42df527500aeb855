namespace ConfigAsCode.Postfix;

/// <summary>
/// TLS 1.0 and later, on every server and client: Mozilla's "old" guideline, for peers that support nothing better. It is a
/// risk, and the build reports it: every instance with TLS on that uses it gets PFX1001, and further findings with an OpenSSL
/// that still has 3DES. Use it on the one service or instance that needs it, and accept those findings there.
/// </summary>
/// <remarks>
/// Source: Mozilla, Server Side TLS, version 5.7. Its suites replace the lists of both grades <c>medium</c>
/// and <c>high</c>; none of them is anonymous or without encryption. The server chooses among them
/// (<c>tls_preempt_cipherlist</c>), so that a peer gets the best that it has.
/// </remarks>
[SmtpdTls(
    Protocols = [">=TLSv1"],
    MandatoryProtocols = [">=TLSv1"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[SmtpTls(
    Protocols = [">=TLSv1"],
    MandatoryProtocols = [">=TLSv1"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[LmtpTls(
    Protocols = [">=TLSv1"],
    MandatoryProtocols = [">=TLSv1"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[Tls(MediumCipherList = MozillaCipherLists.Old, HighCipherList = MozillaCipherLists.Old, PreemptCipherList = true)]
public interface IOldTls;
