using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

/// <summary>Folders that people run, and cases with a fault, where they are beside the clone.</summary>
public class CorpusTests
{
    [Fact]
    public void Each_folder_is_judged_in_every_format_and_fixed_once()
    {
        SharedFolder.OrSkip(SharedFolder.Configurations);
        foreach (string source in SharedFolder.Hosts(SharedFolder.Configurations, SharedFolder.Cases))
        {
            using TemporaryFolder folder = Folders.Copy(source);
            foreach (string format in new[] { "text", "sarif", "github" })
            {
                Assert.NotEqual(2, ToolRun.Lint(folder, "--format", format).ExitCode);
            }

            Assert.NotEqual(2, ToolRun.Lint(folder, "--fix").ExitCode);
            using JsonDocument second = ToolRun.Json(folder, "--fix");
            Assert.True(Made(second).Length == 0, $"A second run changes {source}.");
        }
    }

    private static string[] Made(JsonDocument json) =>
        json.RootElement.GetProperty("folders")[0].TryGetProperty("fixes", out JsonElement fixes)
            ? [.. fixes.GetProperty("made").EnumerateArray().Select(made => made.GetProperty("rule").GetString()!)]
            : [];
}
