using System.Globalization;
using System.Text.Json;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>What a code scanner reads: the compiler's log, with what was found, how grave it is here, and what was accepted.</summary>
public class SarifTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string Reason = "the \"scanner\" on 10.2.0.7 speaks TLS 1.0 only";

    private static readonly string LastDay = DateTime
        .UtcNow.AddDays(90)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_log_has_each_finding_with_its_page_and_each_accepted_risk_with_its_reason()
    {
        shop.Folder.Write(
            "Shop.cs",
            $$"""
            using ConfigAsCode.Postfix;

            [PostfixInstance("webshop"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/mail.pem"])]
            public class Webshop : IIntermediateTls
            {
                [InetService("submission", Daemon.Smtpd), SmtpdSasl(AuthEnable = true)]
                [SmtpdTls(Protocols = [">=TLSv1"])]
                [AcceptRisk("PFX1001", "the \"scanner\" on 10.2.0.7 speaks TLS 1.0 only", Until = "{{LastDay}}")]
                sealed class Submission;
            }
            """
        );
        shop.Folder.Write(
            ".editorconfig",
            "root = true\n\n[*.cs]\ndotnet_diagnostic.PFX1014.severity = warning\ndotnet_diagnostic.PFX1001.severity = error\n"
        );

        // PFX1014 is no error of the compiler any more; the gate refuses the files all the same, and the log is there.
        (
            await shop.BuildAsync("-p:TreatWarningsAsErrors=false", "-p:ErrorLog=log.sarif%2Cversion=2.1")
        ).ShouldFailWith("PFX9002");

        using var log = JsonDocument.Parse(shop.Folder.Read("log.sarif"));
        Assert.Equal("http://json.schemastore.org/sarif-2.1.0", log.RootElement.GetProperty("$schema").GetString());
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        JsonElement run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        JsonElement[] ours = [.. run.GetProperty("results").EnumerateArray().Where(IsOurs)];

        Assert.All(ours, result => AssertShape(result, rules));
        JsonElement standing = Assert.Single(ours, result => IsOf(result, "PFX1014"));
        Assert.Equal("warning", standing.GetProperty("level").GetString());
        Assert.False(standing.TryGetProperty("suppressions", out _));

        JsonElement accepted = Assert.Single(ours, result => IsOf(result, "PFX1001"));
        JsonElement suppression = Assert.Single(accepted.GetProperty("suppressions").EnumerateArray());
        Assert.Equal("inSource", suppression.GetProperty("kind").GetString());
        JsonElement properties = accepted.GetProperty("properties").GetProperty("customProperties");
        Assert.Equal($"{Reason} (until {LastDay})", properties.GetProperty("justification").GetString());
        Assert.Equal(LastDay, properties.GetProperty("until").GetString());
        Assert.Equal([accepted], ours.Where(result => result.TryGetProperty("suppressions", out _)));
    }

    /// <summary>What SARIF 2.1.0 demands of a result, and what a viewer needs: a rule with a page, a message, a place in a file.</summary>
    private static void AssertShape(JsonElement result, JsonElement[] rules)
    {
        string id = result.GetProperty("ruleId").GetString()!;
        JsonElement rule = rules[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(id, rule.GetProperty("id").GetString());
        string page = new Uri(rule.GetProperty("helpUri").GetString()!).AbsolutePath;
        Assert.EndsWith($"/docs/rules/{id}.md", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(RepositoryRoot.Folder, "docs", "rules", $"{id}.md")), page);
        Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning", "note" });
        Assert.StartsWith(
            "webshop: ",
            result.GetProperty("message").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        JsonElement place = Assert
            .Single(result.GetProperty("locations").EnumerateArray())
            .GetProperty("physicalLocation");
        Assert.EndsWith(
            "/Shop.cs",
            place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
            StringComparison.Ordinal
        );
        Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
    }

    private static bool IsOurs(JsonElement result) =>
        result.GetProperty("ruleId").GetString()!.StartsWith("PFX", StringComparison.Ordinal);

    private static bool IsOf(JsonElement result, string rule) => result.GetProperty("ruleId").GetString() == rule;
}
