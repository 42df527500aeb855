using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>The pages about many instances.</summary>
public partial class PosturePagesTests
{
    private const int Limit = 1_000_000;

    private static readonly IReadOnlyList<PageText> Thirty = PosturePages.Of(FleetExamples.Report);

    [Fact]
    public void There_is_an_overview_and_a_page_for_each_role() =>
        Assert.Equal(
            ["posture", "posture/Exchanger", "posture/NullClient", "posture/Submission"],
            Thirty.Select(page => page.Path)
        );

    [Theory]
    [InlineData(0, "Fleet")]
    [InlineData(1, "Fleet.Exchanger")]
    [InlineData(2, "Fleet.NullClient")]
    [InlineData(3, "Fleet.Submission")]
    public void They_read_well(int page, string name) => Verified.MatchesAs("md", name, Thirty[page].Markdown);

    [Theory]
    [InlineData(0, "Fleet")]
    [InlineData(1, "Fleet.Exchanger")]
    public void They_read_well_in_HTML(int page, string name) => Verified.MatchesAs("html", name, Thirty[page].Html);

    [Fact]
    public void Both_forms_of_each_have_the_same_words_in_the_same_order() =>
        Assert.All(Thirty, page => Assert.True(PosturePageTests.SameWords(page.Markdown, page.Html).Length > 100));

    [Fact]
    public void Up_to_twenty_instances_have_one_page()
    {
        var twenty = new PostureReport([.. FleetExamples.Report.Instances.Take(20)]);
        PageText page = Assert.Single(PosturePages.Of(twenty));
        Assert.Equal(new PageText("posture", PostureMarkdown.Of(twenty), PostureHtml.Of(twenty)), page);

        var more = new PostureReport([.. FleetExamples.Report.Instances.Take(21)]);
        Assert.Equal(["posture", "posture/Exchanger", "posture/Submission"], PosturePages.Of(more).Select(p => p.Path));
    }

    [Fact]
    public void The_pages_are_the_same_on_every_run_and_on_several_threads()
    {
        InstancePosture[] postures = new InstancePosture[FleetExamples.Thirty.Count];
        Parallel.For(0, postures.Length, i => postures[i] = InstancePosture.Of(FleetExamples.Thirty[i]));
        var again = new IReadOnlyList<PageText>[4];
        Parallel.For(0, again.Length, i => again[i] = PosturePages.Of(new PostureReport(postures)));
        Assert.All(again, pages => Assert.Equal(Thirty, pages));
    }

