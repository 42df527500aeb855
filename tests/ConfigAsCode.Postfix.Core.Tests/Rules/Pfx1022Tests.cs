using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1022Tests
{
    private const string Wrapped = "smtp_tls_wrappermode = yes";
    private const string Encrypt = "smtp_tls_security_level = encrypt";

    private static readonly Edit On = new(EditKind.Set, "smtp_tls_wrappermode", "yes");
    private static readonly Edit Required = new(EditKind.Set, "smtp_tls_security_level", "encrypt");
    private static readonly Edit Away = new(EditKind.Remove, "smtp_tls_wrappermode");

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "smtp_tls_protocols = >=TLSv1.2",
                "smtp_tls_mandatory_protocols = >=TLSv1.2",
                "smtp_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    // Beside each: a level that both kinds of lists of the base do not fit, a relay that verifies nothing.
    private static Finding[] Analyze(Declared mail) =>
        mail.Analyze("PFX1022", besides: "PFX0005 PFX1011 PFX4001 PFX4014 PFX7006 PFX7007 PFX7008");

    private static string[] Places(Declared mail) => [.. Analyze(mail).Select(f => mail.PlaceOf(f.Place))];

    [Fact]
    public void A_client_without_wrapper_mode_waits_for_a_greeting_on_port_465()
    {
        Declared mail = Mail("relayhost = [smtp.example.net]:465", Encrypt);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf relayhost", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/unix"], finding.Services);
        Assert.Equal(
            "smtp/unix waits for a greeting from smtp.example.net on port 465, where the server waits for TLS: the session times out, "
                + "and the mail is deferred. Set smtp_tls_wrappermode = yes with the level encrypt, or use port 587",
            finding.Message
        );
        Assert.Equal([On], finding.Fixes[0].Edits);
        Assert.Equal([new Edit(EditKind.Set, "relayhost", "[smtp.example.net]:587")], finding.Fixes[1].Edits);
    }

    [Fact]
    public void Below_the_level_encrypt_the_fix_raises_it_too() =>
        Assert.Equal([On, Required], Assert.Single(Analyze(Mail("relayhost = [smtp.example.net]:465"))).Fixes[0].Edits);

    [Theory]
    [InlineData("[smtp.example.net]:smtps")]
    [InlineData("[smtp.example.net]:submissions")]
    [InlineData("smtp.example.net:465")]
    [InlineData("[192.0.2.7]:465")]
    [InlineData("[2001:db8::7]:465")]
    [InlineData("[a.example.net]:587, [b.example.net]:465")]
    [InlineData("$relay_name:465")]
    public void Each_form_of_the_destination_is_read(string relay) =>
        Assert.Equal(
            ["main.cf relayhost"],
            Places(Mail("relayhost = " + relay, "relay_name = [smtp.example.net]", Encrypt))
        );

    [Theory]
    [InlineData("[smtp.example.net]:587")]
    [InlineData("[smtp.example.net]")]
    [InlineData("smtp.example.net")]
    [InlineData("[2001:db8::465]")]
    [InlineData("[smtp.example.net]:4650")]
    [InlineData("[127.0.0.1]:465")]
    [InlineData("")]
    public void Other_ports_and_a_tunnel_of_this_host_are_no_finding(string relay) =>
        Assert.Empty(Analyze(Mail("relayhost = " + relay, Encrypt)));

    [Fact]
    public void Relay_domains_go_there_through_their_own_client()
    {
        Finding finding = Assert.Single(
            Analyze(Mail("relayhost = [smtp.example.net]:465", "relay_domains = example.org", Encrypt))
        );
        Assert.Equal(["smtp/unix", "relay/unix"], finding.Services);
    }

    [Fact]
    public void In_wrapper_mode_with_the_level_encrypt_there_is_no_finding() =>
        Assert.Empty(Analyze(Mail("relayhost = [smtp.example.net]:465", Wrapped, Encrypt)));

    [Theory]
    [InlineData("default_transport = smtp:[smtp.example.net]:465")]
    [InlineData("virtual_transport = smtp:[smtp.example.net]:465")]
    [InlineData("content_filter = smtp:[smtp.example.net]:465")]
    [InlineData("smtp_fallback_relay = [smtp.example.net]:465")]
    [InlineData("virtual_transport = lmtp:inet:lmtp.example.net:465")]
    [InlineData("virtual_transport = lmtp:[lmtp.example.net]:465")]
    public void Each_parameter_with_a_next_hop_counts(string setting) =>
        Assert.Equal(["main.cf " + setting.Split(' ')[0]], Places(Mail(setting, Encrypt)));

    [Fact]
    public void The_port_of_a_client_counts_where_the_destination_has_none() =>
        Assert.Equal(["main.cf smtp_tcp_port"], Places(Mail("smtp_tcp_port = 465", Encrypt)));

    [Theory]
    [InlineData("transport_maps", "example.org", "smtp:[smtp.example.net]:465")]
    [InlineData("transport_maps", "example.org", ":[smtp.example.net]:465")]
    [InlineData("sender_dependent_relayhost_maps", "a@example.org", "[smtp.example.net]:465")]
    [InlineData("sender_dependent_default_transport_maps", "a@example.org", "smtp:[smtp.example.net]:465")]
    [InlineData("header_checks", "/^Subject:/", "FILTER smtp:[smtp.example.net]:465")]
    public void A_row_of_a_declared_table_is_shown_at_the_row(string parameter, string key, string value)
    {
        string type = key[0] == '/' ? "regexp" : "texthash";
        Declared mail = Mail($"{parameter} = {type}:/etc/postfix/routes", Encrypt).Table("routes", type, (key, value));
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("the row " + key, mail.PlaceOf(finding.Place));
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("transport_maps = inline:{ example.org=smtp:[smtp.example.net]:465 }")]
    [InlineData("transport_maps = pipemap:{inline:{ example.org=x }, static:{smtp:[smtp.example.net]:465}}")]
    [InlineData("sender_dependent_relayhost_maps = inline:{ {a@example.org = [smtp.example.net]:465} }")]
    [InlineData("smtpd_client_restrictions = check_client_access static:{FILTER smtp:[smtp.example.net]:465}")]
    public void A_row_in_the_name_of_a_table_is_shown_at_the_setting_and_has_no_fix(string setting)
    {
        Declared mail = Mail(setting, Encrypt);
        Finding finding = Assert.Single(mail.Analyze("PFX1022", besides: "PFX0005 PFX1011 PFX2005 PFX2008 PFX4001"));
        Assert.Equal("main.cf " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_row_that_leaves_the_mail_to_relayhost_names_no_next_hop() =>
        Assert.Empty(
            Analyze(
                Mail("sender_dependent_relayhost_maps = texthash:/etc/postfix/relays", Encrypt)
                    .Table("relays", "texthash", ("a@example.org", "DUNNO"))
            )
        );

    [Fact]
    public void A_row_for_all_mail_leaves_relayhost_unused() =>
        Assert.Equal(
            ["the row *"],
            Places(
                Mail("relayhost = [smtp.example.net]:465", "transport_maps = texthash:/etc/postfix/routes", Encrypt)
                    .Table("routes", "texthash", ("*", "smtp:[other.example.net]:465"))
            )
        );

    [Fact]
    public void A_client_of_its_own_with_wrapper_mode_is_right_and_needs_it()
    {
        Declared mail = Mail("transport_maps = texthash:/etc/postfix/routes", Encrypt)
            .Unix("smarthost", "smtp", Wrapped, Encrypt)
            .Table("routes", "texthash", ("example.org", "smarthost:[smtp.example.net]:465"));
        Assert.Empty(Analyze(mail));
        Assert.Equal(
            ["smarthost/unix smtp_tls_wrappermode"],
            Places(
                Mail("transport_maps = texthash:/etc/postfix/routes", Encrypt)
                    .Unix("smarthost", "smtp", Wrapped, Encrypt)
                    .Table("routes", "texthash", ("example.org", "smarthost:[smtp.example.net]:587"))
            )
        );
    }

    [Fact]
    public void Where_another_next_hop_is_on_another_port_the_mode_of_main_cf_is_no_fix()
    {
        Declared mail = Mail(
                "relayhost = [smtp.example.net]:465",
                "transport_maps = texthash:/etc/postfix/routes",
                Encrypt
            )
            .Table("routes", "texthash", ("example.org", "smtp:[inside.example.org]"));
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal(["Use STARTTLS on port 587"], finding.Fixes.Select(f => f.Title));
    }

    [Fact]
    public void Before_3_0_no_client_can_begin_with_TLS()
    {
        Finding finding = Assert.Single(
            Declared
                .OnPostfix("2.11", OpenSslSeries.V1_0_2)
                .Main("relayhost = [smtp.example.net]:465")
                .Analyze("PFX1022", besides: "PFX2006")
        );
        Assert.EndsWith("Use port 587; this release cannot begin with TLS", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["Use STARTTLS on port 587"], finding.Fixes.Select(f => f.Title));
    }

    [Theory]
    [InlineData("[smtp.example.net]:587", "smtp.example.net on port 587")]
    [InlineData("[smtp.example.net]:submission", "smtp.example.net on port 587")]
    [InlineData("[smtp.example.net]", "smtp.example.net on port 25")]
    [InlineData("", "the mail server of each domain on port 25")]
    public void In_wrapper_mode_the_handshake_fails_on_the_greeting(string relay, string where)
    {
        Declared mail = Mail("relayhost = " + relay, Wrapped, Encrypt);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtp_tls_wrappermode", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"smtp/unix begins with TLS at {where}, where the server sends a greeting first: the handshake fails, and the mail is deferred. "
                + "Remove smtp_tls_wrappermode, or use port 465",
            finding.Message
        );
        Assert.Equal([Away], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("[smtp.example.net]:10465")]
    [InlineData("[smtp.example.net]:smtps")]
    public void Wrapper_mode_at_ports_of_ones_own_is_no_finding(string relay) =>
        Assert.Empty(Analyze(Mail("relayhost = " + relay, Wrapped, Encrypt)));

    [Fact]
    public void Where_the_relay_needs_the_mode_the_other_next_hop_is_at_fault()
    {
        Declared mail = Mail(
                "relayhost = [smtp.example.net]:465",
                "transport_maps = texthash:/etc/postfix/routes",
                Wrapped,
                Encrypt
            )
            .Table("routes", "texthash", ("example.org", "smtp:[inside.example.org]"));
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("the row example.org", mail.PlaceOf(finding.Place));
        Assert.Empty(finding.Fixes);
        Assert.EndsWith(
            "Send this mail through a service with -o smtp_tls_wrappermode=no, or to port 465",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_mode_that_another_next_hop_needs_needs_the_level_too() =>
        Assert.Equal(
            ["the row example.org", "main.cf smtp_tls_security_level"],
            Places(
                Mail(
                        "relayhost = [smtp.example.net]:465",
                        "transport_maps = texthash:/etc/postfix/routes",
                        Wrapped,
                        "smtp_tls_security_level = may"
                    )
                    .Table("routes", "texthash", ("example.org", "smtp:[inside.example.org]"))
            )
        );

    [Fact]
    public void Where_a_table_of_the_host_may_send_all_mail_to_a_relay_the_servers_of_domains_are_not_judged() =>
        Assert.Empty(Analyze(Mail("transport_maps = hash:/etc/postfix/host", Wrapped, Encrypt)));

    [Fact]
    public void The_port_of_LMTP_is_that_of_its_owner() =>
        Assert.Empty(
            Analyze(
                Mail(
                    "virtual_transport = lmtp:inet:lmtp.example.net",
                    "lmtp_tls_wrappermode = yes",
                    "lmtp_tls_security_level = encrypt",
                    "lmtp_tls_mandatory_protocols = >=TLSv1.2",
                    "lmtp_tls_exclude_ciphers = aNULL, kRSA",
                    Encrypt
                )
            )
        );

    [Fact]
    public void A_mode_of_main_cf_is_switched_off_on_the_service_that_repeats_it()
    {
        Declared mail = Mail(
                Wrapped,
                Encrypt,
                "relayhost = [smtp.example.net]:465",
                "content_filter = scan:[192.0.2.9]:25"
            )
            .Unix("scan", "smtp", Wrapped);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("scan/unix smtp_tls_wrappermode", mail.PlaceOf(finding.Place));
        Assert.Equal([new Edit(EditKind.Set, "smtp_tls_wrappermode", "no")], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("smtp_tls_security_level = may", "main.cf smtp_tls_security_level", "may")]
    [InlineData("smtp_tls_security_level = None", "main.cf smtp_tls_security_level", "none")]
    [InlineData("smtp_use_tls = yes", "main.cf smtp_use_tls", "may")]
    public void Below_encrypt_wrapper_mode_connects_to_no_server(string setting, string place, string level)
    {
        Declared mail = Mail("relayhost = [smtp.example.net]:465", Wrapped, setting);
        Finding finding = Assert.Single(mail.Analyze("PFX1022", besides: "PFX0005 PFX1008 PFX4001 PFX4003 PFX4014"));
        Assert.Equal(place, mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"smtp/unix and relay/unix connect to no server at the level {level}: smtp_tls_wrappermode requires encrypt or stronger, and all "
                + "mail is deferred. Set smtp_tls_security_level = encrypt",
            finding.Message
        );
        Assert.Equal([Required], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("encrypt")]
    [InlineData("dane")]
    [InlineData("ENCRYPT")]
    public void At_encrypt_or_stronger_it_connects(string level) =>
        Assert.Empty(
            Mail("relayhost = [smtp.example.net]:465", Wrapped, "smtp_tls_security_level = " + level)
                .Analyze("PFX1022", besides: "PFX1017 PFX4014")
        );

    [Fact]
    public void A_client_that_sets_the_mode_itself_needs_a_level_of_its_own()
    {
        Declared mail = Mail("default_transport = smarthost:[smtp.example.net]:465", "smtp_tls_security_level = may")
            .Unix("smarthost", "smtp", Wrapped);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("missing at smarthost/unix smtp_tls_wrappermode", mail.PlaceOf(finding.Place));
        Assert.Equal([Required], Assert.Single(finding.Fixes).Edits);
    }

    [Fact]
    public void A_policy_for_the_next_hop_raises_the_level() =>
        Assert.Empty(
            Analyze(
                Mail(
                        "relayhost = [smtp.example.net]:465",
                        Wrapped,
                        "smtp_tls_security_level = may",
                        "smtp_tls_policy_maps = texthash:/etc/postfix/tls-policy"
                    )
                    .Policies(("[smtp.example.net]:465", "encrypt"))
            )
        );

    [Fact]
    public void A_policy_under_another_key_does_not() =>
        Assert.Equal(
            ["main.cf smtp_tls_security_level"],
            Places(
                Mail(
                        "relayhost = [smtp.example.net]:465",
                        Wrapped,
                        "smtp_tls_security_level = may",
                        "smtp_tls_policy_maps = texthash:/etc/postfix/tls-policy"
                    )
                    .Policies(("smtp.example.net", "encrypt"))
            )
        );

    [Fact]
    public void A_policy_below_encrypt_is_at_fault_itself()
    {
        Declared mail = Mail(
                "relayhost = [smtp.example.net]:465",
                Wrapped,
                Encrypt,
                "smtp_tls_policy_maps = texthash:/etc/postfix/tls-policy"
            )
            .Policies(("[smtp.example.net]:465", "may"));
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("[smtp.example.net]:465 level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/unix does not connect to [smtp.example.net]:465: smtp_tls_wrappermode requires the level encrypt or stronger, and the mail "
                + "is deferred. Start the policy with encrypt",
            finding.Message
        );
    }

    [Fact]
    public void A_table_of_policies_of_the_host_may_raise_the_level() =>
        Assert.Empty(
            Analyze(
                Mail(
                    "relayhost = [smtp.example.net]:465",
                    Wrapped,
                    "smtp_tls_security_level = may",
                    "smtp_tls_policy_maps = hash:/etc/postfix/tls_policy"
                )
            )
        );
}
