namespace ConfigAsCode.Postfix;

/// <summary>
/// TLS 1.3 only, on every server and client: Mozilla's "modern" guideline. A mail server on the Internet loses
/// correspondents with it: a peer without TLS 1.3 gets mail in plain text, or none.
/// </summary>
/// <remarks>Source: Mozilla, Server Side TLS, version 5.7. Needs OpenSSL 1.1.1 or later.</remarks>
[SmtpdTls(Protocols = [">=TLSv1.3"], MandatoryProtocols = [">=TLSv1.3"])]
[SmtpTls(Protocols = [">=TLSv1.3"], MandatoryProtocols = [">=TLSv1.3"])]
[LmtpTls(Protocols = [">=TLSv1.3"], MandatoryProtocols = [">=TLSv1.3"])]
public interface IModernTls;
