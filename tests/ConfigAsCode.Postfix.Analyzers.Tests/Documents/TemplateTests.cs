using System.Text.Json;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>What the templates of <c>dotnet new</c> make, on every platform that they let choose.</summary>
public class TemplateTests
{
    private static readonly string[] Templates = ["postfix-instance", "postfix-fleet"];

    // Its C# is that of postfix-instance, which is put behind its head when it is packed.
    private const string OneFile = "postfix-file";

    public static TheoryData<string> Names => [.. Templates, OneFile];

    public static TheoryData<string, string> OnEachPlatform
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string template in Templates)
            {
                foreach (PlatformInfo platform in PlatformInfo.All)
                {
                    rows.Add(template, platform.Name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_offers_the_platforms_of_the_catalogue(string template)
    {
        JsonElement platform = Symbol(template, "platform");

        Assert.Equal(
            PlatformInfo.All.Select(p =>
                (p.Name, $"{p.Target.Name}: Postfix {p.Target.Postfix}, OpenSSL {p.OpenSslVersion}")
            ),
            platform
                .GetProperty("choices")
                .EnumerateArray()
                .Select(c => (c.GetProperty("choice").GetString()!, c.GetProperty("description").GetString()!))
        );
    }

    [Theory]
    [InlineData("compatibilityLevel")]
    [InlineData("smugglingProtection")]
    public void The_one_file_gets_on_each_platform_what_the_project_gets(string symbol) =>
        Assert.Equal(Symbol("postfix-instance", symbol).GetRawText(), Symbol(OneFile, symbol).GetRawText());

    [Theory]
    [MemberData(nameof(OnEachPlatform))]
    public async Task What_a_template_makes_has_no_finding_not_even_a_note(string template, string platform)
    {
        string[] sources = [.. Sources(template).Select(source => On(platform, template, source))];

        Assert.Contains(sources, source => source.Contains("Platform." + platform, StringComparison.Ordinal));
        Assert.Empty(await CSharpProject.Of(sources).FindingsAsync(DiagnosticSeverity.Info));
    }

    [Theory]
    [InlineData(
        "    sealed class Submission :",
        "    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.None)]\n    sealed class Submission :",
        "PFX3004 SecurityLevel = SmtpdTlsSecurityLevel.None"
    )]
    [InlineData(
        "[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]",
        "[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.None)]",
        "PFX7011 ExpectDelivery(\"somebody@example.com\", Tls = SmtpTlsSecurityLevel.May)"
    )]
    public async Task What_the_start_page_has_a_newcomer_try_is_reported(string part, string instead, string finding)
    {
        string source = Assert.Single(Sources("postfix-instance"));
        Assert.Contains(part, source, StringComparison.Ordinal);

        Assert.Equal(
            [finding],
            await CSharpProject
                .Of(source.Replace(part, instead, StringComparison.Ordinal))
                .FindingsAsync(DiagnosticSeverity.Error)
        );
    }

    /// <summary>What the symbols of template.json that depend on the platform put into a source.</summary>
    private static string On(string platform, string template, string source) =>
        Chosen(
                platform,
                Symbol(template, "compatibilityLevel"),
                Chosen(platform, Symbol(template, "smugglingProtection"), source)
            )
            .Replace(
                Symbol(template, "platform").GetProperty("replaces").GetString()!,
                platform,
                StringComparison.Ordinal
            );

    /// <summary>The source with what a switch has for the platform.</summary>
    private static string Chosen(string platform, JsonElement symbol, string source)
    {
        JsonElement chosen = symbol
            .GetProperty("parameters")
            .GetProperty("cases")
            .EnumerateArray()
            .First(c =>
                !c.TryGetProperty("condition", out JsonElement condition)
                || condition.GetString()!.Contains($"platform == '{platform}'", StringComparison.Ordinal)
            );
        return source.Replace(
            symbol.GetProperty("replaces").GetString()!,
            chosen.GetProperty("value").GetString()!,
            StringComparison.Ordinal
        );
    }

    private static JsonElement Symbol(string template, string name) =>
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Folder(template), ".template.config", "template.json")))
            .RootElement.GetProperty("symbols")
            .GetProperty(name);

    private static IEnumerable<string> Sources(string template) =>
        Directory.EnumerateFiles(Folder(template), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string Folder(string template) =>
        RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix.Templates", "templates", template);
}
