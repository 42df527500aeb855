using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests;

/// <summary>Every verb on the folders that people run, where they are beside the clone.</summary>
public class CorpusVerbTests
{
    // A shorter secret may be any word of a sentence.
    private const int Shortest = 7;

    private static readonly string[] Target = ["--target", "debian12"];

    private static IReadOnlyList<string> Configurations()
    {
        SharedFolder.OrSkip(SharedFolder.Configurations);
        return SharedFolder.Hosts(SharedFolder.Configurations);
    }

    [Fact]
    public void Each_parameter_that_a_folder_sets_is_explained()
    {
        foreach (string path in Configurations())
        {
            Instance instance = Read(path);
            IEnumerable<string> names = instance
                .Settings.Concat(instance.Services.SelectMany(service => service.Settings))
                .Select(setting => setting.Parameter)
                .Distinct();
            foreach (string name in names)
            {
                ToolRun run = ToolRun.Of(["explain", name, path, .. Target]);
                Assert.True(run.ExitCode == 0, $"{path} {name}: {run.Error}");
                HasNoSecret(run, [instance], $"explain {name} {path}");
            }
        }
    }

    [Fact]
    public void Each_folder_is_compared_with_itself_and_with_the_next()
    {
        IReadOnlyList<string> all = Configurations();
        for (int i = 0; i < all.Count; i++)
        {
            string path = all[i];
            ToolRun same = ToolRun.Of(["diff", path, path, "--values", .. Target]);
            Assert.True(same.ExitCode == 0, $"{path}: {same.Output}{same.Error}");
            string next = all[(i + 1) % all.Count];
            foreach (string format in new[] { "text", "json" })
            {
                ToolRun other = ToolRun.Of(["diff", path, next, "--values", "--format", format, .. Target]);
                Assert.True(other.ExitCode == 1, $"{path} {next}: {other.Error}");
                HasNoSecret(other, [Read(path), Read(next)], $"diff {path} {next}");
            }
        }
    }

    [Fact]
    public void Each_folder_has_a_page_and_all_have_one()
    {
        IReadOnlyList<string> all = Configurations();
        foreach (string path in all)
        {
            foreach (string format in new[] { "markdown", "html" })
            {
                ToolRun run = ToolRun.Of(["posture", path, "--format", format, .. Target]);
                Assert.True(run.ExitCode == 0, $"{path}: {run.Error}");
                HasNoSecret(run, [Read(path)], $"posture {path}");
            }
        }

        Assert.Equal(0, ToolRun.Of(["posture", .. all, .. Target]).ExitCode);
    }

    private static Instance Read(string path) =>
        HostFolder.Read(path, _ => Core.Catalog.TargetNames.Parse("debian12")!).Reading.Instance;

    private static void HasNoSecret(ToolRun run, IEnumerable<Instance> instances, string what)
    {
        foreach (Instance instance in instances)
        {
            string? shown = new InstanceOnTarget(instance, instance.Target!)
                .Secrets.Select(found => found.Secret.Text)
                .FirstOrDefault(text =>
                    text.Length >= Shortest
                    && !text.Contains('$')
                    && run.Output.Contains(text, StringComparison.Ordinal)
                );
            Assert.True(shown is null, $"{what} shows {shown}");
        }
    }
}
