namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>The classes of lookup tables that the package has for parameters. What their <c>[Serves]</c> names is the same: a test compares.</summary>
internal static class TableClasses
{
    private static readonly Dictionary<string, string> ByParameter = new(StringComparer.Ordinal)
    {
        ["alias_maps"] = "AliasTable",
        ["body_checks"] = "BodyCheckTable",
        ["canonical_maps"] = "CanonicalTable",
        ["header_checks"] = "HeaderCheckTable",
        ["lmtp_tls_policy_maps"] = "LmtpTlsPolicyTable",
        ["local_recipient_maps"] = "LocalRecipientTable",
        ["mime_header_checks"] = "MimeHeaderCheckTable",
        ["recipient_bcc_maps"] = "RecipientBccTable",
        ["recipient_canonical_maps"] = "RecipientCanonicalTable",
        ["relay_clientcerts"] = "RelayClientCertTable",
        ["relay_domains"] = "RelayDomainTable",
        ["relay_recipient_maps"] = "RelayRecipientTable",
        ["relocated_maps"] = "RelocatedTable",
        ["sender_bcc_maps"] = "SenderBccTable",
        ["sender_canonical_maps"] = "SenderCanonicalTable",
        ["sender_dependent_default_transport_maps"] = "SenderDependentDefaultTransportTable",
        ["sender_dependent_relayhost_maps"] = "SenderDependentRelayhostTable",
        ["smtp_generic_maps"] = "GenericTable",
        ["smtp_header_checks"] = "SmtpHeaderCheckTable",
        ["smtp_tls_policy_maps"] = "TlsPolicyTable",
        ["smtpd_sender_login_maps"] = "SenderLoginTable",
        ["tls_server_sni_maps"] = "TlsServerSniTable",
        ["transport_maps"] = "TransportTable",
        ["virtual_alias_domains"] = "VirtualAliasDomainTable",
        ["virtual_alias_maps"] = "VirtualAliasTable",
        ["virtual_mailbox_domains"] = "VirtualMailboxDomainTable",
        ["virtual_mailbox_maps"] = "VirtualMailboxTable",
    };

    public static IEnumerable<(string Class, string Parameter)> All =>
        ByParameter.Select(pair => (pair.Value, pair.Key));

    /// <summary>The class whose tables a parameter gets; null where the package has none.</summary>
    public static string? Of(string parameter) => ByParameter.TryGetValue(parameter, out string? name) ? name : null;
}
