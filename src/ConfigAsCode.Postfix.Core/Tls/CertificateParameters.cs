using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The parameters that name a program's own certificates, without their prefix (<c>smtpd_tls_</c>).</summary>
internal static class CertificateParameters
{
    /// <summary>Keys and certificates in one; where it is set the program reads none of the others.</summary>
    public const string Chains = "chain_files";

    /// <summary>The certificates, one for each kind of key.</summary>
    public static IReadOnlyList<string> Files { get; } = ["cert_file", "eccert_file", "dcert_file"];

    /// <summary>The certificates and their keys, each in a file.</summary>
    public static IReadOnlyList<string> FilesAndKeys { get; } = [.. Files, "key_file", "eckey_file", "dkey_file"];

    /// <summary>What can name a certificate on a release.</summary>
    public static IReadOnlyList<string> On(PostfixVersion release) =>
        release.HasChainFiles ? [Chains, .. Files] : Files;
}
