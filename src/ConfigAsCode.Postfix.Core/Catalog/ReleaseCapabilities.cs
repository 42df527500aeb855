using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What a release can do, one line each: the only place that says since when, and by what source.</summary>
internal static class ReleaseCapabilities
{
    // Patches of 2021 to branches whose level is a number (HISTORY, 20210612).
    private static readonly PostfixVersion[] FirstWithDots = [new(3, 3, 18), new(3, 4, 21), new(3, 5, 11)];

    // Patches of 2024 (HISTORY, 20240930).
    private static readonly PostfixVersion[] FirstWithForwardedLogins =
    [
        new(3, 6, 16),
        new(3, 7, 12),
        new(3, 8, 7),
        new(3, 9, 1),
        new(3, 10),
    ];

    private static readonly PostfixVersion[] FirstWithOpenSsl11 = [new(3, 0, 14), new(3, 1, 2), new(3, 2)];

    /// <summary>The release that brought the actions BCC, HANGUP and INFO of access tables (check_table_result() of 2.11 and 3.0).</summary>
    public static PostfixVersion FirstWithBcc { get; } = new(3, 0);

    /// <summary>The release that brought the actions PASS and STRIP of header and body checks (cleanup_act() of 3.1 and 3.2).</summary>
    public static PostfixVersion FirstWithPass { get; } = new(3, 2);

    /// <summary>The release that brought the word <c>auto</c> in place of a file of DH parameters (tls/tls_dh.c).</summary>
    public static PostfixVersion FirstWithAutomaticDh { get; } = new(3, 7);

    extension(PostfixVersion release)
    {
        /// <summary>Braces around a word with blanks: <c>-o { name = value }</c> (master(5)), <c>{ inline:{a=b} }</c> (postconf(5)).</summary>
        public bool HasBraces => release.IsAtLeast(3, 0);

        /// <summary><c>${name?{yes}:{no}}</c> and <c>${{a} == {b} ? ...}</c> (postconf(5); util/mac_expand.c).</summary>
        public bool HasMacroOperands => release.IsAtLeast(3, 0);

        /// <summary>compatibility_level, and with it a chroot that is off where nobody says a word (COMPATIBILITY_README).</summary>
        public bool HasCompatibilityLevel => release.IsAtLeast(3, 0);

        /// <summary>Sets the security level of OpenSSL to 0, in place of the library's own and openssl.cnf's (tls/tls_client.c, tls_server.c).</summary>
        public bool SetsSecurityLevel => release.IsAtLeast(3, 0);

        /// <summary>DH parameters of its own with 2048 bits rather than 1024 (tls/tls_dh.c).</summary>
        public bool HasStrongDhParameters => release.IsAtLeast(3, 1);

        /// <summary>The API of OpenSSL 1.1, which two branches got with a patch (HISTORY, 20160625; tls/tls_dane.c at each tag).</summary>
        public bool HasOpenSsl11 => FirstWithOpenSsl11.Any(release.Has);

        /// <summary>A key of a table in quotes, with blanks in it (RELEASE_NOTES-3.2; util/dict_thash.c).</summary>
        public bool HasQuotedKeys => release.IsAtLeast(3, 2);

        /// <summary><c>${ name }</c> (util/mac_parse.c).</summary>
        public bool HasBlanksInMacros => release.IsAtLeast(3, 3);

        /// <summary><c>$service_name</c>, which each program sets when it starts (RELEASE_NOTES-3.3).</summary>
        public bool HasServiceName => release.IsAtLeast(3, 3);

        /// <summary>Services of the type: all but <c>unix-dgram</c>, for postlogd(8), which came with 3.4 (RELEASE_NOTES-3.4).</summary>
        public bool Serves(ServiceType type) => type != ServiceType.UnixDgram || release.IsAtLeast(3, 4);

        /// <summary><c>smtpd_tls_chain_files</c> and its like (RELEASE_NOTES-3.4).</summary>
        public bool HasChainFiles => release.IsAtLeast(3, 4);

        /// <summary>The command BDAT, which smtpd(8) announces as CHUNKING (RELEASE_NOTES-3.4).</summary>
        public bool HasChunking => release.IsAtLeast(3, 4);

        /// <summary>No OpenSSL before 1.1.1 (RELEASE_NOTES-3.6).</summary>
        public bool NeedsOpenSsl111 => release.IsAtLeast(3, 6);

