using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Fleets;

/// <summary>Many instances are judged as each of them by itself, though those that no rule can tell apart are judged once.</summary>
public class FleetJudgeTests
{
    private static readonly string[] HostNames =
    [
        "mx1.example.org",
        "mx2.example.org",
        "mx10.example.org",
        "mx1",
        "mx2",
        "7.example.org",
        "8.example.org",
        "mx1.example.com",
        "mail.example.org",
        "localhost",
        "host01.mx1.example.org",
        "host02.mx1.example.org",
        "host02.mx2.example.org",
        "MX1.example.org",
        "mx1.localdomain",
        "mx-1.example.org",
        "-1x.example.org",
        "x1-.example.org",
        "mx_1.example.org",
        "",
    ];

    private static readonly string[] Addresses =
    [
        "10.0.0.1",
        "10.0.0.2",
        "10.1.0.1",
        "10.1.0.2",
        "10.0.0.1, 10.0.0.2",
        "10.0.0.1, 10.0.0.1",
        "127.0.0.1",
        "127.0.0.2",
        "192.0.2.7",
        "192.0.2.8",
        "203.0.113.7",
        "224.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "[::1]",
        "::1",
        "fd00::1",
        "fd00::2",
        "2001:db8::1",
        "10.0.0.300",
        "10.0.0.1/32",
        "all",
        "loopback-only",
        "$myhostname",
        "mx1.example.org",
        "",
    ];

    // What a role has besides, chosen so that it speaks of some of the hosts and addresses, by whole or by part.
    private static readonly string[] Settings =
    [
        "mydestination = $myhostname, localhost, mx2.example.org",
        "mydestination = mx1.example.org, $mydomain",
        "mydestination = regexp:{ {/^mx[0-4]/ x} }",
        "mydomain = example.org",
        "myorigin = $myhostname",
        "relay_domains = mx2.example.org, 10.example.org",
        "relayhost = [mx1.example.org]:587",
        "relayhost = [$myhostname]",
        "relayhost = [10.0.0.1]",
        "relayhost = mx2.example.org:25",
        "mynetworks = 127.0.0.0/8, 10.0.0.0/24",
        "mynetworks = 10.1.0.2, 192.0.2.0/29, [fd00::1]/128",
        "mynetworks = 10.0.0.1/24",
        "mynetworks_style = subnet",
        "inet_protocols = ipv4",
        "inet_protocols = ipv6",
        "smtpd_banner = $myhostname ESMTP mx1",
        "smtp_helo_name = $myhostname",
        "smtp_helo_name = localhost",
        "transport_maps = texthash:/etc/postfix/transport",
        "transport_maps = inline:{ mx1.example.org=smtp:[mx2.example.org], $myhostname=error:no }",
        "virtual_alias_domains = mx10.example.org",
        "virtual_alias_maps = texthash:/etc/postfix/virtual",
        "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination",
        "smtpd_recipient_restrictions = check_client_access cidr:/etc/postfix/clients, permit",
        "smtpd_client_restrictions = permit_inet_interfaces, check_client_access inline:{ 10.0=OK }",
        "smtpd_tls_security_level = may",
        "smtpd_tls_chain_files = /etc/ssl/$myhostname.pem",
        "smtpd_tls_chain_files = /etc/ssl/mx1.pem",
        "smtp_sasl_password_maps = inline:{ mx1.example.org=user:secret1 }",
        "smtp_sasl_auth_enable = yes",
        "smtp_tls_security_level = dane",
        "proxy_interfaces = 203.0.113.7",
        "content_filter = smtp:[127.0.0.1]:10024",
        "smtpd_milters = inet:10.0.0.2:8891",
        "unknown_parameter = x",
        "smtp_bind_address_enforce = yes",
    ];

    private const string MasterCf = """
        smtp inet n - y - - smtpd
        10.0.0.1:587 inet n - y - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_sasl_auth_enable=yes
        pickup unix n - y 60 1 pickup
        cleanup unix n - y - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - y - - trivial-rewrite
        smtp unix - - y - - smtp
        other unix - - y - - smtp
          -o smtp_bind_address=10.0.0.2
        local unix - n n - - local
        virtual unix - n n - - virtual
        """;

