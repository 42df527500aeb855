using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class ParameterInfoTests
{
    [Theory]
    [InlineData("smtpd_forbid_bare_newline", "3.7.8", false)]
    [InlineData("smtpd_forbid_bare_newline", "3.7.9", true)]
    [InlineData("smtpd_forbid_bare_newline", "3.7", true)]
    [InlineData("smtpd_forbid_bare_newline", "3.8.3", false)]
    [InlineData("smtpd_forbid_bare_newline", "3.8.4", true)]
    [InlineData("smtpd_forbid_bare_newline", "3.9.0", true)]
    [InlineData("smtpd_forbid_bare_newline", "3.4", false)]
    [InlineData("postscreen_blacklist_action", "3.5", true)]
    [InlineData("postscreen_blacklist_action", "3.6", false)]
    [InlineData("postscreen_denylist_action", "3.6", true)]
    [InlineData("postscreen_tls_protocols", "3.11", false)]
    [InlineData("postscreen_tls_protocols", "3.12", true)]
    [InlineData("tlsproxy_client_loglevel_parameter", "3.11", true)]
    [InlineData("tlsproxy_client_loglevel_parameter", "3.12", false)]
    public void A_parameter_exists_from_the_patch_that_brought_it(string name, string version, bool exists) =>
        Assert.Equal(exists, Parameters.Find(name)!.ExistsOn(PostfixVersion.Parse(version)));

    [Theory]
    [InlineData("smtpd_tls_protocols", "3.0.1", "")]
    [InlineData("smtpd_tls_protocols", "3.0.2", "!SSLv2, !SSLv3")]
    [InlineData("smtpd_tls_protocols", "3.6.0", ">=TLSv1")]
    [InlineData("smtpd_tls_ciphers", "2.11.5", "export")]
    [InlineData("smtpd_tls_ciphers", "2.11.6", "medium")]
    [InlineData("smtpd_forbid_unauth_pipelining", "3.8", "no")]
    [InlineData("smtpd_forbid_unauth_pipelining", "3.9", "yes")]
    public void A_default_changes_with_the_patch_that_changed_it(string name, string version, string value) =>
        Assert.Equal(value, Parameters.Find(name)!.DefaultOn(PostfixVersion.Parse(version)));

    /// <summary>Twice in one branch: what held before the second change is not what held before the first.</summary>
    [Theory]
    [InlineData("3.4.23", false, false)]
    [InlineData("3.4.24", true, false)]
    [InlineData("3.4.26", true, true)]
    [InlineData("3.5.13", false, false)]
    [InlineData("3.5.14", true, false)]
    [InlineData("3.5.16", true, true)]
    [InlineData("3.6.3", false, false)]
    [InlineData("3.6.4", true, false)]
    [InlineData("3.6.6", true, true)]
    [InlineData("3.7.0", true, false)]
    [InlineData("3.7.1", true, true)]
    public void Proxymap_serves_more_tables_from_two_patches_of_a_branch_on(string version, bool footers, bool checks)
    {
        string[] served = Parameters.Find("proxy_read_maps")!.DefaultOn(PostfixVersion.Parse(version))!.Split(' ');
        Assert.Equal(footers, served.Contains("$smtpd_reject_footer_maps"));
        Assert.Equal(footers, served.Contains("$tls_server_sni_maps"));
        Assert.Equal(checks, served.Contains("$smtp_header_checks"));
    }

    [Fact]
    public void Proxymap_serves_the_tables_of_log_levels_from_3_12_on()
    {
        string[] levels =
        [
            "smtpd_tls_loglevel_maps",
            "postscreen_tls_loglevel_maps",
            "smtp_tls_loglevel_maps",
            "lmtp_tls_loglevel_maps",
        ];
        Assert.DoesNotContain(Served("3.11"), name => levels.Contains(name.TrimStart('$')));
        Assert.Superset(levels.Select(l => "$" + l).ToHashSet(), Served("3.12").ToHashSet());

        static string[] Served(string version) =>
            Parameters.Find("proxy_read_maps")!.DefaultOn(PostfixVersion.Parse(version))!.Split(' ');
    }

    [Theory]
    [InlineData("3.7.9", "normalize", false)]
    [InlineData("3.7.10", "normalize", true)]
    [InlineData("3.7", "note", false)]
    [InlineData("3.9", "note", true)]
    [InlineData("3.7.9", "YES", true)]
    public void A_word_is_accepted_from_the_patch_that_brought_it(string version, string word, bool isAccepted) =>
        Assert.Equal(
            isAccepted,
            Parameters.Find("smtpd_forbid_bare_newline")!.AcceptsOn(word, PostfixVersion.Parse(version))
        );

    [Fact]
    public void The_catalogue_is_complete() =>
        Assert.Equal((926, 28, 78), (Parameters.Names.Count(), DaemonInfo.All.Count(), RestrictionInfo.All.Count()));

    [Fact]
    public void Names_are_case_sensitive() => Assert.Null(Parameters.Find("MyHostname"));
}
