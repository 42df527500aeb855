using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests;

/// <summary>Every verb on the folders that people run, where they are beside the clone; each has a password in its main.cf.</summary>
public sealed class CorpusVerbTests : IDisposable
{
    // The folders themselves have no secret, so that no output could show one.
    private const string Secret = "CorpusSecret";

    // Each name is judged with the whole folder, which takes time.
    private const int UsualNames = 10;

    private static readonly string[] Target = ["--target", "debian12"];

    private readonly List<TemporaryFolder> folders = [];

    public void Dispose() => folders.ForEach(folder => folder.Dispose());

    [Fact]
    public void Some_parameters_that_a_folder_sets_are_explained() => Explain(UsualNames);

    [Fact]
    [Trait("Time", "long")]
    public void Each_parameter_that_a_folder_sets_is_explained() => Explain(int.MaxValue);

    [Fact]
    public void Each_folder_is_compared_with_itself_and_with_the_next()
    {
        List<string> all = Configurations();
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
                Assert.Contains("smtp_sasl_password_maps", other.Output, StringComparison.Ordinal);
                HasNoSecret(other, $"diff {path} {next}");
            }
        }
    }

    [Fact]
    public void Each_folder_has_a_page_and_all_have_one()
    {
        List<string> all = Configurations();
        foreach (string path in all)
        {
            foreach (string format in new[] { "markdown", "html" })
            {
                ToolRun run = ToolRun.Of(["posture", path, "--format", format, .. Target]);
                Assert.True(run.ExitCode == 0, $"{path}: {run.Error}");
                HasNoSecret(run, $"posture {path}");
            }
        }

        ToolRun page = ToolRun.Of(["posture", .. all, .. Target]);
        Assert.Equal(0, page.ExitCode);
        HasNoSecret(page, "posture of all");
    }

    private void Explain(int most)
    {
        foreach (string path in Configurations())
        {
            string[] names = NamesIn(path);
            int step = Math.Max(1, names.Length / most);
            foreach (string name in names.Where((_, i) => i % step == 0).Append("smtp_sasl_password_maps"))
            {
                foreach (string format in new[] { "text", "json" })
                {
                    ToolRun run = ToolRun.Of(["explain", name, path, "--format", format, .. Target]);
                    Assert.True(run.ExitCode == 0, $"{path} {name}: {run.Error}");
                    HasNoSecret(run, $"explain {name} {path}");
                }
            }
        }
    }

    /// <summary>Copies of the folders, each with another password: a comparison has to be about it.</summary>
    private List<string> Configurations()
    {
        SharedFolder.OrSkip(SharedFolder.Configurations);
        foreach (string source in SharedFolder.Hosts(SharedFolder.Configurations))
        {
            TemporaryFolder folder = Folders.Copy(source);
            string number = folders.Count.ToString(CultureInfo.InvariantCulture);
            File.AppendAllText(
                folder.PathTo("main.cf"),
                $"\nsmtp_sasl_password_maps = static:user{number}:{Secret}{number}\n"
            );
            folders.Add(folder);
        }

        Assert.NotEmpty(folders);
        return [.. folders.Select(folder => folder.FullName)];
    }

    private static string[] NamesIn(string path)
    {
        Instance instance = HostFolder.Read(path, _ => Core.Catalog.TargetNames.Parse("debian12")!).Reading.Instance;
        return
        [
            .. instance
                .Settings.Concat(instance.Services.SelectMany(service => service.Settings))
                .Select(setting => setting.Parameter)
                .Distinct(),
        ];
    }

    private static void HasNoSecret(ToolRun run, string what) =>
        Assert.False((run.Output + run.Error).Contains(Secret, StringComparison.OrdinalIgnoreCase), what);
}
