using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Settings that are written at one place are still several: what is found of one says nothing of another.</summary>
public class SettingIdentityTests
{
    [Fact]
    public void A_note_stands_although_another_setting_at_its_place_has_a_fault() =>
        Assert.Equal(
            ["PFX1010 smtp_tls_mandatory_protocols", "PFX2011 smtpd_banner"],
            FindingsOn("-o smtpd_banner=$mail_version", "-o smtp_tls_mandatory_protocols=TLSv1")
        );

    [Fact]
    public void A_note_alone_is_the_same() =>
        Assert.Equal(["PFX2011 smtpd_banner"], FindingsOn("-o smtpd_banner=$mail_version"));

    [Fact]
    public void A_note_stands_although_the_service_itself_has_a_fault() =>
        Assert.Equal(
            ["PFX2011 smtpd_banner", "PFX4008 private"],
            FoundAtLine1(OnOnePlace("smtp inet y - n - - smtpd\n  -o smtpd_banner=$mail_version"))
        );

    [Fact]
    public void Of_two_settings_with_one_fault_at_one_place_each_is_reported() =>
        Assert.Equal(
            ["PFX4010 smtpd_client_restrictions", "PFX4010 smtpd_sender_restrictions"],
            FindingsOn(
                "-o smtpd_client_restrictions=check_client_access,hahs:/a",
                "-o smtpd_sender_restrictions=check_sender_access,hahs:/a"
            )
        );

    [Fact]
    public void The_setting_of_a_policy_that_two_services_inherit_is_reported_once()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("compatibility_level = 3.6", "smtpd_tls_security_level = none", "smtp_tls_security_level = may");
        Instance inherited = OfAPolicy(mail, "smtpd_client_restrictions", "check_client_access hahs:/a");
        Assert.Single(Rulebook.Analyze(inherited), f => f is { Rule.Id: "PFX4010", Severity: RuleSeverity.Error });
    }

    [Fact]
    public void Of_two_services_with_one_key_each_is_judged_by_its_own_values() =>
        Assert.Equal(["first", "second"], OfTwoServicesWithOneKey().Select(f => f.Value));

    [Fact]
    public void Their_settings_are_not_taken_for_each_other() =>
        Assert.Equal([0, 1], OfTwoServicesWithOneKey().Select(f => f.About.Single().Occurrence));

    [Fact]
    public void Each_word_of_a_value_is_reported_on_several_targets_as_on_one()
    {
        string[] onOne = Undefined(Declared.On("Debian12"));
        Assert.Equal(2, onOne.Length);
        Assert.Equal(onOne, Undefined(Declared.OnEach("Debian12", "Debian13")));
    }

    [Fact]
    public void A_fault_of_two_services_that_inherit_one_policy_is_reported_of_each_on_several_targets_as_on_one()
    {
        static string[] Of(Declared mail) =>
            [
                .. Rulebook
                    .Analyze(OfAPolicy(mail, "smtp_helo_name", "mail.example.org"))
                    .Where(f => f.Rule.Id == "PFX4006")
                    .Select(f => f.Message),
            ];

        string[] onOne = Of(Declared.On("Debian12"));
        Assert.Equal(2, onOne.Length);
        Assert.Equal(onOne, Of(Declared.OnEach("Debian12", "Debian13")));
    }

    /// <summary>A setting of a policy that the two services of mail inherit.</summary>
    private static Instance OfAPolicy(Declared mail, string parameter, string value)
    {
        var policy = new Origin(OriginKind.Policy, "IPolicy", 99);
        Instance instance = mail.Inet("smtp", "smtpd").Inet("submission", "smtpd").Instance;
        return instance with
        {
            Services = instance
                .Services.Select(s =>
                    s.IsSmtpServer ? s with { Settings = EquatableArray.Of(new Setting(parameter, value, policy)) } : s
                )
                .ToEquatableArray(),
        };
    }

    private static string[] Undefined(Declared mail) =>
        [
            .. mail.Main("smtpd_restriction_classes = first, second")
                .AnalyzeAll()
                .Where(f => f.Rule.Id == "PFX4011")
                .Select(f => f.Message),
        ];

    private static IEnumerable<Finding> OfTwoServicesWithOneKey()
    {
        Instance one = Complete("smtp inet n - n - - smtpd\n  -o smtpd_helo_required=first");
        Instance other = Complete("smtp inet n - n - - smtpd\n  -o smtpd_helo_required=second");
        Instance both = one with { Services = one.Services.Append(other.Services[0]).ToEquatableArray() };
        return Rulebook.Analyze(both).Where(f => f.Rule.Id == "PFX4004");
    }

    private static string[] FindingsOn(params string[] options) =>
        FoundAtLine1(OnOnePlace("smtp inet n - n - - smtpd\n  " + string.Join("\n  ", options)));

    private static string[] FoundAtLine1(Instance instance) =>
        [
            .. Rulebook
                .Analyze(instance)
                .Where(f => f.Place.Origin is { DeclaredBy: InstanceReader.MasterCf, Range.Start.Line: 1 })
                .Select(f => $"{f.Rule.Id} {f.Parameter}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The entry with the rows of Postfix that are not its own, each with all of its overrides at the line of the service.</summary>
    private static Instance OnOnePlace(string entry)
    {
        Instance read = Complete(entry);
        return read with
        {
            Services = read
                .Services.Select(s =>
                    s with
                    {
                        Settings = s
                            .Settings.Select(o => new Setting(o.Parameter, o.Value, s.Origin))
                            .ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };
    }

    private static Instance Complete(string entries)
    {
        Target debian = PlatformInfo.Find("Debian12")!.Target;
        Instance read = InstanceReader.Read("mail", debian, "compatibility_level = 3.6\n", entries).Instance;
        return read with
        {
            Services = read
                .Services.Concat(DefaultServices.Of(debian).Where(row => read.Services.All(s => s.Key != row.Key)))
                .ToEquatableArray(),
        };
    }
}
