using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>A file that another tool fills in is reported once, and nothing else of its lines.</summary>
public class Pfx6010Tests
{
    private const string Services = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;

    [Fact]
    public void It_is_reported_once_at_the_first_line()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find(
                "PFX6010",
                "compatibility_level = 3.6\nmyhostname = {{ host }}\nmydomain = example.org\nmynetworks = 127.0.0.0/8\n  {{ nets }}\n",
                "{% for port in ports %}\n{{ port }} inet n - n - - smtpd\n{% endfor %}\n" + MasterCf.Plumbing
            )
        );
        Assert.Equal("main.cf(2,1)", place);
        Assert.Equal(
            "main.cf is a template: another tool replaces '{{ host }}' before Postfix reads the file, and 4 other lines have a mark too. "
                + "These lines are not judged. Judge the files that the tool writes",
            message
        );
    }

    [Theory]
    [InlineData("{{ x }}")]
    [InlineData("{{x}}")]
    [InlineData("{{- .Values.host -}}")]
    [InlineData("{{ host | default('mail') }}")]
    [InlineData("{{ hostvars[\"mx\"].fqdn }}")]
    [InlineData("{{#each nets}}")]
    [InlineData("mail.{{ domain }}")]
    [InlineData("hash:{{ folder }}")]
    [InlineData("{% if tls %}yes{% endif %}")]
    [InlineData("<%= @host %>")]
    [InlineData("[% host %]")]
    [InlineData("#{host}")]
    [InlineData("%(host)s")]
    [InlineData("@HOST@")]
    [InlineData("mail.@domain@")]
    [InlineData("##HOST##")]
    [InlineData("%%HOST%%")]
    [InlineData("%HOST%")]
    [InlineData("__HOST__")]
    [InlineData("${MAIL_HOST}")]
    public void It_has_the_mark_of_a_tool(string value)
    {
        Finding[] found = Analyze($"relay_domains = {value}\nvirtual_alias_maps = nosuch:{value}\n");
        Assert.Single(found, f => f.Rule.Id == "PFX6010");
        Assert.DoesNotContain(found, f => f.Parameter is "relay_domains" or "virtual_alias_maps");
    }

    [Theory]
    [InlineData("virtual_alias_maps = regexp:{{/./ root}}")]
    [InlineData("virtual_alias_maps = inline:{{a@b.example = root}, {c@b.example = root}}")]
    [InlineData("smtpd_client_restrictions = check_client_access cidr:{{192.0.2.0/24 OK}, {192.0.3.1 OK}}")]
    [InlineData("smtpd_milters = {inet:127.0.0.1:5000, default_action=accept}")]
    [InlineData("mailbox_command = /usr/bin/procmail -a \"${EXTENSION}\" -d ${LOGNAME}")]
    [InlineData("smtpd_banner = ESMTP # 100% @ home")]
    [InlineData("MY_NETS = 192.0.2.0/24\nmynetworks = ${MY_NETS}")]
    [InlineData("mynetworks = $MY_NETS")]
    [InlineData("myorigin = $mydomain")]
    [InlineData("virtual_alias_maps = pcre:/etc/postfix/user@host@x")]
    [InlineData("smtpd_sender_restrictions = check_sender_access static:{REJECT 50% off, no thanks}")]
    [InlineData("relay_domains = __my_domain")]
    [InlineData("# {{ host }}")]
    public void What_Postfix_has_itself_is_none(string settings) =>
        Assert.DoesNotContain(Analyze(settings + "\n"), f => f.Rule.Id == "PFX6010");

    /// <summary>Whatever the tool writes, the lists let strangers pass, and the password is in the file.</summary>
    [Fact]
    public void An_open_relay_stands() =>
        Assert.Contains(
            Analyze(
                "smtpd_relay_restrictions =\n"
                    + "smtpd_recipient_restrictions = check_sender_access static:OK, reject_unauth_destination, reject_rbl_client {{ x }}\n"
            ),
            f => f.Rule.Id == "PFX2001"
        );

    [Fact]
    public void What_a_build_wrote_is_none()
    {
        InstanceReading read = AnalyzedFiles.Read("relay_domains = {{ x }}\n", Services);
        InstanceReading built = read with { Instance = read.Instance with { IsHandWritten = false } };
        Assert.DoesNotContain(Rulebook.Analyze(built), f => f.Rule.Id == "PFX6010");
    }

    [Fact]
    public void Other_lines_are_judged() =>
        Assert.Contains(
            Analyze("relay_domains = {{ x }}\nsmtpd_helo_required = sometimes\n"),
            f => f is { Rule.Id: "PFX4004", Parameter: "smtpd_helo_required" }
        );

    private static Finding[] Analyze(string settings) =>
        [.. Rulebook.Analyze(AnalyzedFiles.Read("compatibility_level = 3.6\n" + settings, Services))];
}
