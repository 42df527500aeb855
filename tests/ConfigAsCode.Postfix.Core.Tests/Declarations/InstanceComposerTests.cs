using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Declarations;

/// <summary>How the instances of one class come out of what the class declares and what is their own.</summary>
public class InstanceComposerTests
{
    private static readonly TargetDeclaration Debian12 = On("Debian12");
    private static readonly DeclarationProblem OfSettings = new(
        ProblemKind.BadRestrictionClass,
        "class",
        Origin.Unknown
    );
    private static readonly DeclarationProblem OfOwn = new(ProblemKind.BadSetting, "own", Origin.Unknown);

    private readonly InstanceComposer composer = new(
        new ClassDeclaration(
            "Edge",
            Debian12,
            [
                new SettledSetting(Set("mydestination", "localhost"), false, null),
                new SettledSetting(Set("myhostname", "edge"), false, null),
            ],
            EquatableArray.Of(OfSettings),
            default,
            default,
            default,
            EquatableArray.Of("lmtp/unix"),
            [],
            default,
            default,
            default
        )
    );

    [Fact]
    public void Instances_without_settings_of_their_own_share_all_but_their_names()
    {
        Instance one = composer.Compose(Own("one"));
        Instance two = composer.Compose(Own("two"));
        Assert.Equal(("one", "two"), (one.Name, two.Name));
        Assert.Same(one.Settings[0], two.Settings[0]);
        Assert.Same(one.Services[0], two.Services[0]);
    }

    [Fact]
    public void Four_times_the_services_and_settings_take_four_times_the_memory()
    {
        Compose(2_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Compose(500);
        long small = GC.GetAllocatedBytesForCurrentThread() - before;
        Compose(2_000);
        long large = GC.GetAllocatedBytesForCurrentThread() - before - small;
        Assert.InRange(large / (double)small, 0, 6);

        static void Compose(int count)
        {
            string[] names =
            [
                .. Enumerable.Range(0, count).Select(i => $"n{i.ToString(CultureInfo.InvariantCulture)}"),
            ];
            Instance instance = new InstanceComposer(
                new ClassDeclaration(
                    "Edge",
                    Debian12,
                    [.. names.Select(name => new SettledSetting(Set(name, "a"), false, null))],
                    default,
                    names
                        .Select(name => new ServiceDeclaration(
                            name,
                            ServiceType.Unix,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "smtp",
                            EquatableArray.Of(Set("smtp_helo_name", name)),
                            default,
                            Origin.Unknown
                        ))
                        .ToEquatableArray(),
                    default,
                    default,
                    default,
                    [],
                    default,
                    default,
                    default
                )
            ).Compose(Own("one", Set("n1", "b")));
            Assert.Equal(count, instance.Settings.Count);
        }
    }

    [Fact]
    public void A_setting_of_an_instance_outranks_that_of_its_class()
    {
        Instance own = composer.Compose(Own("one", Set("myhostname", "one.example.org")));
        Assert.Equal(
            ["myhostname = one.example.org", "mydestination = localhost"],
            own.Settings.Select(s => $"{s.Parameter} = {s.Value}")
        );
        Assert.Same(composer.Compose(Own("two")).Settings[0], own.Settings[1]);
    }

    [Fact]
    public void The_target_of_an_instance_outranks_that_of_its_class()
    {
        Instance own = composer.Compose(Own("one") with { Target = On("Debian13") });
        Assert.Equal("Debian 13", own.Target!.Name);
        Assert.Equal("Debian 12", composer.Compose(Own("two")).Target!.Name);
    }

    [Fact]
    public void A_target_that_is_none_leaves_the_instance_without_services()
    {
        var problem = new DeclarationProblem(ProblemKind.BadPlatform, "Platform.99", Origin.Unknown);
        Instance own = composer.Compose(
            Own("one") with
            {
                Target = new TargetDeclaration(null, EquatableArray.Of(problem)),
                Problems = EquatableArray.Of(OfOwn),
            }
        );
        Assert.Empty(own.Services);
        Assert.Equal([problem, OfOwn, OfSettings], own.Problems);
    }

    [Fact]
    public void A_service_that_the_class_leaves_out_is_in_none_of_its_instances() =>
        Assert.DoesNotContain(composer.Compose(Own("one")).Services, s => s.Key == "lmtp/unix");

    private static OwnDeclaration Own(string name, params SettingDeclaration[] settings) =>
        new(name, null, settings.ToEquatableArray(), default, Origin.Unknown);

    private static TargetDeclaration On(string platform) => new(PlatformInfo.Find(platform)!.Target, default);

    private static SettingDeclaration Set(string parameter, string value) =>
        new(parameter, EquatableArray.Of(value), IsList: false, Origin.Unknown);
}
