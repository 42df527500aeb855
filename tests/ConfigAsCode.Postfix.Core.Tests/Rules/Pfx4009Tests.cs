using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4009Tests
{
    [Theory]
    [InlineData("smtpd_banner = $nothing ESMTP", "$nothing")]
    [InlineData("smtpd_banner = ESMTP ${nothing} $(nought)", "$nothing, $nought")]
    [InlineData("mynetworks = 127.0.0.0/8, $nothing, $nothing", "$nothing")]
    [InlineData("virtual_alias_maps = regexp:{{/x/ $1}}", "$1")]
    [InlineData("smtpd_banner = ESMTP${stress?$nothing}", "$nothing")]
    [InlineData("office = $nothing", "$nothing")]
    public void A_name_that_nothing_defines_stands_for_nothing(string setting, string names)
    {
        Declared mail = Declared.On("Debian12").Main(setting);
        Finding finding = Assert.Single(mail.Analyze("PFX4009", besides: "PFX4001 PFX4012"));
        Assert.Equal("main.cf " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            $"{setting}: nothing defines {names}, so the program reads nothing there. Define ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("or write $$ for a dollar sign", finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
    }

    [Theory]
    [InlineData("smtpd_banner = $myhostname ESMTP $mail_name")]
    [InlineData("smtpd_banner = $office")]
    [InlineData("smtpd_banner = $$5 a day")]
    [InlineData("smtpd_banner = ${nothing?x}${nothing:y}")]
    [InlineData("syslog_name = postfix/$service_name")]
    [InlineData("smtpd_recipient_limit = ${stress?{10}:{100}}")]
    [InlineData("x_limit = $maildrop_destination_recipient_limit")]
    // Expanded for each message, with names of their own.
    [InlineData("default_rbl_reply = $rbl_code $rbl_domain ${rbl_reason?; $rbl_reason}")]
    [InlineData("forward_path = $home/.forward${recipient_delimiter}${extension}, $home/.forward")]
    [InlineData("luser_relay = $user@other.example")]
    [InlineData("mailbox_command = /usr/bin/procmail -a $EXTENSION")]
    [InlineData("smtpd_reject_footer = \\c. Call us, $localtime. $")]
    [InlineData("command_execution_directory = $home")]
    [InlineData("my_reply = $rbl_code later")]
    public void Names_that_are_defined_or_come_later_are_not_told(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("office = 192.0.2.0/24", "rbl_reply_maps = static:x", "default_rbl_reply = $my_reply", setting)
                .Unix("maildrop", "pipe")
                .Analyze("PFX4009", besides: "PFX0005 PFX4001 PFX4004 PFX4008 PFX4014")
        );

    [Fact]
    public void A_service_sees_its_own_names_and_those_of_main_cf() =>
        Assert.Equal(
            ["submission/inet smtpd_banner"],
            Declared
                .On("Debian12")
                .Main("shared = a")
                .Inet("submission", "smtpd", "smtpd_banner = $others $own $shared", "own = b")
                .Inet("2525", "smtpd", "smtpd_banner = $others", "others = b")
                .PlacesOf("PFX4009", besides: "PFX1014")
        );

    [Theory]
    [InlineData("3.7", "smtpd_banner = a$", "smtp/inet will not start")]
    [InlineData("3.7", "smtpd_banner = ${a-b}", "smtp/inet will not start")]
    [InlineData("3.7", "smtpd_banner = ${a", "smtp/inet will not start")]
    [InlineData("3.7", "smtp_helo_name = a$", "smtp/unix, relay/unix will not start")]
    [InlineData("3.7", "syslog_name = a$", "every program will not start")]
    [InlineData("3.7", "postscreen_greet_banner = a$", "No program reads it here, but postconf stops at it")]
    [InlineData("3.2", "smtpd_banner = ${ myhostname }", "smtp/inet will not start")]
    [InlineData("3.3", "smtpd_banner = ${ myhostname }", null)]
    [InlineData("2.11", "smtpd_banner = ${{a} == {b} ? {c} : {d}}", "smtp/inet will not start")]
    [InlineData("3.0", "smtpd_banner = ${{a} == {b} ? {c} : {d}}", null)]
    [InlineData("3.5", "smtpd_banner = ${{1} <level {2} ? {c} : {d}}", "smtp/inet will not start")]
    [InlineData("3.6", "smtpd_banner = ${{1} <level {2} ? {c} : {d}}", null)]
    [InlineData("3.7", "default_rbl_reply = $", null)]
    public void A_text_that_the_target_cannot_read_stops_its_readers(string release, string setting, string? end)
    {
        Finding[] findings = Declared.OnPostfix(release).Main(setting).Analyze("PFX4009");
        if (end is null)
        {
            Assert.Empty(findings);
            return;
        }

        Finding finding = Assert.Single(findings);
        Assert.Contains(". " + end, finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            end.Contains("No program", StringComparison.Ordinal) ? RuleSeverity.Warning : RuleSeverity.Error,
            finding.Severity
        );
    }

    [Fact]
    public void A_circle_is_told_once()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("ITeam: a = $b", "b = $a", "smtpd_banner = $a", "smtp_helo_name = $b");
        Finding finding = Assert.Single(mail.Analyze("PFX4009"));
        Assert.Equal("ITeam a", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "a = $b: a leads to b leads to a. smtp/inet will not start: \"macro processing error\"",
            finding.Message
        );
    }

    [Fact]
    public void A_mistake_in_a_name_of_ones_own_is_told_there() =>
        Assert.Equal(
            ["main.cf office"],
            Declared
                .On("Debian12")
                .Main("office = a$", "smtpd_banner = $office", "mynetworks = $office")
                .PlacesOf("PFX4009")
        );

    [Fact]
    public void It_is_told_on_the_service() =>
        Assert.Equal(
            "smtpd_banner = a$: there is a $ without a name in 'a$' (write $$ for a dollar sign). "
                + "submission/inet will not start: \"macro processing error\"",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Inet("submission", "smtpd", "smtpd_banner = a$")
                        .Analyze("PFX4009", besides: "PFX1014")
                )
                .Message
        );

    [Fact]
    public void Where_the_program_stops_for_want_of_a_value_that_alone_is_told()
    {
        Declared mail = Declared.On("Debian12").Main("myhostname = $NAME_OF_HOST", "myorigin = $myhostname");
        Assert.Empty(mail.Analyze("PFX4009", besides: "PFX4004 PFX4014"));
        Assert.Equal(
            "myhostname = $NAME_OF_HOST: the program stops when it starts, since the value is empty. Give it a value",
            Assert.Single(mail.Analyze("PFX4004", besides: "PFX4014")).Message
        );
    }

    [Theory]
    [InlineData("3.7", "", "${{$compatibility_level} >=level {3.6} ? {yes} : {no}}", 0)]
    [InlineData("3.6", "", "${{$compatibility_level} <level {3.6} ? {yes} : {no}}", 0)]
    [InlineData("3.11", "", "${{3.6} ==level {$compatibility_level} ? {yes} : {no}}", 0)]
    [InlineData("3.7", "my_level = 3.5", "${{$my_level} <=level {$compatibility_level} ? {yes} : {no}}", 0)]
    // Names without a level, and what is not one.
    [InlineData("3.7", "", "${{$my_level} >=level {3.6} ? {yes} : {no}}", 1)]
    [InlineData("3.7", "my_level = new", "${{$my_level} >=level {3.6} ? {yes} : {no}}", 1)]
    [InlineData("3.7", "", "${{$compatibility_level} >=level {3.6.x} ? {yes} : {no}}", 1)]
    [InlineData("3.7", "", "${{$stress} >=level {1} ? {yes} : {no}}", 1)]
    [InlineData("3.5", "", "${{$compatibility_level} >=level {3.6} ? {yes} : {no}}", 1)]
    // What is not expanded has no fault; under stress each text may be.
    [InlineData("3.7", "", "${{$compatibility_level} >=level {3.6} ? {yes} : {${a-b}}}", 0)]
    [InlineData("3.7", "", "${{$compatibility_level} <level {3.6} ? {yes} : {${a-b}}}", 1)]
    [InlineData("3.7", "", "${stress?{${a-b}}:{no}}", 1)]
    [InlineData("3.7", "", "${stress?{yes}:{${a-b}}}", 1)]
    public void A_value_is_expanded_with_the_values_of_its_names(string release, string name, string value, int errors)
    {
        Declared mail = Declared
            .OnPostfix(release)
            .Main([
                .. new[] { "compatibility_level = 3.6", name, "smtpd_helo_required = " + value }.Where(s =>
                    s.Length > 0
                ),
            ]);
        Assert.Equal(
            errors,
            mail.Analyze("PFX4009", besides: "PFX4001 PFX4004 PFX4014 PFX4015 PFX1008")
                .Count(f => f.Severity == RuleSeverity.Error)
        );
    }
}
