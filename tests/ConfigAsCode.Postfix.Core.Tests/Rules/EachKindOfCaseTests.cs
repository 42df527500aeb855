using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// Every rule of TLS and logins in each kind of case: the value in the class, inherited from a policy, set on a service; the
/// default of the target doing the harm; another target, on which the same text does none. All else is hardened, so that each
/// case also shows that no second rule speaks of the fault.
/// </summary>
public class EachKindOfCaseTests
{
    private static readonly string[] Hardened =
    [
        "compatibility_level = 2",
        "smtpd_tls_security_level = may",
        "smtpd_tls_cert_file = /etc/ssl/mail.pem",
        "smtpd_tls_auth_only = yes",
        "smtpd_tls_protocols = >=TLSv1.2",
        "smtpd_tls_mandatory_protocols = >=TLSv1.2",
        "smtpd_tls_exclude_ciphers = aNULL, 3DES, IDEA, MD5, RC4, SEED, kRSA, kDH, kECDH",
        "smtp_tls_security_level = may",
        "smtp_tls_protocols = >=TLSv1.2",
        "smtp_tls_mandatory_protocols = >=TLSv1.2",
        "smtp_tls_exclude_ciphers = aNULL, 3DES, IDEA, MD5, RC4, SEED, kRSA, kDH, kECDH",
        "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt",
        "smtp_dns_support_level = dnssec",
    ];

    // The suites of Hardened's list that a shorter one must go on excluding.
    private const string WeakSuites = "3DES, IDEA, MD5, RC4, SEED";