        /// <summary>Bounds in a list of protocols: <c>&gt;=TLSv1.2</c> (postconf(5), smtpd_tls_protocols).</summary>
        public bool HasProtocolBounds => release.IsAtLeast(3, 6);

        /// <summary>A warning of its own for a wrong mask, and not the same as for a wrong network (util/cidr_match.c).</summary>
        public bool TellsMasksFromNetworks => release.IsAtLeast(3, 6);

        /// <summary><c>postscreen_allowlist_interfaces</c> and its like, in place of names with white and black (RELEASE_NOTES-3.6).</summary>
        public bool HasAllowlists => release.IsAtLeast(3, 6);

        /// <summary><c>known_tcp_ports</c>, which stands before the services file of the host (RELEASE_NOTES-3.6).</summary>
        public bool HasKnownTcpPorts => release.IsAtLeast(3, 6);

        /// <summary><c>{ type:name { search_order = ... } }</c> behind <c>check_ccert_access</c> (RELEASE_NOTES-3.5; global/map_search.c).</summary>
        public bool HasSearchOrder => release.IsAtLeast(3, 5);

        /// <summary>A fingerprint without colons (postconf(5), smtp_tls_fingerprint_cert_match).</summary>
        public bool HasPlainFingerprints => release.IsAtLeast(3, 6);

        /// <summary>DANE excludes SSLv3 too, rather than SSLv2 alone (tls/tls_client.c).</summary>
        public bool ExcludesSslV3WithDane => release.IsAtLeast(3, 6);

        /// <summary>Levels of compatibility are releases, and macros compare them: <c>&gt;=level</c> (COMPATIBILITY_README).</summary>
        public bool HasDottedLevels => release.IsAtLeast(3, 6);

        /// <summary>A level with a dot is read, if only for the number before it.</summary>
        public bool ReadsDottedLevels => release.HasDottedLevels || FirstWithDots.Any(release.Has);

        /// <summary>The highest level of compatibility at which a default changes (COMPATIBILITY_README).</summary>
        public string NewestLevel =>
            release.IsAtLeast(3, 11) ? "3.11"
            : release.HasDottedLevels ? "3.6"
            : "2";

        /// <summary>The grades <c>low</c> and <c>export</c> mean <c>medium</c> (RELEASE_NOTES-3.8; tls/tls_misc.c).</summary>
        public bool FoldsWeakGrades => release.IsAtLeast(3, 8);

        /// <summary><c>permit_sasl_authenticated</c> permits whom XCLIENT calls logged in, even where logins are off (HISTORY, 20240930).</summary>
        public bool TrustsForwardedLogins => FirstWithForwardedLogins.Any(release.Has);

        /// <summary>Attributes in braces in a TLS policy, for policies of plug-ins (TLSRPT_README).</summary>
        public bool HasBracesInTlsPolicies => release.IsAtLeast(3, 10);

        /// <summary>The name of a PostgreSQL database may stand in the URIs of its servers alone (pgsql_table(5)).</summary>
        public bool HasDatabasesInUris => release.IsAtLeast(3, 10);

        /// <summary>Functions in macros: <c>${domain_to_ascii{...}}</c> (util/mac_expand.c).</summary>
        public bool HasMacroFunctions => release.IsAtLeast(3, 11);

        /// <summary>The option <c>-r</c> of every daemon (master/single_server.c and its like).</summary>
        public bool HasDaemonOptionR => release.IsAtLeast(3, 11);

        /// <summary><c>hash</c> and <c>btree</c> can stand for types that are there (NON_BERKELEYDB_README).</summary>
        public bool RedirectsBerkeleyDb => release.IsAtLeast(3, 11);

        /// <summary>
        /// postscreen(8) sends tlsproxy(8) the lists and the files of its own parameters, rather than leave them to that program
        /// (postscreen/postscreen_tls_conf.c).
        /// </summary>
        public bool SendsPostscreenTls => release.IsAtLeast(3, 12);

        /// <summary>
        /// An empty postscreen_tls_security_level stops postscreen(8), which looks at no older switch then (postscreen/postscreen_tls_conf.c;
        /// seen on the snapshot 3.12-20260821).
        /// </summary>
        public bool NeedsPostscreenLevel => release.IsAtLeast(3, 12);
    }
}
