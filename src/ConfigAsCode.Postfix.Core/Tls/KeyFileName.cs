using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What the name of a file says it contains: a key, a certificate, or nothing that is certain.</summary>
internal static class KeyFileName
{
    // .key, .key.pem, -key.pem, key.pem, privkey.pem, and privkey1.pem of certbot's archive.
    private static readonly Regex Key = new(
        @"(\.key|(^|[-_.])(priv|private)?[-_]?key\d*(\.pem)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    // .crt, .cer, -cert.pem, cert.pem, fullchain.pem, chain.pem, certificate.pem.
    private static readonly Regex Certificate = new(
        @"(\.(crt|cer)|(^|[-_.])(cert|crt|certificate|fullchain|chain|bundle)\d*(\.pem)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    // What certbot makes of each certificate.
    private static readonly Regex Single = new(@"(?<folder>/live/[^/]+/)cert\.pem$", RegexOptions.CultureInvariant);

    public static bool IsKey(string path) => Key.IsMatch(NameOf(path));

    public static bool IsCertificate(string path) => Certificate.IsMatch(NameOf(path));

    /// <summary>The file with the chain beside one of certbot that has the own certificate alone; null for any other file.</summary>
    public static string? WithChain(string path) =>
        Single.IsMatch(path) ? Single.Replace(path, "${folder}fullchain.pem") : null;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
