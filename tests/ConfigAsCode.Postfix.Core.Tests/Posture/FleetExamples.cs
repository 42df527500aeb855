using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>Projects with many instances.</summary>
internal static class FleetExamples
{
    /// <summary>
    /// Thirty instances of three roles: exchangers of which one has no TLS and one a port more; submission servers on two platforms; null
    /// clients, which all do the same.
    /// </summary>
    public static IReadOnlyList<Instance> Thirty { get; } =
    [
        .. Enumerable
            .Range(1, 12)
            .Select(n =>
                n switch
                {
                    4 => Exchanger("mx", n, "smtpd_tls_security_level = none"),
                    9 => Exchanger("mx", n, "smtpd_tls_security_level = may", "192.0.2.9:10025"),
                    _ => Exchanger("mx", n, "smtpd_tls_security_level = may"),
                }
            )
            .Select(i => i with { DeclaredBy = "Shop.Exchanger" }),
        .. Enumerable
            .Range(1, 9)
            .Select(n => Submission(n, n > 6 ? "Debian13" : "Debian11") with { DeclaredBy = "Shop.Submission" }),
        .. Enumerable.Range(1, 9).Select(n => NullClient("web", n) with { DeclaredBy = "Shop.NullClient" }),
    ];

    public static PostureReport Report { get; } = PostureReport.Of(Thirty);

    /// <summary>Ten roles, in turn; in each role every fiftieth instance is different.</summary>
    public static IEnumerable<Instance> Fleet(int count) =>
        Enumerable
            .Range(0, count)
            .Select(n =>
                Kind(n % 10, (n / 10) + 1, isDifferent: n / 10 % 50 == 33) with
                {
                    DeclaredBy = string.Create(CultureInfo.InvariantCulture, $"Shop.Role{n % 10}"),
                }
            );

    /// <summary>As many classes as instances.</summary>
    public static IEnumerable<Instance> Single(int count) =>
        Fleet(count).Select(instance => instance with { DeclaredBy = "Shop.Of_" + instance.Name.Replace('-', '_') });

    private static Instance Kind(int kind, int number, bool isDifferent) =>
        (kind % 3) switch
        {
            0 => Exchanger(
                $"mx{kind}",
                number,
                "smtpd_tls_security_level = "
                    + (
                        isDifferent ? "none"
                        : kind == 3 ? "encrypt"
                        : "may"
                    )
            ),
            1 => Submission(number, "Debian12", $"out{kind}", isDifferent ? "no" : "yes"),
            _ => NullClient($"web{kind}", number, isDifferent ? "[backup.example.net]:25" : "[mail.example.net]:587"),
        };

    private static Instance Exchanger(string prefix, int number, string tls, params string[] more)
    {
        Declared mail = Declared
            .On("Debian12")
            .Named($"{prefix}-{Text(number)}")
            .Main(
                "compatibility_level = 3.6",
                $"myhostname = {prefix}-{Text(number)}.example.net",
                $"inet_interfaces = {Address(number)}, loopback-only",
                $"mynetworks = 10.{number / 250}.{number % 250}.0/24",
                $"mydestination = $myhostname, site-{Text(number)}.example",
                "relay_domains = shop.example, shop.example.net",
                "relay_transport = relay:[store.example.net]:25",
                tls,
                "smtpd_tls_chain_files = /etc/ssl/private/mx.pem",
                "smtp_tls_security_level = may"
            )
            .Inet("smtp", "smtpd");
        foreach (string service in more)
        {
            mail = mail.Inet(service, "smtpd", "smtpd_tls_security_level = none");
        }

        return number == 4
            ? mail.Instance with
            {
                AcceptedRisks = EquatableArray.Of(
                    new AcceptedRisk(
                        "PFX1002",
                        "the scanner of site 4 speaks plain text",
                        "2027-03-31",
                        null,
                        Origin.Unknown
                    )
                ),
            }
            : mail.Instance;
    }

    private static Instance Submission(int number, string platform, string prefix = "out", string login = "yes") =>
        Declared
            .On(platform)
            .Named($"{prefix}-{Text(number)}")
            .Main(
                "compatibility_level = 3.5",
                $"myhostname = {prefix}-{Text(number)}.example.net",
                "mydestination = ",
                "smtpd_tls_security_level = encrypt",
                "smtpd_tls_chain_files = /etc/ssl/private/out.pem",
                "smtp_tls_security_level = dane",
                "smtp_dns_support_level = dnssec"
            )
            .Inet(
                "submission",
                "smtpd",
                $"smtpd_sasl_auth_enable = {login}",
                "smtpd_relay_restrictions = permit_sasl_authenticated, reject"
            )
            .Instance with
        {
            AcceptedRisks = EquatableArray.Of(
                new AcceptedRisk("PFX1016", "old telephones of the shops", null, null, Origin.Unknown)
            ),
        };

    private static Instance NullClient(string prefix, int number, string relay = "[mail.example.net]:587") =>
        Declared
            .On("Debian12")
            .Named($"{prefix}-{Text(number)}")
            .Main(
                "compatibility_level = 3.6",
                $"myhostname = {prefix}-{Text(number)}.example.net",
                "inet_interfaces = loopback-only",
                "mydestination = ",
                $"relayhost = {relay}",
                "smtp_tls_security_level = verify"
            )
            .Instance;

    private static string Address(int number) => $"198.{18 + (number / 60_000)}.{number / 250 % 250}.{number % 250}";

    private static string Text(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
