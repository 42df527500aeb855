using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// What every Postfix release does with TLS switched on, a certificate, and nothing else: TLS 1.0 is on by default
/// everywhere, and so are anonymous suites.
/// </summary>
public class DefaultsOfEachVersionTests
{
    public static TheoryData<string, OpenSslSeries, string[]> Table
    {
        get
        {
            var table = new TheoryData<string, OpenSslSeries, string[]>();
            foreach (string version in Targets.Versions)
            {
                bool isOld = PostfixVersion.Parse(version) < new PostfixVersion(3, 2);
                table.Add(
                    version,
                    isOld ? OpenSslSeries.V1_0_2 : OpenSslSeries.V3_0,
                    isOld ? [.. Everywhere, .. WeakInOldOpenSsl] : Everywhere
                );
            }

            return table;
        }
    }

    // Server and client each.
    private static readonly string[] Everywhere = ["PFX1001", "PFX1001", "PFX1002", "PFX1002"];

    // RC4, 3DES and MD5 are among the suites that the grade medium stands for in 1.0.2.
    private static readonly string[] WeakInOldOpenSsl = ["PFX1004", "PFX1004"];

    [Theory]
    [MemberData(nameof(Table))]
    public void TLS_switched_on_and_nothing_else(string version, OpenSslSeries openSsl, string[] expected)
    {
        string[] errors =
        [
            .. Declared
                .OnPostfix(version, openSsl)
                .Main(
                    "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
                    "smtpd_tls_security_level = may",
                    "smtp_tls_security_level = may",
                    "smtpd_tls_cert_file = /etc/ssl/mail.pem"
                )
                .AnalyzeAll()
                .Where(f => f.Severity == RuleSeverity.Error)
                .Select(f => f.Rule.Id)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(expected, errors);
    }
}
