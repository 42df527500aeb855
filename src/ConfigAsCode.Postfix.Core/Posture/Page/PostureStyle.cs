namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>How the page looks: in light and dark, on a screen and on a telephone, with the fonts that the reader has.</summary>
internal static class PostureStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --text: #1f2328; --quiet: #57606a; --line: #d0d7de; --panel: #f6f8fa; --link: #0550ae;
          --off: #a40e26; --off-back: #ffebe9; --optional: #7a4b00; --optional-back: #fff3c4;
          --required: #0550ae; --required-back: #ddf0ff; --verified: #116329; --verified-back: #d9f7e0;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #0d1117; --text: #e6edf3; --quiet: #9da7b3; --line: #3d444d; --panel: #161b22; --link: #79c0ff;
            --off: #ffa198; --off-back: #42181b; --optional: #f2cc60; --optional-back: #3a2c06;
            --required: #79c0ff; --required-back: #0c2d4f; --verified: #7ee787; --verified-back: #0f3420;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--text); overflow-wrap: break-word;
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
        }
        main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
        h1 { font-size: 28px; line-height: 1.25; margin: 0 0 8px; letter-spacing: -0.01em; }
        h2 { font-size: 22px; line-height: 1.3; margin: 56px 0 8px; padding-top: 20px; border-top: 2px solid var(--text); }
        h3 { font-size: 17px; line-height: 1.4; margin: 32px 0 10px; }
        h4 { font-size: 15px; line-height: 1.4; margin: 26px 0 10px; }
        h1, h2, h3, h4, p { overflow-wrap: anywhere; }
        p { margin: 0 0 16px; max-width: 80ch; color: var(--quiet); }
        a { color: var(--link); text-underline-offset: 2px; }
        code { font: 0.88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; color: var(--text); }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
        .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        th, td { text-align: left; vertical-align: top; padding: 10px 12px; border-top: 1px solid var(--line); font-weight: normal; min-width: 104px; max-width: 340px; }
        thead th { border-top: 0; background: var(--panel); color: var(--quiet); font-size: 12.5px; font-weight: 600; white-space: nowrap; }
        tbody th { min-width: 148px; }
        .by { min-width: 214px; }
        .suites { min-width: 216px; }
        .mail { min-width: 190px; }
        td div, th div { margin: 0 0 2px; }
        strong { font-weight: 600; }
        .note { color: var(--quiet); font-size: 13px; }
        .level { display: inline-block; white-space: nowrap; padding: 1px 9px; border-radius: 11px; font-size: 13px; font-weight: 600; }
        .off { color: var(--off); background: var(--off-back); fill: var(--off-back); stroke: var(--off); }
        .optional { color: var(--optional); background: var(--optional-back); fill: var(--optional-back); stroke: var(--optional); }
        .required { color: var(--required); background: var(--required-back); fill: var(--required-back); stroke: var(--required); }
        .verified { color: var(--verified); background: var(--verified-back); fill: var(--verified-back); stroke: var(--verified); }
        figure { margin: 0; }
        svg { display: block; max-width: 100%; height: auto; font-size: 13px; }
        svg.wide { width: 100%; }
        svg.narrow { display: none; }
        svg text { text-anchor: middle; fill: var(--text); stroke: none; font-weight: 600; }
        svg .sub { fill: var(--quiet); font-size: 12px; font-weight: 400; }
        svg .box rect { fill: var(--page); stroke: var(--line); stroke-width: 1.5; }
        svg .bar rect, svg .tall rect { fill: var(--panel); stroke: var(--line); stroke-width: 1.5; }
        svg .pill rect { stroke-width: 1; }
        svg .pill.plain rect { fill: var(--panel); stroke: var(--quiet); }
        svg .pill text { font-size: 12px; fill: currentColor; }
        svg .way { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
        svg .head { fill: var(--quiet); }
        svg .way.idle { stroke-dasharray: 4 4; }
        svg .box.idle rect { stroke-dasharray: 4 4; }
        svg .box.idle text { fill: var(--quiet); font-weight: 400; }
        @media (max-width: 700px) {
          main { padding: 20px 18px 48px; }
          h1 { font-size: 24px; }
          h2 { margin-top: 44px; }
          svg.wide { display: none; }
          svg.narrow { display: block; margin: 0 auto; }
          .scroll { margin: 0 -6px; }
          th, td { padding: 9px 11px; }
          tbody th { position: sticky; left: 0; background: var(--page); box-shadow: 1px 0 0 var(--line); max-width: 150px; }
        }
        @media print { .scroll { overflow: visible; border: 0; } main { max-width: none; } }
        """;
}
