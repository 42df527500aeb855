namespace ConfigAsCode.Postfix.Analyzers.Tests.Editor;

/// <summary>
/// What the editor says of a name, beside an offer and under the mouse: the meaning, the default by version, the readers.
/// </summary>
public class TooltipTests
{
    public static TheoryData<string, string, string[]> Properties =>
        new()
        {
            {
                "SmtpdTls",
                "SecurityLevel",
                [
                    "Whether the server offers TLS or insists on it.",
                    "smtpd_tls_security_level",
                    "one of none, may, encrypt",
                    "Default empty.",
                    "Read by postscreen, smtpd, tlsproxy.",
                    "postconf(5)",
                ]
            },
            {
                "SmtpdTls",
                "Ciphers",
                [
                    "smtpd_tls_ciphers",
                    "Default medium since 3.0.2; before: export from 3.0, medium from 2.11.6, export from 2.11.",
                ]
            },
            {
                "Smtpd",
                "ForbidBareNewline",
                [
                    "SMTP smuggling",
                    "Default normalize since 3.9; before: no from 3.5.",
                    "Since Postfix 3.5.23, 3.6.13, 3.7.9, 3.8.4 and 3.9.",
                ]
            },
            {
                "Transport",
                "TransportRateDelay",
                [
                    "<transport>_transport_rate_delay in main.cf: a time",
                    "Default: the value of default_transport_rate_delay. Its default 0s.",
                    "Since Postfix 3.1. Read by qmgr, oqmgr.",
                ]
            },
            { "SmtpdTls", "ChainFiles", ["smtpd_tls_chain_files: a list.", "Since Postfix 3.4."] },
            { "Main", "NotifyClasses", ["a list of bounce, 2bounce, data, delay", "Default resource, software."] },
            { "Smtpd", "UseTls", ["Deprecated since 3.9, use smtpd_tls_security_level."] },
            { "Tls", "SslOptions", ["NO_RENEGOTIATION", "bits as 0x… go through [Parameter]"] },
        };

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task A_parameter_is_explained_beside_the_offer(string group, string property, string[] parts)
    {
        using EditorProject editor = On($"[{group}($$)]");

        Holds(parts, await editor.DescriptionAsync(property));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task A_parameter_is_explained_under_the_mouse(string group, string property, string[] parts)
    {
        using EditorProject editor = On($"[{group}({property[..2]}$${property[2..]} = default)]");

        Holds(parts, await editor.TooltipAsync());
    }

    [Theory]
    [InlineData("SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.$$)", "Encrypt", "encrypt: TLS is demanded")]
    [InlineData("SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.$$)", "DaneOnly", "dane-only: DANE or no delivery.")]
    [InlineData("Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.$$)", "Note", "Since Postfix 3.9.")]
    [InlineData(
        "Tls(SslOptions = [TlsSslOption.$$])",
        "NoRenegotiation",
        "Since Postfix 3.0.14, 3.1.10, 3.2.7, 3.3.2 and 3.4."
    )]
    [InlineData(
        "Smtpd(ClientRestrictions = [Restriction.$$])",
        "RejectRblClient",
        "reject_rbl_client, followed by the domain of a DNS list."
    )]
    [InlineData(
        "Smtpd(ClientRestrictions = [Restriction.$$])",
        "CheckRelayDomains",
        "Gone in Postfix 3.9, use permit_mynetworks, reject_unauth_destination."
    )]
    [InlineData("InetService(\"25\", Daemon.$$)", "Postscreen", "Needs ProcessLimit = 1.")]
    public async Task A_word_is_explained_beside_the_offer(string attribute, string word, string part)
    {
        using EditorProject editor = On($"[{attribute}]");

        Holds([part], await editor.DescriptionAsync(word));
    }

    private static void Holds(string[] parts, string tooltip)
    {
        foreach (string part in parts)
        {
            Assert.Contains(part, tooltip, StringComparison.Ordinal);
        }
    }

    private static EditorProject On(string attribute) =>
        EditorProject.Of(
            $"[PostfixInstance(\"mail\"), Target(Platform.Debian12)]\n{attribute}\npublic partial class Mail;"
        );
}
