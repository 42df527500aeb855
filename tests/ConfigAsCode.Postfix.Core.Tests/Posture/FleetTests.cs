using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>What many instances have in common, and what each has of its own.</summary>
public class FleetTests
{
    [Fact]
    public void Each_role_has_a_page_of_a_safe_name_whatever_its_class_is_called()
    {
        string[] roles =
        [
            "Shop.Edge",
            "Other.Edge",
            "Shop.Relay",
            "Shop.RELAY",
            "shop.relay",
            "Con",
            "Com1.lpt2",
            "Geschäft",
            "Geschöft",
            "Outer+Inner",
            "All_roles",
            "posture",
            "",
            "..",
            "a/../b",
            "x-2",
            "x",
            new string('L', 400) + "1",
            new string('L', 400) + "2",
        ];
        IReadOnlyList<string> pages = PageNames.Of(roles);
        Assert.Equal(
            [
                "Shop.Edge",
                "Other.Edge",
                "Shop.Relay",
                "Shop.RELAY--2",
                "shop.relay--3",
                "_Con",
                "_lpt2",
                "Gesch_ft",
                "Gesch_ft--2",
                "Outer_Inner",
                "All_roles",
                "posture",
            ],
            pages.Take(12)
        );
        Assert.Equal(pages.Count, pages.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(pages, page => Assert.True(FileName.IsSafe(page + ".md"), page));
        // Neither the second page of another, nor the page of all roles.
        Assert.All(pages, page => Assert.DoesNotMatch("(^|[^-])-[^-]", page));
        Assert.All(pages, page => Assert.InRange(page.Length, 1, 90));
    }

    [Fact]
    public void The_name_of_a_page_stays_whatever_other_roles_there_are() =>
        Assert.Equal(["Edge", "Relay"], PageNames.Of(["Shop.Edge", "Shop.Relay"]));

    [Theory]
    [InlineData("192.0.2.7:25", "(its address):25")]
    [InlineData("192.0.2.70:25", "192.0.2.70:25")]
    [InlineData("192.0.2.7/32 and 192.0.2.7.", "(its address)/32 and (its address).")]
    [InlineData("[2001:db8::7]:25", "(its address):25")]
    [InlineData("[2001:db8::7:1]:25", "[2001:db8::7:1]:25")]
    [InlineData("mx.example.org, a.mx.example.org", "$myhostname, a.mx.example.org")]
    [InlineData("xmx.example.org mx.example.org.net", "xmx.example.org mx.example.org.net")]
    [InlineData("127.0.0.1:10025", "127.0.0.1:10025")]
    public void What_only_one_instance_has_is_replaced_by_words(string text, string replaced)
    {
        Listener listener = FleetExamples.Report.Instances[0].OnTargets[0].Listeners[0] with
        {
            Addresses = EquatableArray.Of("192.0.2.7:25", "[2001:db8::7]:25", "127.0.0.1:10025", "0.0.0.0:25"),
        };
        var names = new OwnNames(
            FleetExamples.Report.Instances[0] with
            {
                HostName = "mx.example.org",
                OnTargets = EquatableArray.Of(
                    FleetExamples.Report.Instances[0].OnTargets[0] with
                    {
                        Listeners = EquatableArray.Of(listener),
                    }
                ),
            }
        );
        Assert.Equal(["192.0.2.7", "2001:db8::7"], names.Addresses);
        Assert.Equal(replaced, names.Replace(text));
    }

    [Theory]
    // The usual one, and who differs.
    [InlineData("a a a b", "", "3: b (most: a)")]
    [InlineData("a a a -", "", "3: nothing (most: a)")]
    // No value is usual: each has one of its own.
    [InlineData("a b c d", "x, level", "")]
    [InlineData("a a b b", "x, level", "")]
    [InlineData("a", "", "")]
    public void What_most_members_share_is_usual(string values, string own, string deviations)
    {
        Population population = Of(values, isOfOneKind: true);
        Assert.Equal(own, string.Join("; ", population.Own.Select(key => key.Text)));
        Assert.Equal(
            deviations,
            string.Join(
                "; ",
                population
                    .Groups.Where(group => group.Deviations.Count > 0)
                    .Select(group =>
                        $"{string.Join(' ', group.Members)}: {string.Join("; ", group.Deviations.Select(d => $"{d.Here ?? "nothing"} (most: {d.Most})"))}"
                    )
            )
        );
    }

    [Fact]
    public void Members_of_several_kinds_are_together_that_do_the_same()
    {
        Population population = Of("a b c a b c a", isOfOneKind: false);
        Assert.Empty(population.Own);
        Assert.Equal(["0 3 6", "1 4", "2 5"], population.Groups.Select(group => string.Join(' ', group.Members)));
    }

    /// <summary>A service that only one has is one difference, and not one for each of its columns.</summary>
    [Fact]
    public void A_subject_that_is_not_everywhere_is_one_difference()
    {
        IReadOnlyList<PostureFact> with =
        [
            new(new FactKey("smtps", ""), "smtpd"),
            new(new FactKey("smtps", "TLS"), "encrypt"),
            new(new FactKey("smtps", "Login"), "–"),
        ];
        var added = new Population(
            [
                [],
                [],
                with,
            ],
            isOfOneKind: true
        );
        Deviation deviation = Assert.Single(added.Groups[1].Deviations);
        Assert.Equal(new Deviation(new FactKey("smtps", ""), "smtpd; TLS: encrypt", null), deviation);

        var removed = new Population([with, with, []], isOfOneKind: true);
        deviation = Assert.Single(removed.Groups[1].Deviations);
        Assert.Equal(new Deviation(new FactKey("smtps", ""), null, "smtpd"), deviation);
    }

    [Fact]
    public void A_role_is_shown_by_platform_only_where_the_platforms_differ()
    {
        InstancePosture[] all = [.. FleetExamples.Report.Instances.Where(i => i.Role == "Shop.NullClient")];
        InstancePosture[] onTwo =
        [
            .. all.Select(
                (instance, n) => n > 5 ? instance with { Targets = EquatableArray.Of("Debian 13") } : instance
            ),
        ];
        FleetPart part = Assert.Single(
            FleetRole.Of("Shop.NullClient", "NullClient", new PostureReport(onTwo).Members).Parts
        );
        Assert.Equal("Runs on", Assert.Single(Assert.Single(part.Deviating).Deviations).Key.Text);

        Assert.Equal(
            ["Debian 11 with Postfix 3.5.25 and OpenSSL 1.1.1", "Debian 13 with Postfix 3.10.13 and OpenSSL 3.5"],
            FleetRole
                .Of("x", "x", [.. FleetExamples.Report.Members.Where(i => i.Role == "Shop.Submission")])
                .Parts.Select(p => p.Targets)
        );
    }

    /// <summary>A number is the place of a member; a hyphen stands for one without the fact.</summary>
    private static Population Of(string values, bool isOfOneKind) =>
        new(
            [
                .. values
                    .Split(' ')
                    .Select(value =>
                        (IReadOnlyList<PostureFact>)
                            [
                                new(new FactKey("x", ""), ""),
                                .. value == "-" ? [] : new[] { new PostureFact(new FactKey("x", "level"), value) },
                            ]
                    ),
            ],
            isOfOneKind
        );
}
