using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>The two forms of the page.</summary>
public partial class PosturePageTests
{
    private static readonly string Markdown = PostureMarkdown.Of(PostureExamples.Report);
    private static readonly string Html = PostureHtml.Of(PostureExamples.Report);

    [Fact]
    public void The_Markdown_reads_well() => Verified.MatchesAs("md", "Example", Markdown);

    [Fact]
    public void The_HTML_reads_well() => Verified.MatchesAs("html", "Example", Html);

    [Fact]
    public void Both_forms_have_the_same_words_in_the_same_order()
    {
        string[] words = SameWords(Markdown, Html);
        Assert.True(words.Length > 500, $"only {words.Length} words");
    }

    /// <summary>The words that both forms of a page have, in their order.</summary>
    internal static string[] SameWords(string markdown, string html)
    {
        string[] ofMarkdown = [.. WordsOf(CodeBlock().Replace(markdown, " ").Split('\n').Select(PlainLine))];
        XElement body = XDocument.Parse(WithoutDoctype(html)).Root!.Element("body")!;
        foreach (XElement svg in body.Descendants("svg").ToArray())
        {
            svg.Remove();
        }

        foreach (XElement joint in body.Descendants("wbr").ToArray())
        {
            joint.Remove();
        }

        string[] ofHtml = [.. WordsOf(TextsOf(body))];
        Assert.Equal(ofHtml, ofMarkdown);
        return ofHtml;
    }

    [Fact]
    public void The_HTML_needs_nothing_from_elsewhere()
    {
        XDocument page = Parsed();
        string[] links = [.. page.Descendants("a").Select(a => a.Attribute("href")!.Value)];
        Assert.All(
            links,
            link =>
                Assert.True(
                    link.StartsWith('#')
                        || link.StartsWith(
                            "https://github.com/ConfigAsCode/ConfigAsCode/blob/main/docs/",
                            StringComparison.Ordinal
                        ),
                    link
                )
        );
        Assert.Contains(links, link => link.EndsWith("/rules/PFX1001.md", StringComparison.Ordinal));
        Assert.Equal(links.Count(link => link.Contains("://", StringComparison.Ordinal)), Regex.Count(Html, "https?:"));
        Assert.DoesNotMatch(@"(?i)\ssrc\s*=|url\(|@import|<script|<link|\son\w+=", Html);
    }

