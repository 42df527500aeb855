using Microsoft.Playwright;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>The Chromium of the system, without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private IPage? page;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                // Root has no sandbox. The same pixels on every machine: no hinting, no sub-pixels, one colour space.
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--font-render-hinting=none",
                    "--disable-lcd-text",
                    "--disable-font-subpixel-positioning",
                    "--force-color-profile=srgb",
                ],
            }
        );
        page = await chromium.NewPageAsync(new BrowserNewPageOptions { Offline = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page that cannot reach anything but itself, in the fonts that the tests install. There is one at a time.</summary>
    public async Task<IPage> OpenAsync(string html, int width, ColorScheme scheme)
    {
        await page!.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.SetContentAsync(html);
        await page.AddStyleTagAsync(
            new PageAddStyleTagOptions
            {
                Content = "body { font-family: 'DejaVu Sans' } code { font-family: 'DejaVu Sans Mono' }",
            }
        );
        return page;
    }
}
