namespace ConfigAsCode.Postfix;

/// <summary>
/// TLS 1.2 and 1.3 with forward secrecy, on every server and client: Mozilla's "intermediate" guideline, right for nearly
/// every server.
/// </summary>
/// <remarks>
/// Source: Mozilla, Server Side TLS, version 5.7. Its suites replace the lists of both grades <c>medium</c>
/// and <c>high</c>; none of them is anonymous. The client may choose among them (<c>tls_preempt_cipherlist</c>
/// stays off), since all are strong and a phone knows best which is fast on it.
/// </remarks>
[SmtpdTls(
    Protocols = [">=TLSv1.2"],
    MandatoryProtocols = [">=TLSv1.2"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[SmtpTls(
    Protocols = [">=TLSv1.2"],
    MandatoryProtocols = [">=TLSv1.2"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[LmtpTls(
    Protocols = [">=TLSv1.2"],
    MandatoryProtocols = [">=TLSv1.2"],
    Ciphers = TlsCipherGrade.Medium,
    MandatoryCiphers = TlsCipherGrade.Medium
)]
[Tls(MediumCipherList = MozillaCipherLists.Intermediate, HighCipherList = MozillaCipherLists.Intermediate)]
public interface IIntermediateTls;
