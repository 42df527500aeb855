using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4020Tests
{
    private const string OwnFile = "postscreen_cache_map = btree:$data_directory/second";

    [Fact]
    public void Two_postscreens_share_the_default_cache()
    {
        Finding finding = Assert.Single(Screens().Analyze("PFX4020"));
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
        Assert.Equal(
            "Of smtp/inet and 2525/inet only the first that runs can open btree:/var/lib/postfix/postscreen_cache (postscreen_cache_map): the others "
                + "stop with \"unable to get exclusive lock\", and their clients get no answer. Write "
                + "proxy:btree:$data_directory/postscreen_cache, which proxymap(8) opens for all of them, or a file for each",
            finding.Message
        );
        Assert.Equal(
            ["postscreen_cache_map = proxy:btree:$data_directory/postscreen_cache"],
            finding.Fixes.SelectMany(f => f.Edits).Select(e => $"{e.Parameter} = {e.Value}")
        );
    }

    [Theory]
    [InlineData("postscreen_cache_map = proxy:btree:$data_directory/postscreen_cache")]
    [InlineData("postscreen_cache_map = memcache:/etc/postfix/cache.cf")]
    [InlineData("postscreen_cache_map = ")]
    public void What_several_can_open_is_not_reported(string cache) =>
        Assert.Empty(Screens().Main(cache).Analyze("PFX4020"));

    [Fact]
    public void A_file_of_its_own_is_not_reported() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Without("smtp/inet")
                .Inet("smtp", "postscreen")
                .Inet("2525", "postscreen", OwnFile)
                .Pass("smtpd", "smtpd")
                .Analyze("PFX4020")
        );

    [Fact]
    public void One_postscreen_shares_with_nobody() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Without("smtp/inet")
                .Inet("smtp", "postscreen")
                .Pass("smtpd", "smtpd")
                .Analyze("PFX4020")
        );

    [Theory]
    [InlineData("smtpd_recipient_restrictions = reject_unverified_recipient, reject_unauth_destination", true)]
    [InlineData("smtpd_recipient_restrictions = reject_unauth_destination", false)]
    public void The_caches_of_two_programs_are_two_files_once_both_run(string restrictions, bool isReported)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "smtpd_tls_security_level = may",
                "smtpd_tls_session_cache_database = btree:$data_directory/cache",
                "address_verify_map = btree:$data_directory/cache",
                restrictions
            );
        Assert.Equal(
            isReported ? ["main.cf address_verify_map"] : [],
            mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX4020").Select(f => mail.PlaceOf(f.Place))
        );
    }

    [Theory]
    [InlineData("btree:$data_directory/scache", true)]
    [InlineData("btree:${data_directory}/scache", true)]
    [InlineData("btree:$data_directory/smtp_scache", false)]
    [InlineData("", false)]
    public void The_sessions_of_server_and_client_are_two_files(string ofClient, bool isReported)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "smtpd_tls_security_level = may",
                "smtp_tls_security_level = may",
                "smtpd_tls_session_cache_database = btree:$data_directory/scache",
                "smtp_tls_session_cache_database = " + ofClient
            );
        Finding[] findings = Array.FindAll(mail.AnalyzeAll(), f => f.Rule.Id == "PFX4020");
        Assert.Equal(
            isReported ? ["main.cf smtp_tls_session_cache_database"] : [],
            findings.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.All(findings, f => Assert.Contains("tlsmgr/unix stops", f.Message, StringComparison.Ordinal));
    }

    private static Declared Screens() =>
        Declared
            .On("Debian12")
            .Without("smtp/inet")
            .Inet("smtp", "postscreen")
            .Inet("2525", "postscreen")
            .Pass("smtpd", "smtpd");
}
