namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>A secret in a text.</summary>
/// <param name="What">What it is, as a message calls it: "a password".</param>
/// <param name="Text">The secret itself, as it is written. No message has it.</param>
internal sealed record Secret(string What, string Text)
{
    public static Secret Password(string text) => new("a password", text);

    public static Secret PasswordHash(string text) => new("the hash of a password", text);

    public static Secret PrivateKey(string text) => new("a private key", text);

    public static Secret Token(string text) => new("an access token", text);

    public static Secret InAddress(string text) => new("an address with a password", text);

    public static Secret DnsListKey(string text) => new(KeyOfDnsList, text);

    /// <summary>Whether it is the key of an account with a DNS list, which smtpd(8) shows to the clients that it rejects.</summary>
    public bool IsDnsListKey => What == KeyOfDnsList;

    private const string KeyOfDnsList = "the key of an account with a DNS list";

    /// <summary>Not the secret: a record is printed easily.</summary>
    public override string ToString() => What;
}
