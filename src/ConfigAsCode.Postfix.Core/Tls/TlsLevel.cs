namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The security levels of Postfix, weakest first (TLS_README).</summary>
public enum TlsLevel
{
    None,
    May,
    Encrypt,
    Fingerprint,
    Dane,
    DaneOnly,
    Verify,
    Secure,
}

public static class TlsLevelExtensions
{
    private static readonly string[] Names =
    [
        "none",
        "may",
        "encrypt",
        "fingerprint",
        "dane",
        "dane-only",
        "verify",
        "secure",
    ];

    /// <summary>The word as main.cf has it.</summary>
    public static string ToText(this TlsLevel level) => Names[(int)level];

    /// <summary>How people read it: <c>none</c> is no level of TLS.</summary>
    public static string Described(this TlsLevel level) => level == TlsLevel.None ? "no TLS" : level.ToText();

    /// <summary>
    /// The level of a word, in any case (tls_level.c). A word that is none stops the program, so there is no TLS either.
    /// </summary>
    public static TlsLevel Parse(string text) => TryParse(text, out TlsLevel level) ? level : TlsLevel.None;

    /// <summary>Whether a word is a level.</summary>
    public static bool TryParse(string text, out TlsLevel level)
    {
        int index = Array.FindIndex(Names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        level = index < 0 ? TlsLevel.None : (TlsLevel)index;
        return index >= 0;
    }

    /// <summary>All words, weakest first.</summary>
    public static IEnumerable<string> Words => Names;

    /// <summary>Whether the peer must show who it is: then the anonymous suites are off and OpenSSL's level 1 holds.</summary>
    public static bool AuthenticatesPeer(this TlsLevel level) => level > TlsLevel.Encrypt;

    /// <summary>What the level asks of the other side. Without a TLSA record <c>dane</c> goes on as <c>may</c>.</summary>
    public static TlsStep Step(this TlsLevel level) =>
        level switch
        {
            TlsLevel.None => TlsStep.Off,
            TlsLevel.May => TlsStep.Optional,
            TlsLevel.Encrypt => TlsStep.Required,
            _ => TlsStep.Verified,
        };
}
