using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>PFX4010 says of a table what a program does with it; which types there are is told in ReleaseTests.</summary>
public class TableTypeTests
{
    [Theory]
    [InlineData("smtpd", "virtual_alias_maps = /etc/postfix/virtual")]
    [InlineData("smtpd", "virtual_alias_maps = texthash:")]
    [InlineData("smtpd", "mynetworks = ::1/128")]
    [InlineData("cleanup", "header_checks = /etc/postfix/header_checks")]
    [InlineData("trivial-rewrite", "transport_maps = /etc/postfix/transport")]
    [InlineData("smtp", "smtp_header_checks = /etc/postfix/checks")]
    public void A_program_stops_where_the_rule_says_so(string program, string setting)
    {
        Assert.Contains("expecting \"type:name\" form", DaemonStart.Refusal(program, setting));
        Assert.Contains("stops when it starts", Assert.Single(Analyze(setting)).Message);
    }

    [Theory]
    [InlineData("smtpd", "mynetworks = [::1]/128, !192.0.2.1")]
    [InlineData("smtpd", "virtual_alias_maps = inline:{ {a = b, c}, d=e }, static:{ two words }")]
    [InlineData("smtpd", "virtual_alias_maps = unionmap:{static:x,inline:{a=b}}")]
    [InlineData("smtpd", "smtpd_client_restrictions = check_client_access { inline:{a=OK} }, inline:{b=OK}")]
    public void A_program_starts_where_the_rule_is_silent(string program, string setting)
    {
        Assert.DoesNotContain("type:name", DaemonStart.Refusal(program, setting) ?? "");
        Assert.Empty(Analyze(setting));
    }

    private static Finding[] Analyze(string setting) =>
        Rulebook
            .Analyze(
                InstanceReader
                    .Read("live", DebianRelease.Tested.Target, setting + "\nproxy_read_maps = proxy:texthash:/x\n", "")
                    .Instance
            )
            .Of("PFX4010");
}
