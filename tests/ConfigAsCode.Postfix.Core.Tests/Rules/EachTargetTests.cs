using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Files that must be right on several targets are judged on each, and a fault is told once.</summary>
public class EachTargetTests
{
    [Fact]
    public void What_holds_on_all_is_told_as_on_one() =>
        Assert.Equal(
            Declared.On("Debian12").Main("smtpd_tls_security_level = encrpt").Analyze("PFX1012").Single().Message,
            Declared
                .OnEach("Debian12", "Debian13")
                .Main("smtpd_tls_security_level = encrpt")
                .Analyze("PFX1012")
                .Single()
                .Message
        );

    [Fact]
    public void What_holds_on_some_names_them()
    {
        Declared mail = Declared
            .OnEach("Debian13", "Ubuntu1604", "Ubuntu1804")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = SSLv3, TLSv1.2");
        Finding finding = Assert.Single(mail.Analyze("PFX1001", besides: "PFX1002 PFX1004 PFX1007 PFX1013"));
        Assert.StartsWith(
            "On Ubuntu 16.04: smtp/inet still accepts SSLv3: ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("main.cf smtpd_tls_protocols", mail.PlaceOf(finding.Place));
    }

    [Fact]
    public void The_OpenSSL_is_named_where_it_makes_the_difference() =>
        Assert.StartsWith(
            "On Postfix 3.4 with OpenSSL 1.0.2 and Postfix 3.5 with OpenSSL 1.0.2: ",
            Declared
                .OnReleases("3.4..3.6")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = TLSv1.3")
                .Analyze("PFX1006", besides: "PFX1013")
                .Single()
                .Message,
            StringComparison.Ordinal
        );

    /// <summary>The oldest library has no TLS 1.3 to exclude, and a later one would speak it.</summary>
    [Fact]
    public void A_protocol_that_only_a_later_one_speaks_is_excluded_for_it() =>
        Assert.Contains(
            "smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.3\n",
            InstanceRenderer
                .Render(
                    Declared
                        .OnReleases("3.4..3.5", OpenSslSeries.V1_0_2, OpenSslSeries.V3_0)
                        .Main("smtpd_tls_protocols = >=TLSv1.2, <=TLSv1.2")
                        .Instance
                )[0]
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_files_are_written_in_the_words_of_the_oldest()
    {
        Instance mail = Declared
            .OnReleases("3.5..3.10", OpenSslSeries.V3_0)
            .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = >=TLSv1.2")
            .Instance;
        string mainCf = InstanceRenderer.Render(mail)[0].Text;
        Assert.Contains("!SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n", mainCf, StringComparison.Ordinal);
        Assert.Contains(
            " for Postfix 3.5, Postfix 3.6, Postfix 3.7, Postfix 3.8, Postfix 3.9, Postfix 3.10.\n",
            mainCf,
            StringComparison.Ordinal
        );
        Assert.Empty(Rulebook.Analyze(mail).Of("PFX1001", besides: "PFX1002 PFX1013"));
    }
}
