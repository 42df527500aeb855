using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>PFX4010 says of a table what the installed Postfix does with it.</summary>
public class TableTypeTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly HashSet<string> Installed = InstalledTypes();

    public static TheoryData<string> Types => [.. TableTypeInfo.All.Select(t => t.Name), "hsh", "TEXTHASH"];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_error_is_told_of_a_type_that_Postfix_does_not_have(string type)
    {
        string name =
            type is "pipemap" or "unionmap" ? "{texthash:/x}"
            : type is "proxy" or "debug" ? "texthash:/x"
            : "/x";
        Finding? finding = Judge($"virtual_alias_maps = {type}:{name}").SingleOrDefault();
        bool isKnown = finding is null || finding.Severity == RuleSeverity.Info;
        if (isKnown && !Release.Target.PackedTypes.Contains(type) && !IsUnknownOfBuild(type))
        {
            Assert.Contains(type, Installed);
        }
        else if (!isKnown)
        {
            Assert.DoesNotContain(type, Installed);
        }
    }

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
        Assert.Contains("stops when it starts", Assert.Single(Judge(setting)).Message);
    }

    [Theory]
    [InlineData("smtpd", "mynetworks = [::1]/128, !192.0.2.1")]
    [InlineData("smtpd", "virtual_alias_maps = inline:{ {a = b, c}, d=e }, static:{ two words }")]
    [InlineData("trivial-rewrite", "transport_maps = unionmap:{static:x,inline:{a=b}}")]
    [InlineData("smtpd", "smtpd_client_restrictions = check_client_access { inline:{a=OK} }, inline:{b=OK}")]
    public void A_program_starts_where_the_rule_is_silent(string program, string setting)
    {
        Assert.DoesNotContain("type:name", DaemonStart.Refusal(program, setting) ?? "");
        Assert.Empty(Judge(setting));
    }

    private static HashSet<string> InstalledTypes()
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        folder.Write("main.cf", "");
        ProgramResult answer = folder.Postconf("-m");
        Assert.True(answer.ExitCode == 0, answer.Everything);
        return [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Built in or not, and no platform says which.</summary>
    private static bool IsUnknownOfBuild(string type) => type is "netinfo" or "nisplus";

    private static Finding[] Judge(string setting) =>
        [
            .. Rulebook
                .Judge(
                    InstanceReader
                        .Read("live", Release.Target, setting + "\nproxy_read_maps = proxy:texthash:/x\n", "")
                        .Instance
                )
                .Where(f => f.Rule.Id == "PFX4010"),
        ];
}
