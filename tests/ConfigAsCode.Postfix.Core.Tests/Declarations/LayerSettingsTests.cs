using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Declarations;

/// <summary>Which setting of several layers is in force.</summary>
public class LayerSettingsTests
{
    [Fact]
    public void A_class_outranks_its_base_class_and_its_interfaces()
    {
        SettledSetting settled = Assert.Single(
            Settle(
                [
                    [Set("a", "near")],
                    [Set("a", "far")],
                ],
                [
                    [Set("a", "policy")],
                ]
            )
        );
        Assert.Equal(("near", null), (settled.Setting.Items[0], settled.Conflict));
    }

    [Fact]
    public void Two_interfaces_that_disagree_are_a_conflict()
    {
        SettledSetting settled = Assert.Single(
            Settle(
                [],
                [
                    [Set("a", "1")],
                    [Set("a", "2")],
                ]
            )
        );
        Assert.Equal(["1", "2"], settled.Conflict!.Candidates.Select(c => c.Value));
    }

    [Fact]
    public void An_interface_that_extends_another_outranks_it()
    {
        SettledSetting settled = Assert.Single(
            LayerSettings.Settle(
                [],
                [
                    [Set("a", "1")],
                    [Set("a", "2")],
                ],
                (one, other) => one == 1 && other == 0,
                null
            )
        );
        Assert.Equal(("2", null), (settled.Setting.Items[0], settled.Conflict));
    }

    [Fact]
    public void Interfaces_that_extend_one_another_in_a_circle_are_equal()
    {
        SettledSetting settled = Assert.Single(
            LayerSettings.Settle(
                [],
                [
                    [Set("a", "1")],
                    [Set("a", "2")],
                ],
                (_, _) => true,
                service: null
            )
        );
        Assert.NotNull(settled.Conflict);
    }

    [Fact]
    public void A_restriction_class_of_a_farther_layer_stays_one()
    {
        SettledSetting settled = Assert.Single(
            Settle(
                [
                    [Set("insiders", "reject")],
                ],
                [
                    [Set("insiders", "permit") with { IsRestrictionClass = true }],
                ]
            )
        );
        Assert.True(settled.Setting.IsRestrictionClass);
    }

    [Fact]
    public void A_setting_of_the_instance_ends_the_conflict_of_its_class()
    {
        IReadOnlyList<SettledSetting> ofClass = Settle(
            [],
            [
                [Set("a", "1"), Set("b", "3")],
                [Set("a", "2")],
            ]
        );
        IReadOnlyList<SettledSetting> settled = LayerSettings.Overlay(EquatableArray.Of(Set("a", "own")), ofClass);
        Assert.Equal(["a = own", "b = 3"], settled.Select(s => $"{s.Setting.Parameter} = {s.Setting.Items[0]}"));
        Assert.All(settled, s => Assert.Null(s.Conflict));
    }

    [Fact]
    public void A_setting_of_the_instance_stays_the_restriction_class_that_it_is_in_the_class()
    {
        IReadOnlyList<SettledSetting> ofClass = Settle(
            [
                [Set("insiders", "permit") with { IsRestrictionClass = true }],
            ],
            []
        );
        SettledSetting settled = Assert.Single(
            LayerSettings.Overlay(EquatableArray.Of(Set("insiders", "reject")), ofClass)
        );
        Assert.Equal(("reject", true), (settled.Setting.Items[0], settled.Setting.IsRestrictionClass));
    }

    private static IReadOnlyList<SettledSetting> Settle(
        SettingDeclaration[][] classes,
        SettingDeclaration[][] interfaces
    ) => LayerSettings.Settle(classes, interfaces, (_, _) => false, service: null);

    private static SettingDeclaration Set(string parameter, string value) =>
        new(parameter, EquatableArray.Of(value), IsList: false, Origin.Unknown);
}