    private static readonly RuleCase[] All =
    [
        new("PFX1001", "smtp inet smtpd", "smtpd_tls_protocols = >=TLSv1")
        {
            Default = (["smtpd_tls_protocols"], "missing at main.cf smtpd_tls_security_level"),
            Elsewhere = (["smtpd_tls_protocols = SSLv3, TLSv1.2"], Told: "Ubuntu1604", Silent: "Ubuntu1804"),
        },
        new("PFX1002", "smtp inet smtpd", $"smtpd_tls_exclude_ciphers = {WeakSuites}")
        {
            Default = (["smtpd_tls_exclude_ciphers"], "missing at main.cf smtpd_tls_security_level"),
            Elsewhere = (
                ["tls_medium_cipherlist = EECDH+AESGCM:ADH-SEED-SHA", "smtpd_tls_exclude_ciphers"],
                Told: "Ubuntu1604",
                Silent: "Debian12"
            ),
        },
        new("PFX1003", "smtp inet smtpd", "smtpd_tls_ciphers = null"),
        new("PFX1004", "smtp inet smtpd", "smtpd_tls_exclude_ciphers = aNULL")
        {
            On = "Ubuntu1604",
            Default = (["smtpd_tls_exclude_ciphers"], "missing at main.cf smtpd_tls_security_level"),
            Elsewhere = (["smtpd_tls_exclude_ciphers"], Told: "Ubuntu1604", Silent: "Debian12"),
        },
        new("PFX1005", "submission inet smtpd", $"smtpd_tls_exclude_ciphers = aNULL, {WeakSuites}")
        {
            Own = ["smtpd_tls_security_level = encrypt"],
            Default = (["smtpd_tls_exclude_ciphers"], "missing at submission/inet smtpd_tls_security_level"),
        },
        new("PFX1006", "smtp inet smtpd", "smtpd_tls_protocols = TLSv9")
        {
            Elsewhere = (["smtpd_tls_protocols = TLSv1.3"], Told: "Ubuntu1604", Silent: "Debian12"),
        },
        new("PFX1007", "smtp inet smtpd", "smtpd_tls_protocols = TLSv1.2")
        {
            Elsewhere = (["smtpd_tls_protocols = TLSv1.2"], Told: "Debian12", Silent: "Ubuntu1604"),
        },
        new("PFX1008", "smtp inet smtpd", "smtpd_tls_security_level = none")
        {
            Default = (["smtpd_tls_security_level"], "missing at the instance"),
            Elsewhere = (["smtp_tls_security_level", "compatibility_level = 3.11"], Told: "Debian12", Silent: "Alpine"),
        },
        new("PFX1009", "smtp inet smtpd", "smtpd_tls_exclude_ciphers = !aNULL")
        {
            Elsewhere = (["tls_medium_cipherlist = HIGH:!EXPORT!aNULL"], Told: "Debian12", Silent: "Ubuntu1604"),
        },
        new("PFX1010", "smtp inet smtpd", "smtp_tls_mandatory_protocols = >=TLSv1.2") { IsOnServiceOnly = true },
        new("PFX1011", "smtp inet smtpd", "smtpd_tls_mandatory_ciphers = high")
        {
            Elsewhere = (["smtpd_tls_chain_files = /etc/ssl/all.pem"], Told: "Debian12", Silent: "Ubuntu1804"),
        },
        new("PFX1012", "smtp inet smtpd", "smtpd_tls_security_level = encrpt"),
        new("PFX1013", "smtp inet smtpd", "smtpd_tls_security_level = may")
        {
            Around = ["smtpd_tls_cert_file"],
            IsAboutWhatIsMissing = true,
            Default = (["smtpd_tls_cert_file"], "missing at main.cf smtpd_tls_security_level"),
            Elsewhere = (
                ["smtpd_tls_cert_file", "smtpd_tls_chain_files = /etc/ssl/all.pem"],
                Told: "Ubuntu1804",
                Silent: "Debian12"
            ),
        },
        new("PFX1014", "submission inet smtpd", "smtpd_tls_security_level = may")
        {
            Around = ["smtpd_tls_auth_only"],
            Own = ["smtpd_sasl_auth_enable = yes"],
            Default = (["smtpd_tls_auth_only", "smtpd_tls_security_level"], "submission/inet smtpd_sasl_auth_enable"),
        },
        new("PFX1015", "465 inet smtpd", "smtpd_tls_wrappermode = no")
        {
            IsOnServiceOnly = true,
            Default = ([], "missing at 465/inet"),
        },
        new("PFX1016", "smtp inet smtpd", "smtpd_tls_security_level = encrypt"),
        new("PFX1017", "smtp unix smtp", "smtp_dns_support_level = enabled")
        {
            Around = ["smtp_tls_security_level = dane"],
            Default = (
                ["smtp_tls_security_level = dane", "smtp_dns_support_level"],
                "missing at main.cf smtp_tls_security_level"
            ),
        },
        new("PFX1018", "smtp unix smtp", "smtp_tls_security_level = secure")
        {
            Around = ["smtp_tls_CAfile"],
            Default = (["smtp_tls_CAfile", "smtp_tls_security_level = verify"], "main.cf smtp_tls_security_level"),
        },
        new("PFX1020", "smtp inet smtpd", $"smtpd_tls_exclude_ciphers = aNULL, {WeakSuites}, ECDSA"),
        new("PFX1021", "tlsmgr unix tlsmgr", "smtpd_tls_session_cache_database = btree:/var/lib/postfix/smtpd")
        {
            On = "Rhel10",
            Elsewhere = (
                ["smtpd_tls_session_cache_database = btree:/var/lib/postfix/smtpd"],
                Told: "Rhel10",
                Silent: "Debian12"
            ),
        },
        new("PFX1022", "smtp unix smtp", "smtp_tls_wrappermode = yes"),
        new("PFX1023", "smtp inet smtpd", "smtpd_tls_req_ccert = yes"),
        new("PFX1024", "smtp inet smtpd", "smtpd_tls_cert_file = /etc/ssl/mail.key")
        {
            Around = ["smtpd_tls_key_file = /etc/ssl/mail.pem"],
        },
        new("PFX1025", "smtp inet smtpd", "tls_high_cipherlist = ECDHE+AESGCM"),
        new("PFX1026", "smtp inet smtpd", "smtpd_tls_loglevel = 4"),
        new("PFX3001", "relay unix smtp", "smtp_sasl_password_maps = static:shop:word"),
        new("PFX3002", "smtp inet smtpd", "smtpd_sasl_tls_security_options = noplaintext")
        {
            Around = ["smtpd_sasl_auth_enable = yes"],
        },
        new("PFX3003", "partner unix smtp", "smtp_tls_security_level = may")
        {
            Around =
            [
                "smtp_sasl_password_maps = texthash:/etc/postfix/logins",
                "smtp_sasl_tls_security_options = noanonymous",
            ],
            Own = ["smtp_sasl_auth_enable = yes"],
            Default = (["smtp_tls_security_level"], "missing at partner/unix smtp_sasl_auth_enable"),
        },
        new("PFX3004", "smtp inet smtpd", "smtpd_sasl_type = dovecot")
        {
            Around = ["smtpd_sasl_auth_enable = yes"],
            IsAboutWhatIsMissing = true,
            Default = (
                ["smtp_sasl_auth_enable = yes", "smtp_sasl_tls_security_options = noanonymous"],
                "missing at main.cf smtp_sasl_auth_enable"
            ),
        },
        new("PFX3005", "partner unix smtp", "smtp_sasl_tls_security_options = noplaintext, noanonymous")
        {
            Around = ["smtp_sasl_password_maps = texthash:/etc/postfix/logins", "smtp_tls_security_level = encrypt"],
            Own = ["smtp_sasl_auth_enable = yes"],
            Default = (["smtp_tls_security_level = encrypt"], "missing at partner/unix smtp_sasl_auth_enable"),
        },
    ];

    public static TheoryData<string> Rules => [.. All.Select(c => c.Rule)];

