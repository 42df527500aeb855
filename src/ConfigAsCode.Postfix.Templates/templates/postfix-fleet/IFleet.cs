using ConfigAsCode.Postfix;

/// <summary>
/// What every host of example.org shares: the release that its files are for, and TLS of version 1.2 and later with forward
/// secrecy. A host is a class; it inherits what its interfaces set, and its own settings win.
/// </summary>
[Target(Platform.Debian12)]
[Main(
    MyDomain = "example.org",
    MyOrigin = "$mydomain",
    AliasMaps = ["$default_database_type:/etc/aliases"],
    CompatibilityLevel = "3.6",
    Biff = false
)]
[SmtpTls(CaFile = "/etc/ssl/certs/ca-certificates.crt", LogLevel = "1")]
public interface IFleet : IIntermediateTls;
