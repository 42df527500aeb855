using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

/// <summary>
/// Every parameter of the catalogue on every minor version: a value that Postfix takes renders and nothing is said of it, one
/// that it refuses is told by the rule in charge.
/// </summary>
public class ParameterSamplesTests
{
    // It judges one parameter alone, and at length what an instance does without it.
    private const string Level = "PFX4015";

    /// <summary>The rules that judge one parameter by itself, whatever else is set.</summary>
    private static readonly Rule[] Judges =
    [
        .. Rulebook.All.Where(r => r.Info.Id is "PFX1006" or "PFX1012" or "PFX4001" or "PFX4002" or "PFX4004" or Level),
    ];

    // The programs whose TLS level has a rule of its own. postscreen of 3.12 must have one, which counts where no sample gives it another.
    private const string Services = """
        smtp inet n - n - 1 postscreen -o smtpd_tls_security_level=none
        smtpd pass - - n - - smtpd
        tlsproxy unix - - n - 0 tlsproxy
        """;

    /// <summary>
    /// How many parameters take any text: only their own readers understand hosts, paths, tables and patterns. Other rules
    /// judge some of them.
    /// </summary>
    private static readonly Dictionary<string, int> FreeTexts = new()
    {
        ["2.11"] = 231,
        ["3.0"] = 242,
        ["3.1"] = 245,
        ["3.2"] = 249,
        ["3.3"] = 250,
        ["3.4"] = 272,
        ["3.5"] = 275,
        ["3.6"] = 279,
        ["3.7"] = 278,
        ["3.8"] = 280,
        ["3.9"] = 280,
        ["3.10"] = 282,
        ["3.11"] = 289,
        ["3.12"] = 305,
    };

    public static TheoryData<string> Versions => [.. Targets.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_value_that_Postfix_takes_renders_and_nothing_is_said_of_it(string version) =>
        NoneOf(Differences(version, samples => samples.Legal, _ => ""));

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_value_that_Postfix_refuses_is_told_by_the_rule_in_charge(string version) =>
        NoneOf(Differences(version, samples => samples.Illegal, InChargeOf));

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_word_of_a_later_release_is_told(string version) =>
        NoneOf(Differences(version, samples => samples.Newer, InChargeOfNewerWords));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Any_text_goes_in_the_others(string version)
    {
        PostfixVersion release = PostfixVersion.Parse(version);
        Assert.Equal(
            FreeTexts.GetValueOrDefault(version),
            Settable.Count(p => p.ExistsOn(release) && ParameterSamples.Of(p, release).Illegal.Count == 0)
        );
    }

    private static IEnumerable<ParameterInfo> Settable => Parameters.All.Where(p => !p.IsReadOnly);

    private static void NoneOf(IEnumerable<string> differences)
    {
        string all = string.Join("\n", differences);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Differences(
        string version,
        Func<ParameterSamples, IEnumerable<string>> choose,
        Func<ParameterInfo, string> expected
    )
    {
        Target target = Targets.Of(version);
        Instance services = InstanceReader.Read("mail", target, "", Services).Instance;
        return from parameter in Settable
            from value in choose(ParameterSamples.Of(parameter, target.Postfix))
            let said = SaidOf(parameter, services with { Settings = Only(parameter.Name, value) }, target)
            let wanted = WantedOn(target.Postfix, parameter, expected(parameter))
            where said != wanted
            select $"{parameter.Name} = {value}: '{said}' instead of '{wanted}'";
    }

    private static EquatableArray<Setting> Only(string parameter, string value) =>
        EquatableArray.Of(new Setting(parameter, value, new Origin(OriginKind.File, "main.cf")));

    private static string SaidOf(ParameterInfo parameter, Instance instance, Target target)
    {
        if (InstanceRenderer.ErrorIn(instance) is { Count: > 0 } obstacles)
        {
            return string.Join(", ", obstacles);
        }

        Assert.NotEmpty(InstanceRenderer.Render(instance));
        var context = new InstanceOnTarget(instance, target);
        IEnumerable<Rule> rules = Judges.Where(r => r.Info.Id != Level || InChargeOf(parameter) == Level);
        return string.Join(", ", rules.SelectMany(rule => rule.Check(context)).Select(f => f.Rule.Id).Distinct());
    }

    // One list of keywords serves all releases.
    private static string InChargeOfNewerWords(ParameterInfo parameter) =>
        parameter.Name.EndsWith("hlo_keywords", StringComparison.Ordinal) ? "" : "PFX4002";

    /// <summary>A parameter that the release does not have is one fault, whatever its value.</summary>
    private static string WantedOn(PostfixVersion release, ParameterInfo parameter, string whereItExists) =>
        parameter.IsReadOn(release) ? whereItExists : "PFX4002";

    private static string InChargeOf(ParameterInfo parameter) =>
        parameter.IsProtocolList ? "PFX1006"
        : parameter.Name == "compatibility_level" ? Level
        : parameter.Name
            is "smtpd_tls_security_level"
                or "postscreen_tls_security_level"
                or "tlsproxy_tls_security_level"
            ? "PFX1012"
        : "PFX4004";
}
