using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The certificate authorities that come with the system: each of them gives anybody a certificate for his own domain.</summary>
internal static class PublicAuthorities
{
    // The bundle of ca-certificates on Debian, Alpine, Red Hat, SUSE, FreeBSD and macOS; links to it have the same names.
    private static readonly string[] BundleNames =
    [
        "ca-certificates.crt",
        "ca-bundle.crt",
        "ca-bundle.trust.crt",
        "ca-bundle.pem",
        "tls-ca-bundle.pem",
        "ca-root-nss.crt",
    ];

    private static readonly string[] Bundles =
    [
        "/etc/ssl/cert.pem",
        "/etc/ssl/certs/cert.pem",
        "/etc/pki/tls/cert.pem",
        "/usr/local/etc/ssl/cert.pem",
        "/usr/lib/ssl/cert.pem",
    ];

    private static readonly string[] Folders =
    [
        "/etc/ssl/certs",
        "/usr/lib/ssl/certs",
        "/etc/pki/tls/certs",
        "/etc/pki/ca-trust/extracted/pem",
        "/etc/ca-certificates/extracted",
        "/usr/share/ca-certificates",
    ];

    /// <summary>The setting by which a server trusts them for certificates of clients, in words; null where none does, as far as names show it.</summary>
    public static string? TrustedBy(Service service, EffectiveView view) =>
        Described(view.Get("smtpd_tls_CAfile", service), IsBundle)
        ?? Described(view.Get("smtpd_tls_CApath", service), IsFolder)
        ?? Described(
            view.Get("tls_append_default_CA", service),
            text => text.Equals("yes", StringComparison.OrdinalIgnoreCase)
        );

    private static string? Described(EffectiveValue value, Func<string, bool> isPublic) =>
        isPublic(value.Text) ? $"{value.Parameter} is {value.Text}" : null;

    private static bool IsBundle(string path) =>
        BundleNames.Contains(path.Substring(path.LastIndexOf('/') + 1)) || Bundles.Contains(path);

    private static bool IsFolder(string path) => Folders.Contains(path.TrimEnd('/'));
}
