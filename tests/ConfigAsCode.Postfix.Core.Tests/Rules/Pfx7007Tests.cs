using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7007Tests
{
    [Theory]
    [InlineData("inet:localhost:8891")]
    [InlineData("inet:8891")]
    [InlineData("inet::8891")]
    [InlineData("inet:[::1]:8891")]
    [InlineData("inet:127.0.0.1:submission")]
    [InlineData("unix:/run/x")]
    [InlineData("local:x/sock")]
    [InlineData("{ inet:localhost:8891, default_action=accept }")]
    [InlineData("")]
    [InlineData("$milter")]
    [InlineData("tcp:127.0.0.1:5000", "inet:127.0.0.1:5000")]
    [InlineData("INET:127.0.0.1:5000", "inet:127.0.0.1:5000")]
    [InlineData("127.0.0.1:5000", "inet:127.0.0.1:5000")]
    [InlineData("inet6:[::1]:5000", "inet:[::1]:5000")]
    [InlineData("inet:8891@localhost", "inet:localhost:8891")]
    [InlineData("/run/x", "unix:/run/x")]
    [InlineData("{ tcp:127.0.0.1:5000 default_action=accept }", "inet:127.0.0.1:5000")]
    [InlineData("unix:", null)]
    [InlineData("inet:", null)]
    [InlineData(":8891", null)]
    [InlineData("mail", null)]
    [InlineData("inet:localhost:", null)]
    [InlineData("inet:localhost:89x", null)]
    public void A_milter_is_at_a_port_or_a_socket(string milter, params string?[]? better)
    {
        Declared mail = Declared.On("Debian12").Main("milter = unix:/run/y", "smtpd_milters = " + milter);
        Finding[] found = mail.Analyze("PFX7007", besides: "PFX4001 PFX4014 PFX4016");
        if (better is { Length: 0 })
        {
            Assert.Empty(found);
            return;
        }

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal("main.cf smtpd_milters", mail.PlaceOf(f.Place)));
        Assert.All(found, f => Assert.Equal(RuleSeverity.Error, f.Severity));
        if (better is not null)
        {
            string address = milter.Trim('{', '}').Trim().Split(' ')[0];
            Edit edit = Assert.Single(Assert.Single(Assert.Single(found).Fixes).Edits);
            Assert.Equal(new Edit(EditKind.Set, "smtpd_milters", milter.Replace(address, better[0])), edit);
            Assert.Empty(
                Declared
                    .On("Debian12")
                    .Main("smtpd_milters = " + edit.Value)
                    .Analyze("PFX7007", besides: "PFX4001 PFX4014 PFX4016")
            );
        }
    }

    [Theory]
    [InlineData("accept", "all mail passes unfiltered")]
    [InlineData("tempfail", "all mail is deferred with 451")]
    [InlineData("quarantine", "all mail is held in the queue")]
    public void What_becomes_of_the_mail_is_the_default_action(string action, string happens) =>
        Assert.Equal(
            "smtpd_milters names the milter 'tcp:127.0.0.1:5000': smtpd(8) cannot connect to it (\"invalid transport name\"), and "
                + $"{happens}. Write inet:127.0.0.1:5000",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("milter_default_action = " + action, "smtpd_milters = tcp:127.0.0.1:5000")
                        .Analyze("PFX7007", besides: "PFX4001 PFX4014 PFX4016")
                )
                .Message
        );

    [Fact]
    public void A_port_that_only_the_host_may_know_is_a_warning()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main("non_smtpd_milters = inet:localhost:portnumber").Analyze("PFX7007")
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "non_smtpd_milters names the milter 'inet:localhost:portnumber': cleanup(8) does not find it where the services file of the host has "
                + "no port 'portnumber', and all mail is deferred with 451. Write the number of the port",
            finding.Message
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void Each_milter_of_a_list_is_judged_with_its_service() =>
        Assert.Equal(
            ["2525/inet smtpd_milters", "2525/inet smtpd_milters"],
            Declared
                .On("Debian12")
                .Inet("2525", "smtpd", "smtpd_milters = tcp:a:1, inet:b:2 mail")
                .Unix("x", "smtp", "smtpd_milters = tcp:a:1")
                .PlacesOf("PFX7007", besides: "PFX4006")
        );

    [Fact]
    public void Rows_of_declared_tables_name_milters_too() =>
        Assert.Equal(
            ["the row 192.0.2.2"],
            Declared
                .On("Debian12")
                .Main("smtpd_milter_maps = cidr:$config_directory/milters")
                .Table(
                    "milters",
                    "cidr",
                    ("192.0.2.1", "inet:localhost:8891"),
                    ("192.0.2.2", "tcp:localhost:8891"),
                    ("192.0.2.3", "disable")
                )
                .PlacesOf("PFX7007")
        );

    [Theory]
    [InlineData("[mx.example.net]:587")]
    [InlineData("mx.example.net:25")]
    [InlineData("mx.example.net")]
    [InlineData("mx.example.net:")]
    [InlineData("[192.0.2.1]")]
    [InlineData("[2001:db8::1]:25")]
    [InlineData("[ipv6:2001:db8::1]")]
    [InlineData("[mx.example.net:587]", "[mx.example.net]:587")]
    [InlineData("[192.0.2.1:25]", "[192.0.2.1]:25")]
    [InlineData("[mx.example.net]587", null)]
    [InlineData("[mx.example.net", null)]
    [InlineData("mx.example.net.", null)]
    [InlineData("[mx.example.net]:58x", null)]
    public void A_relay_host_is_a_host_and_a_port(string hop, params string?[]? better)
    {
        foreach (string parameter in new[] { "relayhost", "smtp_fallback_relay" })
        {
            Declared mail = Declared.On("Debian12").Main($"{parameter} = {hop}");
            Finding[] found = mail.Analyze("PFX7007");
            Assert.Equal(better is { Length: 0 } ? 0 : 1, found.Length);
            Assert.All(found, f => Assert.Equal("main.cf " + parameter, mail.PlaceOf(f.Place)));
            Assert.Equal(
                better is { Length: 1 } && better[0] is { } meant ? [new Edit(EditKind.Set, parameter, meant)] : [],
                found.SelectMany(f => f.Fixes).SelectMany(f => f.Edits)
            );
        }
    }

    [Fact]
    public void A_port_of_a_relay_host_may_be_known_to_the_host_alone()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main("relayhost = [mx.example.net]:nosuch").Analyze("PFX7007")
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "relayhost sends mail to '[mx.example.net]:nosuch': smtp(8) stops with \"unknown service\" where the services file of the host has no "
                + "port 'nosuch', and the mail stays in the queue. Write the number of the port",
            finding.Message
        );
        Assert.Empty(Declared.On("Debian12").Main("relayhost = [mx.example.net]:submission").Analyze("PFX7007"));
    }

    /// <summary>What is wrong with the whole value is one finding.</summary>
    [Theory]
    [InlineData("relayhost = \"mx.example.net:25\"", "PFX4005")]
    [InlineData("relayhost = mx.example.net # the hub", "PFX4004")]
    public void A_text_that_is_misread_as_a_whole_is_reported_as_that(string setting, string rule)
    {
        Declared mail = Declared.On("Debian12").Main(setting);
        Assert.Equal(["main.cf relayhost"], mail.PlacesOf(rule));
        Assert.Empty(mail.Analyze("PFX7007", besides: rule));
    }

    [Fact]
    public void So_is_the_next_hop_of_a_transport() =>
        Assert.Equal(
            ["main.cf default_transport", "the row a.example"],
            Declared
                .On("Debian12")
                .Main(
                    "default_transport = smtp:[mx.example.net:25]",
                    "mailbox_transport = lmtp:unix:private/store",
                    "transport_maps = texthash:$config_directory/transport"
                )
                .Table(
                    "transport",
                    "texthash",
                    ("a.example", "smtp:[mx.a.example:25]"),
                    ("b.example", "smtp:[mx.b.example]:25"),
                    ("c.example", "error:[not: here]"),
                    ("d.example", "lmtp:inet:store.example:24")
                )
                .PlacesOf("PFX7007")
        );

    [Theory]
    [InlineData("${nexthop}")]
    [InlineData("$user+$(extension)")]
    [InlineData("$$nextHop")]
    [InlineData("${nextHop}", "'nextHop'. Write ${nexthop}")]
    [InlineData("-f$Sender", "'Sender'. Write ${sender}")]
    [InlineData("$(recipent)", "'recipent'. Write ${recipient}")]
    [InlineData("$HOME/x", "'HOME'. Write one that pipe(8) lists")]
    [InlineData("${user?x}", "'user?x'. Write one that pipe(8) lists")]
    public void A_command_has_the_macros_of_pipe(string word, string? wrong = null)
    {
        Declared mail = Declared.On("Debian12").Entry($"lists unix . n n . . pipe user=list argv=/bin/x {word} {word}");
        Finding[] found = mail.Analyze("PFX7007");
        Assert.Equal(wrong is null ? 0 : 1, found.Length);
        Assert.All(found, f => Assert.Equal("lists/unix", mail.PlaceOf(f.Place)));
        Assert.All(found, f => Assert.EndsWith(wrong!, f.Message, StringComparison.Ordinal));
    }

    /// <summary>Without brackets smtp(8) asks for the mail servers of the name.</summary>
    [Theory]
    [InlineData("[smtp.example.net]:587", "smtp.example.net:587")]
    [InlineData("[smtp.example.net]:submission", "smtp.example.net:submission")]
    [InlineData("[smtp.example.net]:465", "smtp.example.net:465")]
    [InlineData("[smtp.example.net]", "smtp.example.net", "smtp_sasl_auth_enable = yes")]
    [InlineData(null, "smtp.example.net")]
    [InlineData(null, "smtp.example.net:25")]
    [InlineData(null, "[smtp.example.net]:587")]
    [InlineData(null, "example.net", "smtp_sasl_auth_enable = no")]
    [InlineData(null, "smtp.example.net:587", "smtp_dns_support_level = disabled")]
    public void A_host_of_clients_without_brackets_is_a_warning(
        string? better,
        string relay,
        string setting = "mydomain = example.org"
    )
    {
        Declared mail = Declared.On("Debian12").Main("relayhost = " + relay, setting);
        Finding[] found = [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX7007")];
        Assert.Equal(better is null ? [] : ["main.cf relayhost"], found.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(
            found,
            f =>
            {
                Assert.Equal(RuleSeverity.Warning, f.Severity);
                Assert.Equal(new Edit(EditKind.Set, "relayhost", better!), Assert.Single(Assert.Single(f.Fixes).Edits));
            }
        );
    }

    [Fact]
    public void A_client_that_looks_for_services_needs_the_name_of_the_domain() =>
        Assert.DoesNotContain(
            Declared
                .OnPostfix("3.8.1")
                .Main("relayhost = example.net:submission", "use_srv_lookup = submission")
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX7007"
        );
}
