using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Testing.Models;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

/// <summary>What travels beside the rendered files comes back as it was, or not at all.</summary>
public class PackedTests
{
    private static readonly Gen<string?> Optional = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (3, RandomInstances.AnyValue.Select(value => (string?)value))
    );

    [Fact]
    public void Every_target_comes_back() =>
        Gen.Select(
                RandomInstances.AnyValue,
                RandomInstances.AnyTarget,
                Gen.OneOf(Enum.GetValues<OpenSslSeries>()),
                Gen.Bool,
                (name, target, openSsl, chroot) => new Target(name, target.Postfix, openSsl, chroot)
            )
            .Sample(target => Assert.Equal(target, PackedTarget.Read(PackedTarget.Write(target))));

    [Fact]
    public void All_targets_of_an_instance_come_back()
    {
        Target several = Target.OfAll(PlatformInfo.All.Select(p => p.Target));
        Assert.Equal(PlatformInfo.All.Count(), several.Each.Count());
        Assert.Equal(several, PackedTarget.Read(PackedTarget.Write(several)));
    }

    [Fact]
    public void Waivers_come_back_with_a_missing_day_told_from_an_empty_one() =>
        Gen.Select(
                RandomInstances.AnyValue,
                RandomInstances.AnyValue,
                Optional,
                Optional,
                RandomInstances.AnyValue,
                (rule, reason, until, service, by) =>
                    new AcceptedRisk(rule, reason, until, service, new Origin(OriginKind.Declaration, by))
            )
            .Array[0, 4]
            .Sample(acceptedRisks =>
                Assert.Equal(
                    acceptedRisks.ToEquatableArray(),
                    PackedAcceptedRisks.Read(PackedAcceptedRisks.Write(acceptedRisks))
                )
            );

    [Fact]
    public void The_policies_of_settings_come_back_to_their_place()
    {
        Instance webshop = ExampleInstances.Webshop;
        EquatableArray<PolicySetting> policies = PackedPolicies.Read(PackedPolicies.Write(webshop));
        Instance read = PackedPolicies.Apply(policies, webshop.WithoutOrigins());
        Assert.Equal(PoliciesOf(webshop), PoliciesOf(read));
        Assert.Contains("submission/inet smtpd_tls_mandatory_ciphers IStrictTls", PoliciesOf(read));
        Assert.Empty(PackedPolicies.Read(""));
        Assert.Throws<FormatException>(() => PackedPolicies.Read("submission/inet|a"));
    }

    private static string[] PoliciesOf(Instance instance) =>
        [
            .. instance
                .Settings.Select(s => (Place: "main.cf", Setting: s))
                .Concat(instance.Services.SelectMany(s => s.Settings.Select(o => (Place: s.Key, Setting: o))))
                .Where(s => s.Setting.Origin.Kind == OriginKind.Policy)
                .Select(s => $"{s.Place} {s.Setting.Parameter} {s.Setting.Origin.DeclaredBy}"),
        ];

    [Theory]
    [InlineData("")]
    [InlineData("Debian 12|3.7|3.0")]
    [InlineData("Debian 12|3.7|3.0|y|")]
    [InlineData("Debian 12|3.7|3.0|yes")]
    [InlineData("Debian 12|2.10|1.0.2|y")]
    [InlineData("Debian 12|x|3.0|y")]
    [InlineData("Debian 12|3.7|4.0|y")]
    [InlineData("Debian\n12|3.7|3.0|y")]
    [InlineData("Debian 12|3.7|3.0|y\\")]
    [InlineData("Debian 12|3.7|3.0|y\n")]
    public void What_is_no_target_is_refused(string text) =>
        Assert.Throws<FormatException>(() => PackedTarget.Read(text));

    [Theory]
    [InlineData("PFX1001|reason||")]
    [InlineData("PFX1001|reason|2027-03-31||Mail")]
    [InlineData("PFX1001|reason|||Mail\n")]
    public void What_is_no_waiver_is_refused(string text) =>
        Assert.Throws<FormatException>(() => PackedAcceptedRisks.Read(text));
}