    private static readonly TableFile[] Tables =
    [
        new("transport", "texthash", "mx1.example.org smtp:[10.0.0.1]\n.example.com other:mx2\n"),
        new("virtual", "texthash", "info@mx1.example.org info@mx2.example.org\n@mx10.example.org root\n"),
        new("clients", "cidr", "10.0.0.0/30 OK\n10.1.0.2 REJECT\n"),
    ];

    private static readonly Gen<Instance[]> Fleet = Gen.Select(
            Gen.OneOf(Settings).Array[0, 8],
            Gen.Select(Gen.OneOf(HostNames), Gen.OneOf(Addresses), Gen.OneOf(Addresses)).Array[2, 6],
            Gen.OneOf("Debian12", "Debian11", "Debian13")
        )
        .Select(
            (settings, own, platform) =>
                own.Select(
                        (o, i) =>
                            Read(
                                "host" + i.ToString(CultureInfo.InvariantCulture),
                                platform,
                                [
                                    .. settings,
                                    $"myhostname = {o.Item1}",
                                    $"smtp_bind_address = {o.Item2}",
                                    $"inet_interfaces = {o.Item3}",
                                ]
                            )
                    )
                    .ToArray()
        );

    [Fact]
    public void What_is_found_is_what_is_found_in_each_by_itself() => Judge(100);

    [Fact]
    [Trait("Time", "long")]
    public void What_is_found_is_what_is_found_in_each_by_itself_for_longer() => Judge(1000);

    private static void Judge(int count) =>
        Fleet.Sample(
            fleet =>
            {
                IReadOnlyList<IReadOnlyList<Finding>> together = new FleetJudge().Analyze(
                    fleet,
                    CancellationToken.None
                );
                for (int i = 0; i < fleet.Length; i++)
                {
                    Assert.Equal(Rulebook.Analyze(fleet[i]), together[i]);
                }
            },
            iter: count,
            threads: 1
        );

    [Fact]
    public void What_pages_about_many_say_is_what_each_by_itself_does() => Describe(100);

    [Fact]
    [Trait("Time", "long")]
    public void What_pages_about_many_say_is_what_each_by_itself_does_for_longer() => Describe(1000);

    private static void Describe(int count) =>
        Fleet.Sample(
            fleet =>
            {
                IReadOnlyList<FleetMember> together = PostureReport.Of(fleet).Members;
                for (int i = 0; i < fleet.Length; i++)
                {
                    AssertSame(new FleetMember(InstancePosture.Of(fleet[i])), together[i]);
                }
            },
            iter: count,
            threads: 1
        );

    [Fact]
    public void What_hosts_that_look_alike_do_is_computed_once()
    {
        FleetMember[] members = [.. PostureReport.Of(Hosts(i => $"edge{i}.example.org", i => $"10.0.0.{i}")).Members];
        Assert.All(members, member => Assert.Same(members[0].Summary, member.Summary));
        Assert.Equal(30, members.Select(member => member.HostName).Distinct().Count());
    }

    /// <summary>Each has a domain of its own, which is in no setting, and in what it does.</summary>
    [Theory]
    [InlineData("relayhost = [smtp.$mydomain]:587")]
    [InlineData("mydestination = $mydomain")]
    [InlineData("inet_interfaces = $myhostname")]
    public void What_speaks_of_something_that_each_has_of_its_own_is_computed_for_each(string setting)
    {
        Instance[] fleet = Hosts(i => $"edge{i}.site{i}.example.org", i => $"10.0.0.{i}", setting);
        Assert.Equal([30], LookAlikes.Among(fleet).Select(alike => alike.Instances.Count));
        foreach ((Instance instance, FleetMember member) in fleet.Zip(PostureReport.Of(fleet).Members))
        {
            AssertSame(new FleetMember(InstancePosture.Of(instance)), member);
        }

        Assert.Equal(fleet.Select(Rulebook.Analyze), new FleetJudge().Analyze(fleet, CancellationToken.None));
    }

