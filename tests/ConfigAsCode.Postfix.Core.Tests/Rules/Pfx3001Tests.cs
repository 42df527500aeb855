using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3001Tests
{
    [Theory]
    [InlineData("smtp_sasl_password_maps = static:shop:s3cret-word")]
    [InlineData("smtp_sasl_password_maps = static:{shop:s3cret-word}")]
    [InlineData("smtp_sasl_password_maps = inline:{ [relay.example]:587=shop:s3cret-word }")]
    [InlineData("smtp_sasl_password_maps = inline:{ { relay.example = shop:s3cret-word } }")]
    [InlineData("users_bind_pw = s3cret-word")]
    [InlineData("users_password = s3cret-word")]
    [InlineData("virtual_alias_maps = ldap://cn=mail:s3cret-word@ldap.example/dc=example")]
    [InlineData("virtual_alias_maps = inline:{ { x = host=db password=s3cret-word } }")]
    [InlineData("smtpd_milters = inet:filter.example:1, password = s3cret-word")]
    [InlineData("smtpd_tls_key_file = -----BEGIN EC PRIVATE KEY----- s3cret-word")]
    public void A_literal_secret_is_told_and_never_repeated(string setting)
    {
        Declared mail = Declared.On("Debian12").Main("IShop: " + setting);
        Finding finding = Assert.Single(mail.Analyze("PFX3001", besides: "PFX4001 PFX4004"));
        Assert.Equal("IShop " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.DoesNotContain("s3cret", finding.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            "Keep it in a file that only the host has, and name that file here",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd")]
    [InlineData("smtp_sasl_password_maps = static:$shop_user:$shop_word")]
    [InlineData("smtp_sasl_password_maps = static:shop")]
    [InlineData("virtual_uid_maps = static:5000")]
    [InlineData("virtual_mailbox_maps = static:vmail:x")]
    [InlineData("users_bind_pw = $ldap_word")]
    [InlineData("users_password = /etc/postfix/mysql.secret")]
    [InlineData("users_bind_pw = ")]
    [InlineData("smtp_sasl_password_result_delimiter = :")]
    [InlineData("relayhost = [relay.example]:587")]
    [InlineData("virtual_alias_maps = ldap://ldap.example:389/dc=example")]
    [InlineData("virtual_alias_maps = pgsql://mail:$word@db.example/mail")]
    [InlineData("smtpd_tls_key_file = /etc/ssl/private/password.key")]
    [InlineData("smtpd_reject_footer = For help see https://example.org/password?user=shop")]
    public void What_names_a_file_or_another_parameter_is_none(string setting) =>
        Assert.Empty(
            Declared.On("Debian12").Main(setting).Analyze("PFX3001", besides: "PFX4001 PFX4002 PFX4009 PFX4010")
        );

    [Fact]
    public void A_service_is_told_at_its_own_value() =>
        Assert.Equal(
            ["relay/unix smtp_sasl_password_maps"],
            Declared
                .On("Debian12")
                .Unix("relay", "smtp", "smtp_sasl_password_maps = static:shop:word")
                .PlacesOf("PFX3001")
        );

    [Fact]
    public void Each_row_of_a_table_with_logins_is_told()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_sasl_password_maps = proxy:texthash:$config_directory/logins")
            .Table("logins", "texthash", ("[relay.example]:587", "shop:word"), ("other.example", "shop:other"))
            .Table("aliases", "texthash", ("a@example.org", "shop:word"));
        Assert.Equal(["the row [relay.example]:587", "the row other.example"], mail.PlacesOf("PFX3001"));
        Assert.DoesNotContain(
            "shop",
            string.Concat(mail.Analyze("PFX3001").Select(f => f.Message)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("unionmap:{texthash:/etc/x,texthash:$config_directory/logins}")]
    [InlineData("pipemap:{ texthash:$config_directory/logins }")]
    [InlineData("$ours")]
    public void A_table_with_logins_is_found_however_it_is_named(string maps) =>
        Assert.Equal(
            ["the row relay.example"],
            Declared
                .On("Debian12")
                .Main("smtp_sasl_password_maps = " + maps, "ours = texthash:$config_directory/logins")
                .Table("logins", "texthash", ("relay.example", "shop:word"))
                .PlacesOf("PFX3001", besides: "PFX4001")
        );

    [Fact]
    public void A_key_in_a_row_of_any_table_is_told() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Table("sni", "texthash", ("a.example", "-----BEGIN PRIVATE KEY-----MIG"))
                .Analyze("PFX3001")
        );

    [Fact]
    public void The_target_makes_no_difference() =>
        Assert.Single(Declared.OnPostfix("2.11").Main("users_bind_pw = word").Analyze("PFX3001", besides: "PFX4001"));

    /// <summary>The words behind argv= of a service that runs pipe(8).</summary>
    [Theory]
    [InlineData("/usr/bin/filter --password geheim")]
    [InlineData("/usr/bin/filter --password=geheim")]
    [InlineData("/usr/bin/filter --passwd geheim")]
    [InlineData("/usr/bin/filter -password geheim")]
    [InlineData("/usr/bin/filter --db-passphrase=geheim")]
    [InlineData("/usr/bin/filter --PASSWORD 'geheim'")]
    [InlineData("/usr/bin/filter --password $$geheim")]
    [InlineData("/usr/bin/filter --password /geheim")]
    [InlineData("/usr/bin/filter --password ${user}-geheim")]
    [InlineData("/usr/bin/filter --token=geheim")]
    [InlineData("/usr/bin/filter --access-token geheim")]
    [InlineData("/usr/bin/filter --secret=geheim")]
    [InlineData("/usr/bin/filter --client-secret geheim")]
    [InlineData("/usr/bin/filter --api-key geheim")]
    [InlineData("/usr/bin/filter --apiKey=geheim")]
    [InlineData("/usr/bin/java -Dmail.smtp.password=geheim -jar /x.jar")]
    [InlineData("/usr/bin/filter -pgeheim")]
    [InlineData("/usr/bin/filter -pG3heim!")]
    [InlineData("/usr/bin/mysql -pgeheim mail")]
    [InlineData("/usr/bin/sshpass -p geheim ssh mail.example.org")]
    [InlineData("/usr/bin/ldapmodify -w geheim -f /tmp/x")]
    [InlineData("/usr/bin/mosquitto_pub -P geheim -t mail")]
    [InlineData("/usr/bin/filter -u joe:geheim")]
    [InlineData("/usr/bin/filter -ujoe:geheim")]
    [InlineData("/usr/bin/filter --user joe:geheim")]
    [InlineData("/usr/bin/curl --user=joe:geheim https://api.example.org")]
    [InlineData("/usr/bin/curl -u joe:geheim https://api.example.org")]
    [InlineData("/usr/bin/curl -H Authorization: Basic geheim")]
    [InlineData("/usr/bin/curl https://api.example.org/mail?api_key=geheim&x=1")]
    [InlineData("/usr/bin/curl https://joe:geheim@api.example.org")]
    [InlineData("/usr/bin/env MYSQL_PWD=geheim /usr/bin/filter")]
    [InlineData("/usr/bin/env PGPASSWORD=geheim /usr/bin/filter")]
    [InlineData("/usr/bin/openssl enc -pass pass:geheim")]
    public void An_argument_of_a_command_is_found(string command)
    {
        Declared mail = Piped(command);
        Assert.Equal(["filter/unix"], mail.PlacesOf("PFX3001"));
        AssertSilent("geheim", mail);
    }

    /// <summary>Braces keep the words of an argument together.</summary>
    [Theory]
    [InlineData("/usr/bin/filter {--password=geheim word}")]
    [InlineData("/usr/bin/filter --password {geheim word}")]
    [InlineData("{/bin/sh -c '/usr/bin/mysql -u joe -pgeheim'}")]
    [InlineData("/usr/bin/curl -H {Authorization: Bearer geheim} https://api.example.org")]
    [InlineData("/usr/bin/curl -H {X-Api-Key: geheim} https://api.example.org")]
    public void An_argument_in_braces_is_found(string command)
    {
        Instance mail = InstanceReader
            .Read(
                "mail",
                PlatformInfo.Find("Debian12")!.Target,
                "",
                $"filter unix - n n - - pipe user=filter argv={command}\n"
            )
            .Instance;
        Finding[] all = [.. Rulebook.Analyze(mail)];
        Assert.Equal("filter/unix", Assert.Single(Assert.Single(all, f => f.Rule.Id == "PFX3001").Services));
        AssertSilent("geheim", mail, all);
    }

    /// <summary>Rules about files show lines.</summary>
    [Theory]
    [InlineData("smtp_sasl_password_maps static:joe:geheim\n")]
    [InlineData("x_password geheim\n")]
    [InlineData("users_password = geheim\nusers_password = $x\n")]
    [InlineData("smtp_sasl_password_maps = static:joe:geheim\nsmtp_sasl_password_maps = hash:/etc/x\n")]
    [InlineData(" x_token = geheim\n")]
    public void A_line_that_a_rule_shows_is_without_it(string mainCf)
    {
        InstanceReading reading = InstanceReader.Read("mail", PlatformInfo.Find("Debian12")!.Target, mainCf, null);
        Finding[] all = [.. Rulebook.Analyze(reading)];
        Assert.Contains(all, f => f.Rule.Id.StartsWith("PFX60", StringComparison.Ordinal));
        AssertSilent("geheim", reading.Instance, all);
    }

    [Fact]
    public void Two_policies_that_disagree_about_it_do_not_show_it() =>
        AssertSilent(
            "geheim",
            Declared.On("Debian12").Conflict(null, "IShop: x_password = geheim", "IMail: x_password = other-geheim")
        );

    [Theory]
    [InlineData("/usr/bin/filter --password-file /etc/filter.password")]
    [InlineData("/usr/bin/filter --password-file=/etc/filter.password")]
    [InlineData("/usr/bin/filter --password /etc/filter.password")]
    [InlineData("/usr/bin/filter --password=/run/secrets/filter")]
    [InlineData("/usr/bin/filter --password ${user}")]
    [InlineData("/usr/bin/filter --password=$user")]
    [InlineData("/usr/bin/filter --password --verbose")]
    [InlineData("/usr/bin/filter --password")]
    [InlineData("/usr/bin/filter --no-password x")]
    [InlineData("/usr/bin/filter --ask-password=yes")]
    [InlineData("/usr/bin/filter --require-token 3")]
    [InlineData("/usr/bin/filter --password-command cat")]
    [InlineData("/usr/bin/filter --key /etc/ssl/private/x.key")]
    [InlineData("/usr/bin/filter --bypass x")]
    [InlineData("/usr/bin/filter -p 10025")]
    [InlineData("/usr/bin/filter -p10025")]
    [InlineData("/usr/bin/filter -p/var/run/filter.sock")]
    [InlineData("/usr/bin/filter -p ${recipient}")]
    [InlineData("/usr/bin/filter -p$user")]
    [InlineData("/usr/bin/filter -port 10025")]
    [InlineData("/usr/bin/filter -policy strict")]
    [InlineData("/usr/bin/filter -profile=strict")]
    [InlineData("/usr/bin/filter -pv")]
    [InlineData("/usr/bin/filter -ppassword.example.org")]
    [InlineData("/usr/bin/filter -P strict")]
    [InlineData("/usr/bin/filter -u vmail:vmail")]
    [InlineData("/usr/bin/filter -u filter:nogroup")]
    [InlineData("/usr/bin/filter -u 1000:1000")]
    [InlineData("/usr/bin/filter -u host.example.org:25")]
    [InlineData("/usr/bin/filter -u ${user}:${mailbox}")]
    [InlineData("/usr/bin/filter --url https://password.example.org/token")]
    [InlineData("/usr/bin/filter password.example.org token secret")]
    [InlineData("/usr/bin/filter --sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("/usr/bin/filter --commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    [InlineData("/usr/bin/env PWD=/srv/filter OLDPWD=/srv LANG=C /usr/bin/filter")]
    [InlineData("/usr/bin/mysql -p mail")]
    [InlineData("/usr/bin/openssl enc -pass file:/etc/filter.password")]
    [InlineData("/usr/bin/openssl enc -pass env:WORD")]
    [InlineData("/usr/bin/curl -H Authorization: Bearer $user")]
    [InlineData("/usr/bin/dovecot-lda -f ${sender} -d ${recipient} -a ${original_recipient}")]
    [InlineData("/usr/bin/spamc -u ${user} -p 783 -e /usr/sbin/sendmail -oi -f ${sender} ${recipient}")]
    public void An_ordinary_argument_is_silent(string command) => Assert.Empty(Piped(command).PlacesOf("PFX3001"));

    [Theory]
    [InlineData("mailbox_command = /usr/bin/filter --password geheim")]
    [InlineData("export_environment = TZ PGPASSWORD=geheim")]
    [InlineData("export_environment = TZ, { PGPASSWORD = geheim word }")]
    [InlineData("import_environment = MAIL_CONFIG MYSQL_PWD=geheim")]
    [InlineData("x_passphrase = geheim")]
    [InlineData("x_secret = geheim")]
    [InlineData("relay_pw = geheim")]
    [InlineData("x_api_key = geheim")]
    [InlineData("x_token = geheim")]
    [InlineData("smtp_sasl_password = geheim")]
    [InlineData("users_password = $$geheim")]
    [InlineData("users_password = /geheim")]
    [InlineData("users_bind_pw = $myhostname-geheim")]
    [InlineData("smtp_sasl_password_maps = static:joe:$$geheim")]
    [InlineData("smtp_sasl_password_maps = static:joe:/geheim")]
    [InlineData("smtp_sasl_password_maps = static:joe:$myhostname.geheim")]
    [InlineData("smtp_sasl_password_maps = static:$myhostname:geheim")]
    [InlineData("smtp_sasl_password_maps = randmap:{joe:geheim, jane:geheim}")]
    [InlineData("smtp_sasl_password_maps = unionmap:{hash:/etc/x, static:joe:geheim}")]
    [InlineData("smtp_sasl_password_maps = pipemap:{inline:{a=b}, inline:{b=joe:geheim}}")]
    [InlineData("lmtp_sasl_password_maps = proxy:static:joe:geheim")]
    [InlineData("smtpd_reject_footer = joe:{PLAIN}geheim")]
    [InlineData("virtual_alias_maps = inline:{ { joe = {SHA512-CRYPT}geheim } }")]
    [InlineData("smtpd_client_restrictions = reject_rbl_client geheim1234567890abcdefghij.zen.dq.spamhaus.net")]
    [InlineData(
        "smtpd_client_restrictions = reject_rbl_client geheim1234567890abcdefghij.zen.dq.spamhaus.net=127.0.0.[2..11]"
    )]
    [InlineData("smtpd_sender_restrictions = reject_rhsbl_sender geheim1234567890abcdefghij.dbl.dq.spamhaus.net")]
    [InlineData("smtpd_helo_restrictions = permit_dnswl_client geheim1234567890abcdefghij.white.mail.abusix.zone")]
    [InlineData(
        "postscreen_dnsbl_sites = geheim1234567890abcdefghij.ZEN.dq.spamhaus.net=127.0.0.[2..11]*3, bl.spamcop.net"
    )]
    public void A_secret_in_a_value_is_found_where_it_is_written(string setting)
    {
        Declared mail = Declared.On("Debian12").Main(setting);
        Assert.Equal(["main.cf " + setting.Split(' ')[0]], Of(mail).Select(f => mail.PlaceOf(f.Place)));
        AssertSilent("geheim", mail);
    }

    [Theory]
    [InlineData("export_environment = TZ MAIL_CONFIG LANG=C PGPASSFILE=/etc/pgpass PWD=/srv")]
    [InlineData("import_environment = MAIL_CONFIG TOKEN=$x")]
    [InlineData("x_password_file = /etc/x")]
    [InlineData("x_password = texthash:/etc/postfix/x")]
    [InlineData("x_token = $myhostname")]
    [InlineData("ask_password = yes")]
    [InlineData("users_query = SELECT password FROM users WHERE name='%s' AND password='x'")]
    [InlineData("smtp_sasl_password_maps = static:$x:$y")]
    [InlineData("smtp_sasl_password_maps = pipemap:{inline:{a=b:c}, hash:/etc/x}")]
    [InlineData("smtp_sasl_password_maps = ldap:/etc/postfix/password.cf")]
    [InlineData("relayhost = [password.example.org]:587")]
    [InlineData("relayhost = [geheim1234567890abcdefghij.example.net]")]
    [InlineData("smtpd_client_restrictions = reject_rbl_client zen.dq.spamhaus.net")]
    [InlineData("smtpd_client_restrictions = reject_rbl_client abcdefghijklmnopqrstuvwxyz.rbl.example.org")]
    [InlineData("smtpd_client_restrictions = reject_rbl_client $x.zen.dq.spamhaus.net")]
    [InlineData("smtp_tls_fingerprint_cert_match = 3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1")]
    [InlineData("smtpd_reject_footer = Write to postmaster, with the code $1$2$3 and the token")]
    [InlineData("smtpd_tls_key_file = /etc/ssl/private/secret.key")]
    public void A_value_that_only_looks_like_one_is_silent(string setting) =>
        Assert.Empty(Of(Declared.On("Debian12").Main(setting)));

    /// <summary>A password table takes a login from parameters of one's own: each is reported where the password is written.</summary>
    [Theory]
    [InlineData("static:$u", "u = joe:geheim", "u")]
    [InlineData("static:${u}", "u = joe:geheim", "u")]
    [InlineData("static:joe:$p1", "p1 = geheim", "p1")]
    [InlineData("static:$u:$(p1)", "p1 = geheim", "p1")]
    [InlineData("static:$u", "u = joe:$p1; p1 = geheim", "p1")]
    [InlineData("inline:{ [relay.example]:587=$u }", "u = joe:geheim", "u")]
    [InlineData("$mine", "mine = static:joe:geheim", "mine")]
    [InlineData("hash:/etc/x, $mine", "mine = unionmap:{static:$u}; u = joe:geheim", "u")]
    [InlineData("unionmap:{$mine}", "mine = randmap:{joe:geheim}", "mine")]
    [InlineData("static:$u", "u = joe", null)]
    [InlineData("static:$u", "u = joe:$p1; p1 = $p1", null)]
    [InlineData("$mine", "mine = hash:/etc/x", null)]
    public void A_password_is_found_in_the_parameter_that_has_it(string maps, string own, string? place)
    {
        Declared mail = Declared.On("Debian12").Main([$"smtp_sasl_password_maps = {maps}", .. own.Split("; ")]);
        Assert.Equal(place is null ? [] : ["main.cf " + place], Of(mail).Select(f => mail.PlaceOf(f.Place)));
        AssertSilent("geheim", mail);
    }

    [Fact]
    public void The_key_of_a_list_is_found_in_the_parameter_that_has_it()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("dqs = geheim123", "smtpd_client_restrictions = reject_rbl_client ${dqs}.zen.dq.spamhaus.net");
        Finding finding = Assert.Single(Of(mail));
        Assert.Equal("main.cf dqs", mail.PlaceOf(finding.Place));
        Assert.Contains("each client that the list rejects", finding.Message, StringComparison.Ordinal);
        AssertSilent("geheim", mail);
    }

    [Fact]
    public void A_restriction_class_is_not_a_secret() =>
        Assert.Empty(
            Of(
                Declared
                    .On("Debian12")
                    .Main(
                        "smtpd_restriction_classes = top_secret",
                        "top_secret = reject",
                        "smtpd_client_restrictions = check_client_access inline:{192.0.2.1=top_secret}"
                    )
            )
        );

    /// <summary>The configuration of a database's client: by a setting that names it, by its type, by its rows.</summary>
    [Theory]
    [InlineData("mysql:$config_directory/users", "texthash", "password", "= geheim")]
    [InlineData("proxy:pgsql:$config_directory/users", "texthash", "password", "geheim")]
    [InlineData("ldap:$config_directory/users", "texthash", "bind_pw", "= $geheim")]
    [InlineData("unionmap:{mysql:/etc/other/users}", "texthash", "password", "= $geheim")]
    [InlineData("hash:/etc/x", "mysql", "password", "geheim")]
    [InlineData("hash:/etc/x", "ldap", "bind_pw", "$geheim")]
    [InlineData("hash:/etc/x", "pgsql", "hosts", "postgresql://joe:geheim@db.example/mail")]
    [InlineData("hash:/etc/x", "mongodb", "uri", "mongodb://joe:geheim@db.example/mail")]
    [InlineData("hash:/etc/x", "texthash", "password", "= geheim")]
    [InlineData("hash:/etc/x", "texthash", "password = geheim", "")]
    [InlineData("hash:/etc/x", "texthash", "bind_pw=geheim", "")]
    public void A_password_in_the_configuration_of_a_client_is_found(string maps, string type, string key, string value)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("virtual_alias_maps = " + maps)
            .Table(
                "users",
                type,
                ("hosts", "= db.example"),
                ("query", "= SELECT password FROM u WHERE u='%s'"),
                (key, value)
            );
        Assert.Equal(["the row " + key], Of(mail).Select(f => mail.PlaceOf(f.Place)));
        AssertSilent("geheim", mail);
    }

    [Theory]
    [InlineData("texthash", "joe@example.org", "{PLAIN}geheim")]
    [InlineData("texthash", "joe", "joe:{SSHA}geheim/+=")]
    [InlineData("texthash", "joe:{sha256-crypt}geheim", "x")]
    [InlineData("texthash", "joe", "$6$saltsalt$geheimgeheim")]
    [InlineData("texthash", "joe", "x:$2y$10$geheimgeheimgeheimgeheim:::")]
    [InlineData("texthash", "joe", "$5$rounds=5000$saltsalt$geheimgeheim")]
    [InlineData("texthash", "joe", "$1$salt$geheimgeheim")]
    [InlineData("regexp", "/^joe$/", "{PLAIN}geheim")]
    [InlineData("texthash", "key", "-----BEGIN PGP PRIVATE KEY BLOCK-----geheim")]
    [InlineData("texthash", "key", "-----BEGIN OPENSSH PRIVATE KEY----- geheim")]
    [InlineData("texthash", "geheim1234567890abcdefghij.zen.dq.spamhaus.net", "$rbl_code blocked")]
    [InlineData("texthash", "filter", "\"|/usr/bin/filter --password geheim\"")]
    public void A_secret_in_a_row_of_any_table_is_found(string type, string key, string value)
    {
        Declared mail = Declared.On("Debian12").Table("x", type, (key, value));
        Assert.Equal(["the row " + key], Of(mail).Select(f => mail.PlaceOf(f.Place)));
        AssertSilent("geheim", mail);
    }

    [Theory]
    [InlineData("texthash", "password", "root")]
    [InlineData("texthash", "password@example.org", "token@example.org, secret@example.org")]
    [InlineData("texthash", "3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1", "mail.example.org")]
    [InlineData("texthash", "joe", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("texthash", "user+token=abc@example.org", "joe@example.org")]
    [InlineData("regexp", "/^-----BEGIN PGP PRIVATE KEY BLOCK-----/", "REJECT")]
    [InlineData("regexp", "/password=[^&]*/", "REJECT")]
    [InlineData("regexp", "/^(.*)-(.*)-(.*)@/", "$1$2$3@example.org")]
    [InlineData("texthash", "key", "-----BEGIN PGP PUBLIC KEY BLOCK-----")]
    [InlineData("texthash", "key", "-----BEGIN CERTIFICATE-----")]
    [InlineData("mysql", "password", "/etc/postfix/mysql.secret")]
    [InlineData("mysql", "query", "SELECT password FROM u WHERE password='x'")]
    [InlineData("mysql", "option_file", "/etc/mysql/my.cnf")]
    public void A_row_that_only_looks_like_one_is_silent(string type, string key, string value) =>
        Assert.Empty(Of(Declared.On("Debian12").Table("x", type, (key, value))));

    [Theory]
    [InlineData("joe:$geheim")]
    [InlineData("joe:/geheim")]
    [InlineData("joe:geheim:geheim")]
    [InlineData(":geheim")]
    public void A_row_with_a_login_expands_nothing(string login)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_sasl_password_maps = hash:/srv/mail/logins")
            .Table("logins", "hash", ("relay.example", login));
        Assert.Equal(["the row relay.example"], Of(mail).Select(f => mail.PlaceOf(f.Place)));
        AssertSilent("geheim", mail);
    }

    private static Declared Piped(string command) =>
        Declared.On("Debian12").Entry($"filter unix . n n . . pipe user=filter argv={command}", "mail_name = filter");

    private static Finding[] Of(Declared mail) => [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX3001")];

    /// <summary>No rule, no page and no sentence repeats a secret that PFX3001 reports.</summary>
    private static void AssertSilent(string secret, Declared mail) =>
        AssertSilent(secret, mail.Instance, mail.AnalyzeAll());

    private static void AssertSilent(string secret, Instance instance, Finding[] findings)
    {
        Instance empty = instance with { Settings = default, Tables = default };
        Instance other = instance with
        {
            Services = instance.Services.Select(s => s with { Arguments = default }).ToEquatableArray(),
            Tables = instance
                .Tables.Select(t =>
                    t with
                    {
                        Entries = t.Entries.Select(e => e with { Value = "x" }).ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };
        var report = PostureReport.Of([instance]);
        IEnumerable<string> texts =
        [
            .. findings.SelectMany(f => f.Fixes.Select(fix => fix.Title).Append(f.Message).Append(f.Value)),
            PostureMarkdown.Of(report),
            PostureHtml.Of(report),
            .. InstanceChanges.Between(empty, instance).Select(ChangeSentence.Of),
            .. InstanceChanges.Between(instance, empty).Select(ChangeSentence.Of),
            .. InstanceChanges.Between(other, instance).Select(ChangeSentence.Of),
            .. InstanceChanges.Between(instance, other).Select(ChangeSentence.Of),
        ];
        Assert.DoesNotContain(texts, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("mysql", "password = geheim\n")]
    [InlineData("ldap", "bind_pw = geheim\n")]
    [InlineData("mongodb", "uri = mongodb://user:geheim@a.example.org\n")]
    public void In_the_configuration_of_a_database_of_a_host_a_password_is_where_it_belongs(string type, string text) =>
        Assert.Empty(ClientTables.Find("PFX3001", type, text));
}
