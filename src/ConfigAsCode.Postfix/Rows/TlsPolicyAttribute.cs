namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="TlsPolicyTable"/>: how to use TLS with one destination. What is left out comes from the
/// parameters of main.cf for this level. If Postfix cannot read a row, it defers the mail for the destination, so
/// each is judged as a separate client.
/// </summary>
/// <param name="destination">
/// The next hop as the queue has it: a domain (<c>bank.example</c>), all domains below one (<c>.partner.example</c>), or a
/// relay as transport(5) or relayhost writes it, with brackets and port (<c>[mail.example]:587</c>).
/// </param>
/// <param name="level">The security level.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TlsPolicyAttribute(string destination, SmtpTlsSecurityLevel level) : Attribute
{
    /// <summary>The next hop.</summary>
    public string Destination { get; } = destination;

    /// <summary>The security level.</summary>
    public SmtpTlsSecurityLevel Level { get; } = level;

    /// <summary>
    /// <c>match</c>, in place of the <c>smtp_tls_*_cert_match</c> of the level. At <c>verify</c> and <c>secure</c>: names that
    /// the certificate may have, or <c>hostname</c>, <c>nexthop</c>, <c>dot-nexthop</c>. At <c>fingerprint</c>: digests of
    /// the certificate or of its public key, with <c>smtp_tls_fingerprint_digest</c>, as pairs of hexadecimal digits with
    /// colons between them. Other levels refuse it.
    /// </summary>
    public new string[]? Match { get; set; }

    /// <summary>
    /// <c>protocols</c>, in place of <c>smtp_tls_protocols</c> (at <c>may</c>) or <c>smtp_tls_mandatory_protocols</c>:
    /// <c>[">=TLSv1.2"]</c> on every target. All levels but <c>none</c>.
    /// </summary>
    public string[]? Protocols { get; set; }

    /// <summary>
    /// <c>ciphers</c>, in place of <c>smtp_tls_ciphers</c> (at <c>may</c>) or <c>smtp_tls_mandatory_ciphers</c>: the least grade.
    /// All levels but <c>none</c>.
    /// </summary>
    public TlsCipherGrade Ciphers { get; set; }

    /// <summary>
    /// <c>exclude</c>: cipher suites in OpenSSL's words, in place of both <c>smtp_tls_exclude_ciphers</c> and
    /// <c>smtp_tls_mandatory_exclude_ciphers</c>. An empty list excludes none. All levels but <c>none</c>.
    /// </summary>
    public string[]? Exclude { get; set; }

    /// <summary>
    /// <c>tafile</c>, in place of <c>smtp_tls_trust_anchor_file</c>: PEM files on the host with the certificates or public
    /// keys of the CAs that may sign, and no others. They are opened when the policy is looked up: for a client in a chroot
    /// below its queue directory. Since Postfix 2.11. Only <c>verify</c> and <c>secure</c>.
    /// </summary>
    public string[]? TrustAnchorFiles { get; set; }

    /// <summary>
    /// <c>servername</c>, in place of <c>smtp_tls_servername</c>: the host name that is sent as SNI. Since Postfix 3.4. All
    /// levels but <c>none</c>; at <c>dane</c> the name of the TLSA record has precedence.
    /// </summary>
    public string? ServerName { get; set; }

    /// <summary>
    /// <c>connection_reuse</c>, in place of <c>smtp_tls_connection_reuse</c>: whether a session serves several messages, through
    /// tlsproxy(8). Since Postfix 3.4.14 and 3.5.4 (earlier releases refuse the policy). All levels but <c>none</c>.
    /// </summary>
    public bool ConnectionReuse { get; set; }

    /// <summary>
    /// <c>enable_rpk</c>, in place of <c>smtp_tls_enable_rpk</c>: whether raw public keys may replace certificates
    /// (RFC 7250). Since Postfix 3.9. <c>may</c>, <c>encrypt</c> and <c>fingerprint</c>.
    /// </summary>
    public bool EnableRpk { get; set; }

    /// <summary>
    /// <c>policy_type</c>: what kind of policy a plug-in has found, for TLS reports (RFC 8460): <c>sts</c> or
    /// <c>no-policy-found</c>. Since Postfix 3.10.
    /// </summary>
    public string? PolicyType { get; set; }

    /// <summary><c>policy_domain</c>: the domain whose policy it is, for TLS reports. Needs <see cref="PolicyType"/>. Since Postfix 3.10.</summary>
    public string? PolicyDomain { get; set; }

    /// <summary>
    /// <c>policy_ttl</c>: how long the policy holds, in seconds, for TLS reports. Needs <see cref="PolicyType"/>. Since
    /// Postfix 3.10.
    /// </summary>
    public int PolicyTtl { get; set; }

    /// <summary>
    /// <c>policy_string</c>: the lines of the policy, each as it was published (<c>version: STSv1</c>), for TLS reports.
    /// Needs <see cref="PolicyType"/>. Since Postfix 3.10.
    /// </summary>
    public string[]? PolicyStrings { get; set; }

    /// <summary>
    /// <c>mx_host_pattern</c>: the MX hosts that an STS policy allows (<c>*.example.org</c>), for TLS reports, and
    /// enforced with <c>smtp_tls_enforce_sts_mx_patterns</c>. Needs <see cref="PolicyType"/>. Since Postfix 3.10.
    /// </summary>
    public string[]? MxHostPatterns { get; set; }

    /// <summary>
    /// <c>policy_failure</c>: why no policy was obtained, for TLS reports: <c>sts-policy-fetch-error</c>,
    /// <c>sts-policy-invalid</c>, <c>sts-webpki-invalid</c> or <c>validation-failure</c>. Needs <see cref="PolicyType"/>.
    /// Since Postfix 3.10.
    /// </summary>
    public string? PolicyFailure { get; set; }
}