    [Fact]
    public void Hosts_that_differ_in_a_number_and_an_address_look_alike()
    {
        Instance[] fleet = Hosts(i => $"edge{i}.example.org", i => $"10.0.0.{i}");
        Assert.Equal([30], LookAlikes.Among(fleet).Select(alike => alike.Instances.Count));
        Assert.All(
            new FleetJudge().Analyze(fleet, CancellationToken.None).Zip(fleet),
            judged => Assert.All(judged.First, finding => Assert.Equal(judged.Second.Name, finding.Instance))
        );
    }

    [Theory]
    [InlineData("mydestination = edge77.example.org", "another host of the kind is named")]
    [InlineData("transport_maps = pcre:/etc/postfix/transport", "a pattern tells them apart")]
    [InlineData("smtp_helo_name = edge1", "a part of the name is named")]
    public void Hosts_whose_kind_of_name_stands_elsewhere_are_judged_each(string setting, string reason)
    {
        Instance[] fleet = Hosts(i => $"edge{i}.example.org", _ => "10.0.0.1", setting);
        Assert.True(LookAlikes.Among(fleet).Count == fleet.Length, reason);
    }

    [Fact]
    public void A_network_parts_the_hosts_in_it_from_the_others()
    {
        Instance[] fleet = Hosts(_ => "mx.example.org", i => $"10.0.0.{i}", "mynetworks = 10.0.0.16/28");
        Assert.Equal([14, 16], LookAlikes.Among(fleet).Select(alike => alike.Instances.Count).Order());
    }

    [Fact]
    public void The_same_instances_are_not_judged_again()
    {
        var judge = new FleetJudge();
        Instance[] fleet = Hosts(i => $"edge{i}.example.org", i => $"10.0.0.{i}");
        IReadOnlyList<IReadOnlyList<Finding>> first = judge.Analyze(fleet, CancellationToken.None);
        IReadOnlyList<IReadOnlyList<Finding>> second = judge.Analyze(
            Hosts(i => $"edge{i}.example.org", i => $"10.0.0.{i}"),
            CancellationToken.None
        );
        Assert.All(first.Zip(second), both => Assert.Same(both.First, both.Second));
    }

    private static void AssertSame(FleetMember alone, FleetMember together)
    {
        Assert.Equal(alone.Name, together.Name);
        Assert.Equal(alone.Role, together.Role);
        Assert.Equal(alone.HostName, together.HostName);
        Assert.Equal(alone.Addresses, together.Addresses);
        Assert.Equal(alone.Targets, together.Targets);
        Assert.Equal(alone.AcceptedRisks, together.AcceptedRisks);
        Assert.Equal(alone.Facts, together.Facts);
        Assert.Equal(alone.Summary.AllWords, together.Summary.AllWords);
        Assert.Equal(alone.Summary.IsOpenRelay, together.Summary.IsOpenRelay);
        Assert.Equal(alone.Summary.LeastTlsIn, together.Summary.LeastTlsIn);
        Assert.Equal(alone.Summary.LeastTlsOut, together.Summary.LeastTlsOut);
        Assert.Equal(Protocols(alone), Protocols(together));
        Assert.Equal(alone.Posture, together.Posture);
    }

    private static IEnumerable<string> Protocols(FleetMember member) =>
        member
            .Summary.OnTargets.SelectMany(on =>
                on.Listeners.Select(l => l.Tls).Concat(on.Transports.SelectMany(t => t.Clients).Select(c => c.Tls))
            )
            .Select(tls => tls?.Protocols.ToShortText() ?? "");

    private static Instance[] Hosts(Func<int, string> hostName, Func<int, string> address, string setting = "") =>
        [
            .. Enumerable
                .Range(10, 30)
                .Select(i =>
                    Read(
                        $"host{i}",
                        "Debian12",
                        [$"myhostname = {hostName(i)}", $"smtp_bind_address = {address(i)}", setting]
                    )
                ),
        ];

    private static Instance Read(string name, string platform, IEnumerable<string> mainCf) =>
        InstanceReader
            .Read(name, PlatformInfo.Find(platform)!.Target, string.Join('\n', mainCf) + "\n", MasterCf + "\n", Tables)
            .Instance;
}
