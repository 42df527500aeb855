using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>Which files belong together, and for how long something is said about them.</summary>
public class OpenFolderTests
{
    private const string Wrong = "no_such_parameter = 1\n";

    [Fact]
    public void When_the_last_file_of_a_folder_is_closed_its_findings_go()
    {
        using TemporaryFolder folder = Folders.With(Wrong, masterCf: Folders.MasterCf + "smtps inet n - n - - smtpf\n");
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        editor.Open("master.cf");
        Assert.NotEmpty(editor.Findings("main.cf", 1));
        Close("main.cf");
        Assert.NotEmpty(editor.Findings("main.cf", 0));
        Close("master.cf");
        string[] left = ["main.cf", "master.cf"];
        Assert.All(left, file => Assert.Empty(editor.Findings(file, 0)));

        void Close(string file) =>
            editor.Notify("textDocument/didClose", new { textDocument = new { uri = editor.Uri(file) } });
    }

    [Fact]
    public void A_file_that_is_written_where_nothing_is_open_is_nobodys()
    {
        using TemporaryFolder folder = Folders.With(Wrong);
        string other = Directory.CreateDirectory(folder.PathTo("other")).FullName;
        File.WriteAllText(Path.Combine(other, "main.cf"), Folders.CleanMainCf);
        using var editor = new Editor(folder);
        editor.Notify(
            "workspace/didChangeWatchedFiles",
            new { changes = new[] { new { uri = editor.Uri("main.cf"), type = 2 } } }
        );
        // Folders are judged in the order in which they changed: the one that was written would be in the log by then.
        editor.Open("other/main.cf");
        editor.Findings("other/main.cf", 1);
        Assert.Equal(0, editor.Exit());
        Assert.Contains($"{other} is judged for", editor.Log, StringComparison.Ordinal);
        Assert.DoesNotContain($"{folder.FullName} is judged for", editor.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main.cf")]
    [InlineData("master.cf")]
    public void A_table_is_judged_with_the_nearest_configuration_above_it(string configuration)
    {
        using TemporaryFolder folder = Folders.With("transport_maps = texthash:/etc/postfix/a/b/c/transport\n");
        string tables = Directory.CreateDirectory(folder.PathTo("a/b/c")).FullName;
        File.WriteAllText(Path.Combine(tables, "transport"), "");
        using var editor = new Editor(folder);
        editor.Open("a/b/c/transport");
        Assert.Contains("relay", editor.LabelsBehind("a/b/c/transport", "example.org "));
        // A configuration of its own between them is another folder, whose main.cf does not name the table.
        File.WriteAllText(folder.PathTo("a/" + configuration), "");
        JsonElement list = editor.At("textDocument/completion", "a/b/c/transport", 0, 12);
        Assert.Equal(JsonValueKind.Null, list.ValueKind);
    }
}
