using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>Texts that are half written, and edits that nobody means.</summary>
public class TypingTests
{
    private static readonly string[] Questions = ["textDocument/completion", "textDocument/definition"];

    public static TheoryData<string> Corpus =>
        [
            .. SharedFolder
                .Hosts(SharedFolder.Configurations)
                .Select(f => Path.GetFileName(f))
                // A theory without a row is an error: without the folder the row is skipped.
                .DefaultIfEmpty("none"),
        ];

    [Fact]
    [Trait("Time", "long")]
    public void Each_public_configuration_is_typed_and_cut_at_every_twentieth_character()
    {
        foreach (string name in Corpus.Select(row => row.Data))
        {
            Type(name, step: 20, isJudged: true);
        }
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_public_configuration_is_typed_and_cut_now_and_then(string name) =>
        Type(name, step: 997, isJudged: false);

    [Fact]
    public void The_server_has_the_text_of_the_editor_after_any_edits()
    {
        var random = new Random(7);
        string[] pieces =
        [
            "a",
            "\n",
            "\r\n",
            "\r",
            "ä",
            "\U0001F4E7",
            " = ",
            "smtpd_tls_security_level",
            "$",
            "{",
            "}",
            "# ",
            "\0",
            "\t",
            "",
        ];
        for (int run = 0; run < 200; run++)
        {
            string text = string.Concat(
                Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            var open = new OpenText("file:///x", "/x", 0, text);
            for (int edit = 0; edit < 20; edit++)
            {
                // The editor counts in offsets, the server gets positions.
                var lines = new LineMap(text);
                int start = Whole(text, random.Next(text.Length + 1));
                int end = Whole(text, random.Next(start, text.Length + 1));
                string piece = pieces[random.Next(pieces.Length)];
                open = open.With([new TextChange(piece, lines.RangeOf(start, end))], edit);
                text = text[..start] + piece + text[end..];
                Assert.Equal(text, open.Text);
            }
        }
    }

    [Theory]
    [InlineData(-1, -1, 0)]
    [InlineData(0, 99, 3)]
    [InlineData(1, 0, 5)]
    [InlineData(1, int.MaxValue, 7)]
    [InlineData(99, 0, 8)]
    public void A_position_outside_of_the_text_is_the_nearest_one(int line, int character, int offset) =>
        Assert.Equal(offset, new LineMap("abc\r\nde\r").OffsetOf(new Position(line, character)));

    [Fact]
    public void Random_messages_do_not_end_the_session()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        editor.Open("master.cf");
        var random = new Random(11);
        string[] methods =
        [
            "textDocument/completion",
            "textDocument/definition",
            "textDocument/hover",
            "textDocument/codeAction",
            "textDocument/documentSymbol",
            "codeAction/resolve",
            "completionItem/resolve",
            "workspace/executeCommand",
        ];
        string[] files = ["main.cf", "master.cf", "transport", "%00", ""];
        for (int i = 0; i < 400; i++)
        {
            string file = files[random.Next(files.Length)];
            object Position() => new { line = random.Next(-2, 30), character = random.Next(-2, 90) };
            object parameters = random.Next(4) switch
            {
                0 => new { textDocument = new { uri = editor.Uri(file) } },
                1 => new { textDocument = random.Next(), position = Position() },
                2 => new
                {
                    label = "x",
                    data = editor.Uri(file),
                    title = "t",
                    kind = "k",
                },
                _ => new
                {
                    textDocument = new { uri = editor.Uri(file) },
                    position = Position(),
                    range = new { start = Position(), end = Position() },
                },
            };
            if (random.Next(3) == 0)
            {
                editor.Notify(
                    "textDocument/didChange",
                    new
                    {
                        textDocument = new { uri = editor.Uri(file), version = i },
                        contentChanges = new[]
                        {
                            new
                            {
                                range = new { start = Position(), end = Position() },
                                text = i % 2 == 0 ? "$x\r\n" : "",
                            },
                        },
                    }
                );
            }

            JsonElement answer = editor.AnswerTo(methods[random.Next(methods.Length)], parameters);
            if (answer.TryGetProperty("error", out JsonElement error))
            {
                Assert.True(error.GetProperty("code").GetInt32() != -32603, editor.Log);
            }
        }

        Assert.Equal(0, editor.Exit());
    }

    private static void Type(string name, int step, bool isJudged)
    {
        string source = Path.Combine(SharedFolder.OrSkip(SharedFolder.Configurations), name);
        using var folder = new TemporaryFolder("lsp-");
        foreach (string file in Directory.GetFiles(source))
        {
            File.Copy(file, folder.PathTo(Path.GetFileName(file)));
        }

        using var editor = new Editor(folder);
        foreach (string file in Directory.GetFiles(source).Select(f => Path.GetFileName(f)))
        {
            string text = File.ReadAllText(Path.Combine(source, file));
            editor.Open(file, "");
            int version = 1;
            for (int end = 0, start = 0; start < text.Length; start = end)
            {
                end = Whole(text, Math.Min(text.Length, start + step));
                Position last = new LineMap(text[..start]).PositionOf(start);
                editor.Insert(file, last.Line, last.Character, text[start..end], ++version);
                Position cursor = new LineMap(text[..end]).PositionOf(end);
                foreach (string question in Questions)
                {
                    editor.At(question, file, cursor.Line, cursor.Character);
                }
            }

            if (isJudged)
            {
                editor.Findings(file, version);
            }
        }

        Assert.Equal(0, editor.Exit());
        Assert.DoesNotContain("Exception", editor.Log, StringComparison.Ordinal);
    }

    /// <summary>No place inside of a pair: an editor has none there.</summary>
    private static int Whole(string text, int offset) =>
        offset < text.Length
        && offset > 0
        && (char.IsSurrogatePair(text[offset - 1], text[offset]) || (text[offset - 1] == '\r' && text[offset] == '\n'))
            ? offset + 1
            : offset;
}
