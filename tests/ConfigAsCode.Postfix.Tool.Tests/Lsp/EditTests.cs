using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>Edits as an editor makes them.</summary>
public class EditTests
{
    private static readonly object WithVersions = new
    {
        workspace = new { workspaceEdit = new { documentChanges = true } },
    };

    [Fact]
    public void An_edit_names_the_text_that_it_is_of()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder, capabilities: WithVersions);
        editor.Open("main.cf");
        editor.Change("main.cf", "smtpd_tls_protocls = >=TLSv1.2\n" + Folders.CleanMainCf, version: 7);
        JsonElement edit = Actions(editor, "main.cf")[0].GetProperty("edit");
        Assert.False(edit.TryGetProperty("changes", out _));
        JsonElement change = Assert.Single(edit.GetProperty("documentChanges").EnumerateArray());
        Assert.Equal(editor.Uri("main.cf"), change.GetProperty("textDocument").GetProperty("uri").GetString());
        Assert.Equal(7, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.NotEmpty(change.GetProperty("edits").EnumerateArray());
    }

    [Fact]
    public void A_file_that_is_not_open_is_changed_whatever_its_version()
    {
        using TemporaryFolder folder = Folders.With("smtpd_use_tls = yes\n");
        using var editor = new Editor(folder, capabilities: WithVersions);
        editor.Open("master.cf");
        JsonElement all = Actions(editor, "master.cf", "source.fixAll")[0];
        JsonElement change = Assert.Single(all.GetProperty("edit").GetProperty("documentChanges").EnumerateArray());
        Assert.Equal(editor.Uri("main.cf"), change.GetProperty("textDocument").GetProperty("uri").GetString());
        Assert.Equal(JsonValueKind.Null, change.GetProperty("textDocument").GetProperty("version").ValueKind);
    }

    [Fact]
    public void A_carriage_return_is_taken_from_the_end_of_a_line()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder, capabilities: WithVersions);
        string text = Folders.CleanMainCf + "mynetworks = 127.0.0.0/8\r\nsmtpd_banner = $myhostname\r\n";
        editor.Open("main.cf", text);
        int line = Folders.CleanMainCf.Count(c => c == '\n');
        JsonElement fix = Actions(editor, "main.cf", "quickfix", line)
            .Single(action => action.GetProperty("diagnostics")[0].GetProperty("code").GetString() == "PFX6012");
        string made = Made(text, fix.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits"));
        Assert.Equal(text.Replace("\r", "", StringComparison.Ordinal), made);
    }

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\nb", "a\r\nb")]
    [InlineData("a\r\n\r\nb", "a\r\nb")]
    [InlineData("x\U0001F600y", "x\U0001F601y")]
    [InlineData("x\U0001F600y", "x\U0001F900y")]
    [InlineData("", "a")]
    [InlineData("a", "")]
    [InlineData("same", "same")]
    public void The_difference_of_two_texts_makes_one_of_the_other(string before, string after)
    {
        TextEditMessage edit = EditMessages.Between(before, after);
        Assert.Equal(after, Made(before, edit.Range, edit.NewText));
        Assert.False(char.IsLowSurrogate(edit.NewText.FirstOrDefault()));
        Assert.False(char.IsHighSurrogate(edit.NewText.LastOrDefault()));
    }

    [Fact]
    public void A_text_with_half_of_a_character_is_judged()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        // Between two keys an editor may have cut a pair of UTF-16.
        editor.Change("main.cf", "no_such_parameter = \U0001F600\n" + Folders.CleanMainCf);
        editor.Notify(
            "textDocument/didChange",
            new
            {
                textDocument = new { uri = editor.Uri("main.cf"), version = 3 },
                contentChanges = new[]
                {
                    new
                    {
                        range = new
                        {
                            start = new { line = 0, character = 21 },
                            end = new { line = 0, character = 22 },
                        },
                        text = "",
                    },
                },
            }
        );
        Assert.Contains("0 PFX4001", editor.Findings("main.cf", 3));
    }

    private static JsonElement[] Actions(Editor editor, string file, string kind = "quickfix", int line = 0) =>
        [
            .. editor
                .Request(
                    "textDocument/codeAction",
                    new
                    {
                        textDocument = new { uri = editor.Uri(file) },
                        range = new { start = new { line, character = 0 }, end = new { line, character = 99 } },
                        context = new { only = new[] { kind } },
                    }
                )
                .EnumerateArray(),
        ];

    /// <summary>The text after edits, from the last to the first, as the protocol says.</summary>
    private static string Made(string text, JsonElement edits)
    {
        foreach (JsonElement edit in edits.EnumerateArray().Reverse())
        {
            JsonElement range = edit.GetProperty("range");
            text = Made(
                text,
                new TextRange(Place(range.GetProperty("start")), Place(range.GetProperty("end"))),
                edit.GetProperty("newText").GetString()!
            );
        }

        return text;

        static Position Place(JsonElement place) =>
            new(place.GetProperty("line").GetInt32(), place.GetProperty("character").GetInt32());
    }

    private static string Made(string text, TextRange range, string newText) =>
        new OpenText("", "", 0, text).With([new TextChange(newText, range)], 1).Text;
}
