using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

/// <summary>What PFX4001 says that no program reads, the real postconf calls unused, and nothing else.</summary>
public sealed partial class UnusedNamesTests
{
    private const string MasterCf = """
        smtp        inet n - n - -   smtpd
        submission  inet n - n - -   smtpd
        relay       unix - - n - -   smtp
        smtp-amavis unix - - n - -   smtp -o smtp_helo_name=$of_master
        virtual     unix - n n - -   virtual
        cleanup     unix n - n - 0   cleanup
        policy      unix - n n - 0   spawn user=nobody argv=/bin/cat
        maildrop    unix - n n - -   pipe user=nobody argv=/bin/cat

        """;

    private const string MainCf = """
        relay_destination_concurrency_limit = 20
        relayy_destination_concurrency_limit = 20
        smtp-amavis_destination_recipient_limit = 1
        virtual_transport_rate_delay = 1s
        maildrop_delivery_slot_cost = 1
        cleanup_destination_concurrency_limit = 3
        submission_destination_recipient_limit = 3
        policy_destination_recipient_limit = 3
        bare_recipient_limit = 4
        policy_time_limit = 1h
        maildrop_time_limit = 1h
        relay_time_limit = 1h
        virtual_time_limit = 1h
        partners = check_client_access $of_class, reject
        guests = reject
        smtpd_restriction_classes = partners
        smtpd_client_restrictions = partners
        of_class = cidr:/etc/postfix/partners
        of_master = relay.example.org
        of_value = 192.0.2.0/24
        of_other = $of_value
        mynetworks = of_nothing ${of_other}
        of_nothing = 1
        smtpd_tsl_security_level = may

        """;

    [Fact]
    public void What_the_rule_calls_unread_postconf_calls_unused()
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        folder.Write("main.cf", MainCf);
        folder.Write("master.cf", MasterCf);
        IEnumerable<string> unused = Unused().Matches(folder.Postconf("-n").Error).Select(m => m.Groups["name"].Value);

        Assert.Contains("relay_time_limit", unused);
        IEnumerable<string> told = Rulebook
            .Analyze(InstanceReader.Read("mail", DebianRelease.Tested.Target, MainCf, MasterCf).Instance)
            .Of("PFX4001", besides: "PFX1014 PFX2002 PFX4011")
            .Select(finding => finding.Parameter);

        Assert.Equal(unused.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("unused parameter: (?<name>[^=]+)=")]
    private static partial Regex Unused();
}
