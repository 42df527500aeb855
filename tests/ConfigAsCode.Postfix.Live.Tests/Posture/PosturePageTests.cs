using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Testing.Releases;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>How a browser shows the page that the tests of Core have approved.</summary>
[CollectionDefinition(nameof(PosturePageTests), DisableParallelization = true)]
[Collection(nameof(PosturePageTests))]
public class PosturePageTests(Browser browser) : IClassFixture<Browser>
{
    private const int Telephone = 390;
    private const int Screen = 1280;

    private static readonly string Html = File.ReadAllText(Approved("Example"));

    [Theory]
    [InlineData(Telephone, ColorScheme.Dark)]
    [InlineData(Screen, ColorScheme.Light)]
    public Task It_looks_as_it_was_approved(int width, ColorScheme scheme) => LooksAsync(width, scheme);

    [Theory]
    [Trait("Time", "long")]
    [InlineData(Telephone, ColorScheme.Light)]
    [InlineData(Screen, ColorScheme.Dark)]
    public Task So_it_does_in_the_other_colours(int width, ColorScheme scheme) => LooksAsync(width, scheme);

    /// <summary>The approved pictures are those of one browser. Another one draws letters otherwise, and a page is a page.</summary>
    private async Task LooksAsync(int width, ColorScheme scheme)
    {
        byte[] picture = await PictureAsync(width, scheme);
        if (DebianRelease.OwnPlatform == "Debian12")
        {
            Screenshot.Matches($"Page{width}{scheme}", picture);
        }
        else
        {
            Screenshot.HasContent(picture);
        }
    }

    [Theory]
    [InlineData(Telephone)]
    [InlineData(Screen)]
    public async Task What_one_reads_is_what_was_approved(int width)
    {
        IPage page = await browser.OpenAsync(Html, width, ColorScheme.Light);
        string text = await page.InnerTextAsync("body");
        Verified.Matches(
            $"PageText{width}",
            string.Concat(
                text.Split('\n').Select(line => line.TrimEnd()).Where(l => l.Length > 0).Select(l => l + "\n")
            )
        );
    }

    private async Task<byte[]> PictureAsync(int width, ColorScheme scheme)
    {
        IPage page = await browser.OpenAsync(Html, width, scheme);
        // A sticky column is a layer of its own, whose letters the browser puts now on one pixel and now on the next.
        await page.AddStyleTagAsync(
            new PageAddStyleTagOptions { Content = "tbody th { position: static !important }" }
        );
        // The first instance has everything; the second would only make the pictures longer.
        int height = await page.EvaluateAsync<int>("Math.ceil(document.querySelectorAll('h2')[1].offsetTop)");
        return await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                FullPage = true,
                Clip = new Clip
                {
                    X = 0,
                    Y = 0,
                    Width = width,
                    Height = height,
                },
            }
        );
    }

    [Theory]
    [InlineData(Telephone)]
    [InlineData(Screen)]
    public Task Nothing_is_wider_than_the_page_and_wide_tables_scroll_in_their_own_box(int width) =>
        FitsAsync(Html, width);

    [Theory]
    [Trait("Time", "long")]
    [InlineData(320)]
    [InlineData(768)]
    public Task Nor_is_anything_on_other_screens(int width) => FitsAsync(Html, width);

    /// <summary>The overview of many instances, and the page of a role.</summary>
    [Theory]
    [InlineData("Fleet", Telephone)]
    [InlineData("Fleet", Screen)]
    [InlineData("Fleet.Exchanger", Telephone)]
    public Task The_pages_about_many_instances_fit_as_well(string name, int width) =>
        FitsAsync(File.ReadAllText(Approved(name)), width);

    [Theory]
    [InlineData("Fleet", ColorScheme.Light)]
    [InlineData("Fleet.Exchanger", ColorScheme.Dark)]
    public async Task They_can_be_read_with_other_senses_too(string name, ColorScheme scheme)
    {
        string html = File.ReadAllText(Approved(name));
        IPage page = await browser.OpenAsync(html, Screen, scheme);
        HasNoViolation(await page.RunAxe());
    }

    private async Task FitsAsync(string html, int width)
    {
        IPage page = await browser.OpenAsync(html, width, ColorScheme.Light);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        string[] outside = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('body *')]
              .filter(e => !e.closest('table') && e.getBoundingClientRect().right > innerWidth + 0.5)
              .map(e => e.outerHTML.slice(0, 80))
            """
        );
        Assert.Empty(outside);
        if (width == Telephone)
        {
            Assert.True(
                await page.EvaluateAsync<int>(
                    "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length"
                ) > 0
            );
        }
    }

    [Theory]
    [InlineData(Telephone, "narrow", 3)]
    [InlineData(Screen, "wide", 3)]
    public async Task Of_the_two_drawings_the_one_that_fits_is_shown_and_no_text_leaves_its_box(
        int width,
        string style,
        int pictures
    )
    {
        IPage page = await browser.OpenAsync(Html, width, ColorScheme.Light);
        string[] shown = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().width > 0).map(e => e.getAttribute('class'))"
        );
        Assert.Equal(Enumerable.Repeat(style, pictures), shown);
        string[] outside = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('svg g')]
              .filter(g => g.getBoundingClientRect().width > 0)
              .filter(g => {
                const box = g.querySelector('rect').getBoundingClientRect();
                return [...g.querySelectorAll('text')].some(t => {
                  const b = t.getBoundingClientRect();
                  return b.left < box.left || b.right > box.right || b.top < box.top - 1 || b.bottom > box.bottom + 1;
                });
              })
              .map(g => g.textContent)
            """
        );
        Assert.Empty(outside);
        string[] overlapping = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0).flatMap(s => {
              const boxes = [...s.querySelectorAll('rect')].map(r => [r, r.getBoundingClientRect()]);
              return boxes.flatMap(([r, a], i) => boxes.slice(i + 1)
                .filter(([_, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                .map(([o]) => r.parentNode.textContent + ' / ' + o.parentNode.textContent));
            })
            """
        );
        Assert.Empty(overlapping);
    }

    [Fact]
    public async Task It_can_be_read_with_other_senses()
    {
        IPage page = await browser.OpenAsync(Html, Telephone, ColorScheme.Light);
        HasNoViolation(await page.RunAxe());
    }

    [Fact]
    public async Task It_has_enough_contrast_in_the_dark()
    {
        IPage page = await browser.OpenAsync(Html, Screen, ColorScheme.Dark);
        HasNoViolation(await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast") }));
    }

    private static void HasNoViolation(AxeResult result)
    {
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help}: {v.Nodes[0].Html}"));
        Assert.Contains(result.Passes, rule => rule.Id == "color-contrast");
    }

    private static string Approved(string name, [CallerFilePath] string testFile = "") =>
        Path.Combine(
            Path.GetDirectoryName(testFile)!,
            "..",
            "..",
            "ConfigAsCode.Postfix.Core.Tests",
            "Posture",
            name + ".verified.html"
        );
}