    public static TheoryData<string> RulesOfSettings => [.. All.Where(c => !c.IsOnServiceOnly).Select(c => c.Rule)];

    /// <summary>
    /// The rows of a policy table are in <see cref="Pfx1019Tests"/>, and those of an LDAP table in <see cref="Pfx3006Tests"/>: they are no settings.
    /// </summary>
    [Fact]
    public void Every_rule_of_TLS_and_logins_is_here() =>
        Assert.Equal(
            Rulebook.All.Select(r => r.Info.Id).Where(id => id[3] is '1' or '3' && id is not ("PFX1019" or "PFX3006")),
            Rules.Select(row => row.Data)
        );

    [Theory]
    [MemberData(nameof(EveryPlatform.Names), MemberType = typeof(EveryPlatform))]
    public void What_surrounds_the_faults_is_well(string platform) =>
        Assert.Empty(OfTlsAndLogins(Declared.On(platform).Main(Hardened)));

    [Theory]
    [MemberData(nameof(RulesOfSettings))]
    public void Set_in_the_class(string rule)
    {
        RuleCase it = Find(rule);
        AssertOnly(it, "main.cf", Start(it.On, [.. it.Around, it.Fault]).With(it.Service, it.Own));
    }

    [Theory]
    [MemberData(nameof(RulesOfSettings))]
    public void Inherited_from_a_policy(string rule)
    {
        RuleCase it = Find(rule);
        AssertOnly(it, "ITeam", Start(it.On, [.. it.Around, "ITeam: " + it.Fault]).With(it.Service, it.Own));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Set_on_a_service(string rule)
    {
        RuleCase it = Find(rule);
        AssertOnly(it, KeyOf(it), Start(it.On, it.Around).With(it.Service, OwnAnd(it, it.Fault)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Inherited_from_a_policy_of_the_service(string rule)
    {
        RuleCase it = Find(rule);
        AssertOnly(it, "ITeam", Start(it.On, it.Around).With(it.Service, OwnAnd(it, "ITeam: " + it.Fault)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Done_by_a_default_of_the_target(string rule)
    {
        RuleCase it = Find(rule);
        if (it.Default is var (settings, place))
        {
            Declared mail = Start(it.On, settings).With(it.Service, it.Own);
            Assert.Equal([place], mail.PlacesOf(rule, besides: "PFX1002 PFX1011 PFX3003 PFX3004"));
            return;
        }

        Assert.All(
            EveryPlatform.Names,
            platform =>
                Assert.Empty(
                    Declared
                        .On(platform.Data)
                        .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                        .With(it.Service, it.Own)
                        .Analyze(rule, besides: "PFX1001 PFX1002 PFX1004 PFX1013")
                )
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Where_it_does_not_apply(string rule)
    {
        RuleCase it = Find(rule);
        if (it.Elsewhere is var (settings, told, silent))
        {
            Assert.Single(
                Start(told, settings).With(it.Service, it.Own).Analyze(rule, besides: "PFX1002 PFX1004 PFX4002")
            );
            Assert.Empty(
                Start(silent, settings).With(it.Service, it.Own).Analyze(rule, besides: "PFX1002 PFX1007 PFX4002")
            );
            return;
        }

        Assert.All(
            EveryPlatform.Names,
            platform =>
                Assert.Single(Start(platform.Data, it.Around).With(it.Service, OwnAnd(it, it.Fault)).Analyze(rule))
        );
    }

    private static RuleCase Find(string rule) => All.Single(c => c.Rule == rule);

    private static string KeyOf(RuleCase it) => string.Join("/", it.Service.Split(' ').Take(2));

    private static void AssertOnly(RuleCase it, string who, Declared mail)
    {
        Finding finding = Assert.Single(OfTlsAndLogins(mail));
        Assert.Equal(it.Rule, finding.Rule.Id);
        Assert.Equal(
            $"{(it.IsAboutWhatIsMissing ? "missing at " : "")}{who} {it.Parameter}",
            mail.PlaceOf(finding.Place)
        );
    }

    /// <summary>Without what the rules about access find in lists and limits, which these cases leave at their defaults.</summary>
    private static IEnumerable<Finding> OfTlsAndLogins(Declared mail) =>
        mail.AnalyzeAll().Where(f => f.Rule.Id[3] != '2');

    private static Declared Start(string platform, string[] changes) =>
        Declared
            .On(platform)
            .Main([
                .. Hardened.Where(h => !changes.Any(c => NameOf(c) == NameOf(h))),
                .. changes.Where(c => c.Contains('=')),
            ]);

    private static string[] OwnAnd(RuleCase it, string fault) =>
        [.. it.Own.Where(o => NameOf(o) != it.Parameter), fault];

    /// <summary>The parameter of a setting, whoever sets it.</summary>
    private static string NameOf(string setting) => setting.Split(": ")[^1].Split(' ')[0];
}