    [Fact]
    public void Every_id_of_the_HTML_stands_once_and_every_reference_to_one_leads_there()
    {
        XDocument page = Parsed();
        string[] ids = [.. page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Distinct(), ids);
        IEnumerable<string> used = page.Descendants()
            .SelectMany(e => ((string?)e.Attribute("aria-labelledby") ?? "").Split(' '))
            .Concat(
                page.Descendants("a")
                    .Select(a => a.Attribute("href")!.Value)
                    .Where(h => h[0] == '#')
                    .Select(h => h[1..])
            )
            .Where(id => id.Length > 0);
        Assert.All(used, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Both_forms_are_the_same_on_every_run_and_end_each_line_with_a_line_feed()
    {
        PostureReport again = PostureReport.Of([PostureExamples.Exchanger, PostureExamples.NullClient]);
        Assert.Equal(Markdown, PostureMarkdown.Of(again));
        Assert.Equal(Html, PostureHtml.Of(again));
        Assert.DoesNotContain('\r', Markdown + Html);
        Assert.EndsWith("\n", Markdown, StringComparison.Ordinal);
        Assert.EndsWith("\n", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_Markdown_table_has_as_many_cells_as_its_titles()
    {
        int columns = 0;
        foreach (string line in Markdown.Split('\n'))
        {
            int cells = UnescapedBar().Count(line) - 1;
            columns =
                !line.StartsWith('|') ? 0
                : columns == 0 ? cells
                : columns;
            Assert.True(!line.StartsWith('|') || cells == columns, line);
        }
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("*a* _b_ [c](d) `e` ~~f~~ #g ![h](i)")]
    [InlineData("&lt; & \"quoted\" 'single'")]
    [InlineData("back\\slash and \\| bar")]
    [InlineData("https://example.org and www.example.org")]
    public void A_reason_is_shown_as_it_is_and_means_nothing(string reason)
    {
        PostureReport report = PostureReport.Of([
            PostureExamples.NullClient with
            {
                AcceptedRisks = EquatableArray.Of(new AcceptedRisk("PFX1001", reason, null, null, Origin.Unknown)),
            },
        ]);

        XDocument page = XDocument.Parse(WithoutDoctype(PostureHtml.Of(report)));
        Assert.Contains(page.Descendants("td"), cell => cell.Value == reason);

        string row = PostureMarkdown
            .Of(report)
            .Split('\n')
            .Single(line => line.Contains("PFX1001", StringComparison.Ordinal));
        Assert.Equal(5, UnescapedBar().Count(row));
        Assert.Equal(reason, Unescape(UnescapedBar().Split(row)[2].Trim()));
        Assert.DoesNotMatch(@"(?<![\\&])[*_`~\[\]#!]\w|<(?!br>)|://|www\.", UnescapedBar().Split(row)[2]);
    }

    [Fact]
    public void A_word_of_Postfix_with_bars_and_backquotes_stays_in_one_cell()
    {
        PostureReport report = PostureReport.Of([
            Declared
                .On("Debian12")
                .Main("mydestination = ", "relayhost = [a|b`c``d]:25", "myhostname = a.example")
                .Instance,
        ]);
        string row = PostureMarkdown
            .Of(report)
            .Split('\n')
            .Single(line => line.Contains("all other domains", StringComparison.Ordinal));
        Assert.Equal(7, UnescapedBar().Count(row));
        Assert.Contains(@"```[a\|b`c``d]:25```", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_node_of_the_Mermaid_picture_is_declared_once_and_every_label_is_quoted()
    {
        MatchCollection pictures = CodeBlock().Matches(Markdown);
        Assert.Equal(3, pictures.Count);
        foreach (Match picture in pictures)
        {
            string[] lines = picture.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("flowchart LR", lines[0]);
            string[] declared =
            [
                .. lines.Select(l => Node().Match(l)).Where(m => m.Success).Select(m => m.Groups["id"].Value),
            ];
            Match[] edges = [.. lines.Select(l => Edge().Match(l)).Where(m => m.Success)];
            Assert.Equal(declared.Distinct(), declared);
            Assert.All(
                edges.SelectMany(e => new[] { e.Groups["from"].Value, e.Groups["to"].Value }),
                id => Assert.Contains(id, declared)
            );
            string[] others =
            [
                .. lines
                    .Skip(1)
                    .Where(l => !Node().IsMatch(l) && !Edge().IsMatch(l))
                    .Select(l => l.Trim().Split(' ')[0]),
            ];
            Assert.All(others, word => Assert.Contains(word, new[] { "accTitle:", "accDescr:", "linkStyle" }));
            Assert.All(
                lines.Where(l => l.Contains("linkStyle", StringComparison.Ordinal)),
                l =>
                    Assert.All(
                        l.Trim().Split(' ')[1].Split(','),
                        n => Assert.InRange(int.Parse(n, null), 0, edges.Length - 1)
                    )
            );
        }
    }

    [Fact]
    public void A_name_cannot_end_a_label_of_the_Mermaid_picture()
    {
        Instance evil = Declared.On("Debian12").Inet("\"];x-->y[\"<b>:25", "smtpd").Instance;
        string picture = CodeBlock().Match(PostureMarkdown.Of(PostureReport.Of([evil]))).Groups["text"].Value;
        string line = picture
            .Split('\n')
            .Single(l => l.StartsWith("  in", StringComparison.Ordinal) && l.Contains("x--", StringComparison.Ordinal));
        Assert.Matches(@"^  in\d+\[""[^""\[\];<>]*(#\d+;[^""\[\];<>]*)*<br>smtpd""\]$", line);
    }

    [Fact]
    public void One_instance_needs_no_index()
    {
        string page = PostureMarkdown.Of(PostureReport.Of([PostureExamples.NullClient]));
        Assert.DoesNotContain("| Instance |", page, StringComparison.Ordinal);
        Assert.Contains("| Instance |", Markdown, StringComparison.Ordinal);
        Assert.Contains("(#mx1)", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_files_hold_there_is_a_page_and_it_is_well_formed() =>
        RandomInstances.Carriable.Sample(
            instance =>
            {
                PostureReport report = PostureReport.Of([instance]);
                Assert.NotNull(XDocument.Parse(WithoutDoctype(PostureHtml.Of(report))).Root);
                Assert.StartsWith("# ", PostureMarkdown.Of(report), StringComparison.Ordinal);
            },
            iter: 200
        );

    private static XDocument Parsed() => XDocument.Parse(WithoutDoctype(Html));

    internal static string WithoutDoctype(string html)
    {
        const string Doctype = "<!DOCTYPE html>\n";
        Assert.StartsWith(Doctype, html, StringComparison.Ordinal);
        return html[Doctype.Length..];
    }

    /// <summary>Texts between tags; a tag of a block or line parts words, one inside a line does not.</summary>
    private static IEnumerable<string> TextsOf(XElement element)
    {
        string[] inline = ["a", "code", "strong", "span"];
        string text = "";
        foreach (XNode node in element.Nodes())
        {
            if (node is XText words)
            {
                text += words.Value;
            }
            else if (node is XElement child && inline.Contains(child.Name.LocalName))
            {
                text += child.Value;
            }
            else if (node is XElement block)
            {
                yield return text;
                text = "";
                foreach (string inner in TextsOf(block))
                {
                    yield return inner;
                }
            }
        }

        yield return text;
    }

    private static string PlainLine(string line)
    {
        string cells = string.Join(" ", UnescapedBar().Split(line.Replace("<br>", " ", StringComparison.Ordinal)));
        string unmarked = MarkdownLink().Replace(cells, "$1").Replace("**", "", StringComparison.Ordinal);
        return Unescape(CodeFence().Replace(TableRule().Replace(unmarked, ""), "").TrimStart('#', ' '));
    }

    private static string Unescape(string text) =>
        System.Net.WebUtility.HtmlDecode(Regex.Replace(text, @"\\(\W|_)", "$1"));

    private static IEnumerable<string> WordsOf(IEnumerable<string> texts) =>
        texts.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```mermaid\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\|")]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)\s]+\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex("(?<!\\\\)`")]
    private static partial Regex CodeFence();

    [GeneratedRegex("( ---)+ ?")]
    private static partial Regex TableRule();

    [GeneratedRegex("""^  (?<id>\w+)(\[|\(\[|\[\[)"[^"]+"(\]|\]\)|\]\])$""")]
    private static partial Regex Node();

    [GeneratedRegex("""^  (?<from>\w+) (-->|-\.->)(\|"[^"]+"\|)? (?<to>\w+)$""")]
    private static partial Regex Edge();
}
