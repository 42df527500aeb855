using ConfigAsCode.Postfix;

/// <summary>
/// What every host of example.org shares: the release its files are for, and TLS of version 1.2 and later with forward
/// secrecy. A host is a class; it takes over what its interfaces say, and what it says itself wins.
/// </summary>
[Target(Platform.Debian12)]
[Main(MyDomain = "example.org", MyOrigin = "$mydomain", CompatibilityLevel = "3.6", Biff = false)]
[SmtpTls(CaFile = "/etc/ssl/certs/ca-certificates.crt", LogLevel = "1")]
public interface IFleet : IIntermediateTls;