    [Fact]
    public void What_one_of_many_does_is_seen_on_the_overview_whatever_most_do()
    {
        InstancePosture open = FleetExamples.Report.Instances[2] with
        {
            OnTargets = FleetExamples
                .Report.Instances[2]
                .OnTargets.Select(on =>
                    on with
                    {
                        Listeners = on
                            .Listeners.Select(l =>
                                l with
                                {
                                    Relay = new RelayAccess(Starts: true, IsOpen: true, default),
                                }
                            )
                            .ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };
        string overview = PosturePages
            .Of(new PostureReport([open, .. FleetExamples.Report.Instances.Where(i => i.Name != open.Name)]))[0]
            .Markdown;
        Assert.Contains(
            "| **everybody: an open relay** (1 of 12)<br>clients in … (11 different) (11 of 12) |",
            overview,
            StringComparison.Ordinal
        );
        Assert.Contains("`mx-03` | **smtp (25), Open relay**: yes (most: no) |", overview, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_of_the_build_is_on_every_first_page()
    {
        IReadOnlyList<PageText> pages = PosturePages.Of(FleetExamples.Report with { Notices = ["The gate was off."] });
        Assert.All(pages, page => Assert.Contains("**The gate was off.**", page.Markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousand_instances_of_ten_roles_have_an_overview_that_one_reads()
    {
        IReadOnlyList<PageText> pages = PosturePages.Of(Report(FleetExamples.Fleet(1000)));
        Assert.Equal(11, pages.Count);
        Check(pages, 1000);
        string overview = pages[0].Markdown;
        Assert.Contains("1000 instances of 10 roles.", overview, StringComparison.Ordinal);
        // A line for each role, and one for each group of instances that differ.
        Assert.Equal(10, LinesOf(overview, "## Roles").Length);
        Assert.Equal(14, LinesOf(overview, "## What differs within a role").Length);
        Assert.InRange(overview.Length, 1, 20_000);
    }

    [Fact]
    public void A_thousand_classes_of_one_instance_share_the_lines_of_those_that_do_the_same()
    {
        IReadOnlyList<PageText> pages = PosturePages.Of(Report(FleetExamples.Single(1000)));
        Check(pages, 1000);
        string overview = pages[0].Markdown;
        Assert.InRange(LinesOf(overview, "## Roles").Length, 6, 12);
        Assert.Contains("[All roles](./posture/all-roles.md)", overview, StringComparison.Ordinal);
        Assert.Contains("and 290 more that do the same<br>294 instances", overview, StringComparison.Ordinal);
        PageText[] all = [.. pages.Where(page => page.Path.StartsWith("posture/all-roles", StringComparison.Ordinal))];
        Assert.Equal(1000, all.Sum(page => InstanceRow().Count(page.Markdown)));
    }

    [Theory]
    [InlineData(2_000, 7)]
    [InlineData(300, 300)]
    public void No_page_is_too_large_and_every_instance_is_on_one_page(int instances, int roles) =>
        Check(PosturePages.Of(Many(instances, roles)), instances);

    [Theory]
    [InlineData(10_000, 1)]
    [InlineData(1_500, 1_500)]
    [Trait("Time", "long")]
    public void No_page_about_thousands_is_too_large(int instances, int roles) =>
        Check(PosturePages.Of(Many(instances, roles)), instances);

    [Fact]
    public void A_role_of_many_instances_goes_on_on_further_pages()
    {
        IReadOnlyList<PageText> pages = PosturePages.Of(Many(5_000, 1));
        Assert.Equal(
            ["posture", "posture/Role0", "posture/Role0-2", "posture/Role0-3"],
            pages.Take(4).Select(p => p.Path)
        );
        Assert.EndsWith("Continued on [page 2](./Role0-2.md).\n", pages[1].Markdown, StringComparison.Ordinal);
        Assert.StartsWith(
            "# Shop.Role0, page 2\n\n[All servers](../posture.md). This page continues [the first page](./Role0.md).\n\n## Instances\n\n| Instance |",
            pages[2].Markdown,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_instance_of_many_services_has_a_page_that_states_how_many_are_left_out()
    {
        IReadOnlyList<PageText> pages = PosturePages.Of(Report([WithServices(1_000)]));
        Assert.Equal(["posture", "posture/mail"], pages.Select(page => page.Path));
        Check(pages, 1);
        Assert.Contains(
            "750 more rows are not shown; all of them follow from the files in `mail`.",
            pages[1].Markdown,
            StringComparison.Ordinal
        );
        Assert.Contains("There is no picture of more than 100 services", pages[1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_its_own_shows_the_first_thousand_services_of_an_instance()
    {
        PostureReport report = Report([WithServices(1_004)]);
        string markdown = PostureMarkdown.Of(report);
        Assert.Equal(
            2,
            Regex.Count(markdown, "\\n4 more rows are not shown; all of them follow from the files in `mail`\\.")
        );
        Assert.NotEmpty(PosturePageTests.SameWords(markdown, PostureHtml.Of(report)));
    }

    [Theory]
    [InlineData('"')]
    [InlineData('ä')]
    [InlineData('|')]
    public void Texts_of_any_length_are_cut(char letter)
    {
        string text = string.Concat(Enumerable.Repeat(letter + "a", 10_000));
        InstancePosture example = PostureExamples.Report.Instances[0];
        TargetPosture on = example.OnTargets[0];
        InstancePosture large = example with
        {
            Name = "large",
            Role = text,
            HostName = text,
            Targets = EquatableArray.Of(text),
            AcceptedRisks = Enumerable
                .Range(0, 30)
                .Select(n => new AcceptedRisk(text[n..], text, text, text, Origin.Unknown))
                .ToEquatableArray(),
            Tables = EquatableArray.Of(new TableFact(text, text, 1, text, EquatableArray.Of(text))),
            OnTargets = EquatableArray.Of(
                on with
                {
                    QueueManager = text,
                    Listeners = on
                        .Listeners.Append(on.Listeners[0] with { Name = text, Program = text })
                        .ToEquatableArray(),
                    Transports = on
                        .Transports.Append(
                            new Transport(
                                text,
                                text,
                                null,
                                Enumerable.Repeat(new Route(text, text, text), 50).ToEquatableArray(),
                                default
                            )
                        )
                        .ToEquatableArray(),
                }
            ),
        };
        Check(PosturePages.Of(new PostureReport([large])), 1);
        Check(PosturePages.Of(new PostureReport([large, .. Many(30, 2).Instances])), 31);
    }

    /// <summary>Four times as many take four times as much, and not sixteen times.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void What_the_pages_take_grows_as_the_instances_do(int roles)
    {
        long few = Allocated(Many(200, Math.Min(200, roles)));
        long many = Allocated(Many(800, Math.Min(800, roles)));
        Assert.InRange(many, few, few * 5);

        static long Allocated(PostureReport report)
        {
            PosturePages.Of(report);
            long before = GC.GetAllocatedBytesForCurrentThread();
            PosturePages.Of(report);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Whatever the pages are about: their size, their links, the instances on them, and that HTML is well-formed.</summary>
    private static void Check(IReadOnlyList<PageText> pages, int instances)
    {
        Assert.Equal(pages.Count, pages.Select(page => page.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        HashSet<string> paths = [.. pages.Select(page => page.Path)];
        var names = new List<string>();
        var reached = new HashSet<string>();
        foreach (PageText page in pages)
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Markdown), 1, Limit);
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 1, Limit);
            XDocument html = XDocument.Parse(PosturePageTests.WithoutDoctype(page.Html));
            string[] ofHtml =
            [
                .. html.Descendants("a").Select(a => a.Attribute("href")!.Value).Where(link => link[0] == '.'),
            ];
            string[] ofMarkdown = [.. PageLink().Matches(page.Markdown).Select(m => m.Groups["link"].Value)];
            Assert.Equal(ofHtml.Select(link => link.Replace(".html", ".md", StringComparison.Ordinal)), ofMarkdown);
            foreach (string link in ofHtml.Distinct())
            {
                string target = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page.Path)!, link))[1..];
                Assert.EndsWith(".html", target, StringComparison.Ordinal);
                Assert.Contains(target[..^".html".Length], paths);
                if (page.Path == "posture" || page.Path.Contains("/all-roles", StringComparison.Ordinal))
                {
                    reached.Add(target[..^".html".Length]);
                }
            }

            string[] labels =
            [
                .. html.Descendants("div").Select(d => (string?)d.Attribute("aria-label")).OfType<string>(),
            ];
            Assert.Equal(labels.Distinct(), labels);
            names.AddRange(
                html.Descendants("table")
                    .Where(t => t.Descendants("th").First().Value == "Instance")
                    .SelectMany(t => t.Element("tbody")!.Elements("tr"))
                    .Select(row => row.Element("th")!.Value)
            );
            Assert.True(page.Path == "posture" || ofHtml.Contains("../posture.html"), page.Path);
        }

        Assert.Equal(instances, names.Count);
        Assert.Equal(instances, names.Distinct().Count());
        // Each role can be reached from the overview.
        Assert.Empty(
            paths
                .Where(path => path.Contains('/', StringComparison.Ordinal) && !FurtherPage().IsMatch(path))
                .Except(reached)
        );
    }

    private static PostureReport Report(IEnumerable<Instance> instances) => PostureReport.Of(instances);

    /// <summary>Copies of a few instances under other names.</summary>
    private static PostureReport Many(int count, int roles) =>
        new([
            .. Enumerable
                .Range(0, count)
                .Select(n =>
                {
                    InstancePosture example = Examples[n % Examples.Count];
                    string number = n.ToString(CultureInfo.InvariantCulture);
                    return example with
                    {
                        Name = $"{example.Name}-{number}",
                        HostName = $"{example.Name}-{number}.example.net",
                        Role = string.Create(CultureInfo.InvariantCulture, $"Shop.Role{n % roles}"),
                    };
                }),
        ]);

    private static readonly IReadOnlyList<InstancePosture> Examples = Report(FleetExamples.Fleet(70)).Instances;

    /// <summary>An instance with many services, and as many transports.</summary>
    private static Instance WithServices(int count)
    {
        var master = new StringBuilder();
        for (int n = 1; n <= count; n++)
        {
            master.Append(
                CultureInfo.InvariantCulture,
                $"192.0.2.7:{n + 10_000} inet n - y - - smtpd\nout{n} unix - - y - - smtp\n"
            );
        }

        return InstanceReader
            .Read(
                "mail",
                PlatformInfo.Find("Debian12")!.Target,
                "myhostname = mail.example.org\n",
                master.ToString(),
                []
            )
            .Instance;
    }

    private static string[] LinesOf(string page, string heading)
    {
        int start = page.IndexOf(heading, StringComparison.Ordinal);
        int end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        string chapter = end < 0 ? page[start..] : page[start..end];
        // The titles and the line below them.
        return [.. chapter.Split('\n').Where(line => line.StartsWith('|')).Skip(2)];
    }

    [GeneratedRegex(@"\]\((?<link>\.[^)]*)\)")]
    private static partial Regex PageLink();

    [GeneratedRegex(@"^\| \[\*\*", RegexOptions.Multiline)]
    private static partial Regex InstanceRow();

    [GeneratedRegex(@"[^-]-[0-9]+$")]
    private static partial Regex FurtherPage();
}
