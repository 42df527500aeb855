using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4016Tests
{
    private const string Login = "smtpd_sasl_auth_enable = yes";
    private const string Dovecot = "smtpd_sasl_type = dovecot";

    // Each sets nothing else that would be at fault.
    private const string Others =
        "PFX1008 PFX1013 PFX1014 PFX1018 PFX2001 PFX2003 PFX3004 PFX4014 PFX1001 PFX1002 PFX1005 PFX1004 PFX4006";

    [Theory]
    [InlineData("smtpd_sasl_path = /var/spool/postfix/private/auth", "private/auth")]
    [InlineData("smtpd_sasl_path = unix:/var/spool/postfix/private/auth", "unix:private/auth")]
    [InlineData("smtpd_sasl_path = $queue_directory/private/auth", "private/auth")]
    [InlineData("smtpd_sasl_path = ${queue_directory}/private/auth", "private/auth")]
    [InlineData("smtpd_sasl_path = /var/run/dovecot/auth-client", null)]
    [InlineData("smtpd_sasl_path = /run/dovecot/auth-client", null)]
    [InlineData("smtpd_sasl_path = private/auth")]
    [InlineData("smtpd_sasl_path = /private/auth")]
    [InlineData("smtpd_sasl_path = inet:127.0.0.1:12345")]
    [InlineData("smtpd_milters = unix:/run/sign/sign.sock", null)]
    [InlineData("smtpd_milters = local:/run/sign/sign.sock", null)]
    [InlineData("smtpd_milters = { unix:/run/sign/sign.sock, default_action=accept }", null)]
    [InlineData(
        "smtpd_milters = inet:localhost:8891, unix:/var/spool/postfix/sign/sock",
        "inet:localhost:8891, unix:sign/sock"
    )]
    [InlineData("smtpd_milters = unix:/sign/sign.sock, inet:localhost:8891")]
    [InlineData("non_smtpd_milters = unix:/var/spool/postfix/sign/sock", "unix:sign/sock")]
    [InlineData("non_smtpd_milters = inet:localhost:8891, unix:sign/sock")]
    [InlineData(
        "smtpd_recipient_restrictions = reject_unauth_destination, check_policy_service unix:/var/spool/postfix/grey/sock",
        "reject_unauth_destination, check_policy_service unix:grey/sock"
    )]
    [InlineData("smtpd_end_of_data_restrictions = check_policy_service { unix:/run/grey, timeout=10s }", null)]
    [InlineData("smtpd_client_restrictions = check_policy_service unix:private/grey")]
    [InlineData("smtpd_client_restrictions = check_policy_service inet:127.0.0.1:10023")]
    [InlineData("mailbox_transport = lmtp:unix:/run/store/lmtp", null)]
    [InlineData("local_transport = lmtp:unix:/var/spool/postfix/private/store", "lmtp:unix:private/store")]
    [InlineData("mailbox_transport = lmtp:unix:private/store")]
    [InlineData("mailbox_transport = lmtp:inet:127.0.0.1:24")]
    // Nobody has an address of the class.
    [InlineData("virtual_transport = lmtp:unix:/run/store/lmtp")]
    // The start script of Debian copies this folder.
    [InlineData("smtp_tls_CApath = /etc/ssl/certs")]
    public void A_program_in_the_chroot_looks_for_the_path_below_the_queue_directory(
        string setting,
        params string?[]? better
    )
    {
        Declared mail = Declared.On("Debian12").Main(Login, Dovecot, setting);
        string parameter = setting.Split(' ')[0];
        Finding[] found = mail.Analyze("PFX4016", Others);
        if (better is { Length: 0 })
        {
            Assert.Empty(found);
            return;
        }

        Finding finding = Assert.Single(found);
        Assert.Equal("main.cf " + parameter, mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        if (better?[0] is not { } right)
        {
            Assert.Empty(finding.Fixes);
            return;
        }

        Assert.Equal(new Edit(EditKind.Set, parameter, right), Assert.Single(Assert.Single(finding.Fixes).Edits));
        Assert.Empty(Declared.On("Debian12").Main(Login, Dovecot, $"{parameter} = {right}").Analyze("PFX4016", Others));
    }

    [Fact]
    public void The_message_states_what_happens_and_what_to_write()
    {
        Finding[] found = Declared
            .On("Debian12")
            .Main(
                Login,
                Dovecot,
                "smtpd_sasl_path = /var/spool/postfix/private/auth",
                "milter_default_action = accept",
                "smtpd_milters = unix:/run/sign/sign.sock"
            )
            .Analyze("PFX4016", Others);

        Assert.Equal(
            [
                "smtpd(8) runs in the chroot /var/spool/postfix, so it looks for /var/spool/postfix/private/auth at "
                    + "/var/spool/postfix/var/spool/postfix/private/auth: where nothing is there, it stops with \"no SASL authentication "
                    + "mechanisms\" and closes the connection of each client. Write private/auth, the path from there",
                "smtpd(8) runs in the chroot /var/spool/postfix, so it looks for /run/sign/sign.sock at "
                    + "/var/spool/postfix/run/sign/sign.sock: where nothing is there, the milter is never asked, and all mail passes "
                    + "unfiltered. Put it below /var/spool/postfix and write the path from there, or write n in the chroot field of smtp/inet",
            ],
            found.Select(f => f.Message)
        );
    }

    [Theory]
    [InlineData("{ unix:/run/a, default_action=tempfail }", "all mail is deferred with 451")]
    [InlineData("unix:/run/a", "all mail is rejected")]
    public void An_option_of_the_milter_goes_before_the_default_action(string milter, string happens) =>
        Assert.Contains(
            happens,
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("milter_default_action = reject", "smtpd_milters = " + milter)
                        .Analyze("PFX4016", Others)
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("n", "2.11")]
    [InlineData("n", "3.7")]
    [InlineData("-", "3.7")]
    [InlineData("y", "3.7", "main.cf smtpd_milters")]
    [InlineData("-", "2.11", "main.cf smtpd_milters")]
    public void Only_a_service_in_the_chroot_misses_it(string field, string postfix, params string[] places) =>
        Assert.Equal(
            places,
            Declared
                .OnPostfix(postfix)
                .Main(postfix == "2.11" ? "mynetworks = 127.0.0.0/8" : "compatibility_level = 2")
                .Main("smtpd_milters = unix:/run/sign/sock")
                .Entry($"smtp inet n . {field} . . smtpd")
                .PlacesOf("PFX4016", Others + " PFX4015 PFX2006")
        );

    [Fact]
    public void Each_service_reads_its_own_value()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_milters = unix:/run/a", "queue_directory = /srv/queue")
            .Inet("2525", "smtpd", "smtpd_milters = inet:localhost:1")
            .Inet("2526", "smtpd", "receive_override_options = no_milters")
            .Inet("2527", "smtpd", "smtpd_milters = unix:/srv/queue/b");
        Finding[] found = mail.Analyze("PFX4016", Others);

        Assert.Equal(
            ["main.cf smtpd_milters smtp/inet", "2527/inet smtpd_milters 2527/inet"],
            found.Select(f => $"{mail.PlaceOf(f.Place)} {string.Join(' ', f.Services)}")
        );
    }

    [Fact]
    public void Logins_that_are_off_ask_nobody() =>
        Assert.Empty(
            Declared.On("Debian12").Main(Dovecot, "smtpd_sasl_path = /run/dovecot/auth").Analyze("PFX4016", Others)
        );

    [Fact]
    public void Cyrus_has_a_name_there() =>
        Assert.Empty(Declared.On("Debian12").Main(Login, "smtpd_sasl_path = /run/x").Analyze("PFX4016", Others));

    [Fact]
    public void A_list_asks_no_server_behind_its_end_and_a_class_asks_its_own() =>
        Assert.Equal(
            ["main.cf grey"],
            Declared
                .On("Debian12")
                .Main(
                    "smtpd_restriction_classes = grey",
                    "grey = check_policy_service unix:/run/grey",
                    "smtpd_recipient_restrictions = reject_unauth_destination, grey",
                    "smtpd_client_restrictions = permit, check_policy_service unix:/run/far"
                )
                .PlacesOf("PFX4016", Others + " PFX2005")
        );

    [Fact]
    public void Rows_of_declared_tables_lead_there_too() =>
        Assert.Equal(
            ["the row 192.0.2.1", "the row example.org"],
            Declared
                .On("Debian12")
                .Main(
                    "smtpd_milter_maps = cidr:$config_directory/milters",
                    "transport_maps = texthash:$config_directory/transport"
                )
                .Table("milters", "cidr", ("192.0.2.1", "unix:/run/sign"), ("192.0.2.3", "DISABLE"))
                .Table(
                    "transport",
                    "texthash",
                    ("example.org", "lmtp:unix:/run/store"),
                    ("example.net", "lmtp:unix:private/store"),
                    ("example.com", "smtp:unix:/run/store")
                )
                .PlacesOf("PFX4016", Others + " PFX7007")
        );

    [Theory]
    [InlineData("secure", "lmtp_tls_CApath", "main.cf lmtp_tls_CApath")]
    [InlineData("may", "lmtp_tls_CApath")]
    [InlineData("secure", "smtp_tls_CApath")]
    public void A_folder_of_authorities_that_no_script_copies(string level, string parameter, params string[] places) =>
        Assert.Equal(
            places,
            Declared
                .On("Debian12")
                .Main($"{parameter.Split('_')[0]}_tls_security_level = {level}", parameter + " = /etc/ssl/certs")
                .Main("mailbox_transport = lmtp:inet:store.example.org")
                .PlacesOf("PFX4016", Others)
        );
}
