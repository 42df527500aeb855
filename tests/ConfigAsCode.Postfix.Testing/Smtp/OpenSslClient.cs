using System.Globalization;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// Offers one protocol and one cipher list to a port of 127.0.0.1 through <c>openssl s_client</c>. .NET cannot: it takes
/// what the system's policy allows, and that has neither TLS 1.0 nor anonymous suites.
/// </summary>
public static partial class OpenSslClient
{
    /// <summary>Everything this OpenSSL has, also anonymous suites and those without encryption.</summary>
    public const string EveryCipher = "ALL:COMPLEMENTOFALL";

    /// <summary>What the server answers. Throws where it was not asked, as <see cref="TryOffer"/> says, or speaks no TLS.</summary>
    /// <param name="port">The port on 127.0.0.1.</param>
    /// <param name="protocol">The one protocol to offer.</param>
    /// <param name="ciphers">An OpenSSL cipher list. It does not reach the suites of TLS 1.3, all of which are offered.</param>
    /// <param name="entry">How the port comes to TLS.</param>
    /// <param name="limit">How long to wait for the answer; 30 seconds where none is given.</param>
    public static TlsAnswer Offer(
        int port,
        TlsProtocol protocol,
        string ciphers = EveryCipher,
        TlsEntry entry = TlsEntry.StartTls,
        TimeSpan? limit = null
    )
    {
        ProgramResult result = Ask(port, protocol, ciphers, entry, limit);
        return Read(result) ?? throw NoAnswer(result);
    }

    /// <summary>
    /// What the server answers; null where it has no TLS: it offers no STARTTLS, or speaks plain text where its handshake should be.
    /// Throws where it was never asked: no connection, an offer that OpenSSL itself cannot make, or no answer in time.
    /// </summary>
    public static TlsAnswer? TryOffer(int port, TlsProtocol protocol, string ciphers, TlsEntry entry)
    {
        ProgramResult result = Ask(port, protocol, ciphers, entry, limit: null);
        return Read(result) ?? (NoTls().IsMatch(result.Everything) ? (TlsAnswer?)null : throw NoAnswer(result));
    }

    private static ProgramResult Ask(int port, TlsProtocol protocol, string ciphers, TlsEntry entry, TimeSpan? limit)
    {
        string[] arguments =
        [
            "s_client",
            "-brief",
            "-connect",
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            protocol.ToOption(),
            // At the level of the distribution, OpenSSL 3 offers neither TLS 1.0 nor an anonymous suite.
            "-cipher",
            ciphers + ":@SECLEVEL=0",
            .. entry == TlsEntry.StartTls
                ? ["-starttls", "smtp", "-name", "client.example.test"]
                : Array.Empty<string>(),
        ];
        return DebianRelease.Tested.Run("openssl", arguments, timeout: limit);
    }

    private static TlsAnswer? Read(ProgramResult result)
    {
        string said = result.Everything;
        if (said.Contains("CONNECTION ESTABLISHED", StringComparison.Ordinal))
        {
            return TlsAnswer.Negotiated(
                ProtocolLine().Match(said).Groups["value"].Value,
                SuiteLine().Match(said).Groups["value"].Value
            );
        }

        // A server whose list has a hole there answers with an older protocol, which this side then refuses.
        if (said.Contains("ssl_choose_client_version:unsupported protocol", StringComparison.Ordinal))
        {
            return TlsAnswer.Refused("older protocol");
        }

        // An alert that was received carries its number; one that this side raised does not. An end of the connection
        // without an alert is no refusal: a daemon that dies looks like that.
        Match alert = ReceivedAlert().Match(said);
        return alert.Success ? TlsAnswer.Refused(alert.Groups["value"].Value) : null;
    }

    private static InvalidOperationException NoAnswer(ProgramResult result) =>
        new($"s_client got no answer to its offer:\n{result.Everything}");

    [GeneratedRegex("^Didn't find STARTTLS in server response|:wrong version number:", RegexOptions.Multiline)]
    private static partial Regex NoTls();

    [GeneratedRegex(@"^Protocol version: (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex ProtocolLine();

    [GeneratedRegex(@"^Ciphersuite: (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex SuiteLine();

    [GeneratedRegex("alert (?<value>[a-z ]+):.*SSL alert number [0-9]+")]
    private static partial Regex ReceivedAlert();
}
