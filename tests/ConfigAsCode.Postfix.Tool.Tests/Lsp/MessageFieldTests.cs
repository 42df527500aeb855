using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConfigAsCode.Postfix.Tool.Json;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>Messages are read field by field: what becomes of each one that is not as it should be.</summary>
public class MessageFieldTests
{
    private const string Place = """ "textDocument": { "uri": "URI" }, "position": { "line": 0, "character": 2 } """;

    private const string Action = """
        {
          "title": "t",
          "kind": "quickfix",
          "diagnostics": [{ "source": "s", "message": "m" }],
          "isPreferred": true,
          "data": "d"
        }
        """;

    private const string Item = """
        { "label": "l", "kind": 10, "detail": "d", "textEdit": { "newText": "x" }, "data": "u" }
        """;

    // What the server does not read may be anything.
    private static readonly string[] NotRead =
    [
        "context.diagnostics",
        "title",
        "kind",
        "diagnostics",
        "diagnostics[0]",
        "diagnostics[0].source",
        "diagnostics[0].message",
        "isPreferred",
        "detail",
        "textEdit",
        "textEdit.newText",
    ];

    /// <summary>A whole message of each request, and the fields without which it is wrong.</summary>
    public static TheoryData<string, string, string[]> Requests =>
        new()
        {
            {
                "textDocument/completion",
                "{" + Place + "}",
                ["textDocument", "textDocument.uri", "position", "position.line", "position.character"]
            },
            { "textDocument/hover", "{" + Place + "}", ["textDocument", "textDocument.uri", "position"] },
            { "textDocument/definition", "{" + Place + "}", ["textDocument", "textDocument.uri", "position"] },
            {
                "textDocument/codeAction",
                """
                    {
                      "textDocument": { "uri": "URI" },
                      "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } },
                      "context": { "diagnostics": [], "only": ["quickfix"] }
                    }
                    """,
                ["textDocument", "range", "range.start", "range.end", "range.end.line"]
            },
            { "codeAction/resolve", Action, [] },
            { "completionItem/resolve", Item, [] },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_without_a_field_that_it_needs_is_answered_with_its_name(
        string method,
        string whole,
        string[] needed
    )
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        JsonNode parameters = Whole(whole, editor);
        editor.Request(method, parameters);
        List<string> reported = [];
        foreach ((JsonNode changed, string path) in Changed(parameters, _ => [null]))
        {
            JsonElement answer = editor.AnswerTo(method, changed);
            if (answer.TryGetProperty("error", out JsonElement error))
            {
                Assert.Equal(-32602, error.GetProperty("code").GetInt32());
                Assert.StartsWith($"params.{path} has to be ", error.GetProperty("message").GetString());
                reported.Add(path);
            }
        }

        Assert.Empty(needed.Except(reported));
        Assert.Equal(0, editor.Exit());
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_field_of_another_type_is_answered_with_its_name(string method, string whole, string[] needed)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        JsonNode parameters = Whole(whole, editor);
        HashSet<string> reported = [];
        foreach ((JsonNode changed, string path) in Changed(parameters, OtherTypes))
        {
            if (NotRead.Contains(path))
            {
                editor.Request(method, changed);
                continue;
            }

            JsonElement error = editor.AnswerTo(method, changed).GetProperty("error");
            Assert.Equal(-32602, error.GetProperty("code").GetInt32());
            Assert.StartsWith($"params.{path} has to be ", error.GetProperty("message").GetString());
            reported.Add(path);
        }

        Assert.NotEmpty(reported);
        Assert.Empty(needed.Except(reported));
        Assert.Equal(0, editor.Exit());
    }

    [Theory]
    [InlineData(
        """{ "capabilities": { "textDocument": { "codeAction": { "resolveSupport": { "properties": [1] } } } } }"""
    )]
    [InlineData("""{ "processId": "1" }""")]
    [InlineData("""{ "processId": 99999999999 }""")]
    [InlineData("""{ "processId": 1.5 }""")]
    [InlineData("""{ "initializationOptions": { "target": 12 } }""")]
    public void A_wrong_initialize_is_an_error_and_a_second_one_is_taken(string parameters)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder, isInitialized: false);
        Assert.Equal(-32602, editor.ErrorOf("initialize", JsonNode.Parse(parameters)));
        editor.Request(
            "initialize",
            JsonNode.Parse(
                """{ "processId": null, "rootUri": null, "capabilities": { "general": [1] }, "trace": {} }"""
            )!
        );
        Assert.Equal(0, editor.Exit());
    }

    [Theory]
    [InlineData("textDocument/didOpen", """{ "textDocument": { "uri": 1 } }""", "params.textDocument.uri")]
    [InlineData(
        "textDocument/didChange",
        """{ "textDocument": { "uri": "URI", "version": 2 }, "contentChanges": [{ "text": "" }, null] }""",
        "params.contentChanges[1]"
    )]
    [InlineData("textDocument/didChange", """{ "textDocument": { "uri": "URI" } }""", "params.contentChanges")]
    [InlineData("textDocument/didSave", "{}", "params.textDocument")]
    [InlineData("workspace/didChangeWatchedFiles", """{ "changes": {} }""", "params.changes")]
    [InlineData(
        "workspace/didChangeConfiguration",
        """{ "settings": { "postfix-cac": { "target": [] } } }""",
        "params.settings.postfix-cac.target"
    )]
    public void A_wrong_notification_changes_nothing_and_is_in_the_log(string method, string parameters, string field)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf", "no_such_parameter = 1\n");
        editor.Notify(method, Whole(parameters, editor));
        // The next change is one of the text as it was.
        editor.Insert("main.cf", 1, 0, "# more\n", version: 3);
        Assert.Contains("0 PFX4001", editor.Findings("main.cf", 3));
        Assert.Equal(0, editor.Exit());
        Assert.Contains($"{method}: {field} has to be ", editor.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_Unicode_is_an_error_and_the_session_goes_on()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        string half = "\\ud800";
        Assert.Equal(-32700, Send("""{"id":"HALF","method":"shutdown"}"""));
        Assert.Equal(-32700, Send("""{"id":1,"method":"HALF"}"""));
        Assert.Equal(-32700, Send("""{"HALF":1,"method":"shutdown"}"""));
        Assert.Equal(-32700, Send("""{"method":"$/cancelRequest","params":{"HALF":1}}"""));
        Assert.Equal(-32602, Send("""{"id":1,"method":"textDocument/hover","params":{"HALF":1}}"""));
        Assert.Equal(-32602, Send("""{"id":1,"method":"completionItem/resolve","params":{"label":"HALF"}}"""));
        Assert.Equal(
            -32602,
            Send(
                """{"id":1,"method":"codeAction/resolve","params":{"title":"","kind":"","edit":{"changes":{"HALF":[]}}}}"""
            )
        );
        editor.Send([.. "{\"id\":\""u8, 0xFF, .. "\",\"method\":\"shutdown\"}"u8]);
        Assert.Equal(-32700, editor.Next().GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(0, editor.Exit());

        int Send(string content)
        {
            editor.Send(Encoding.UTF8.GetBytes(content.Replace("HALF", half, StringComparison.Ordinal)));
            return editor.Next().GetProperty("error").GetProperty("code").GetInt32();
        }
    }

    [Fact]
    public void What_nests_deeper_than_a_message_is_not_JSON()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        string deep = new string('[', 100_000) + new string(']', 100_000);
        editor.Send(Encoding.UTF8.GetBytes($$"""{"id":1,"method":"shutdown","params":{{deep}}}"""));
        Assert.Equal(-32700, editor.Next().GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(0, editor.Exit());
    }

    [Theory]
    [InlineData(Action)]
    [InlineData(Item)]
    [InlineData("""{ "label": "ä\n\"\u0000", "own": [1, { "x": null }] }""")]
    public void What_an_editor_gives_back_is_what_it_got(string text)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        JsonNode sent = JsonNode.Parse(text)!;
        Assert.True(JsonNode.DeepEquals(sent, JsonNode.Parse(editor.Request("codeAction/resolve", sent).GetRawText())));
        Assert.True(
            JsonNode.DeepEquals(sent, JsonNode.Parse(editor.Request("completionItem/resolve", sent).GetRawText()))
        );
    }

    [Fact]
    public void Of_a_field_that_is_there_twice_the_last_counts()
    {
        using var json = JsonDocument.Parse("""{ "line": 1, "character": 2, "line": 3 }""");
        Assert.Equal(new Position(3, 2), Position.Read(JsonFields.Of(json.RootElement, "params")));
    }

    private static JsonNode Whole(string parameters, Editor editor) =>
        JsonNode.Parse(parameters.Replace("URI", editor.Uri("main.cf"), StringComparison.Ordinal))!;

    private static IEnumerable<JsonNode?> OtherTypes(JsonNode was)
    {
        JsonNode?[] any = [7, 7.5, "text", true, new JsonArray(7, null), new JsonArray(), new JsonObject()];
        return any.Where(other => KindOf(other!) != KindOf(was));
    }

    /// <summary>What a reader tells apart; a whole number is not a fraction.</summary>
    private static string KindOf(JsonNode node) =>
        node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number when !node.AsValue().ToString().Contains('.', StringComparison.Ordinal) => "whole",
            var kind => kind.ToString(),
        };

    /// <summary>The message with one value after the other changed, and the place of that.</summary>
    private static IEnumerable<(JsonNode Changed, string Path)> Changed(
        JsonNode whole,
        Func<JsonNode, IEnumerable<JsonNode?>> others
    )
    {
        foreach (object[] place in Places(whole, []).ToArray())
        {
            foreach (JsonNode? other in others(place.Aggregate(whole, Step)))
            {
                JsonNode copy = whole.DeepClone();
                JsonNode parent = place[..^1].Aggregate(copy, Step);
                if (place[^1] is int index)
                {
                    parent[index] = other;
                }
                else
                {
                    parent[(string)place[^1]] = other;
                }

                yield return (copy, string.Concat(place.Select(s => s is int ? $"[{s}]" : $".{s}"))[1..]);
            }
        }

        static JsonNode Step(JsonNode node, object step) => (step is int index ? node[index] : node[(string)step])!;
    }

    private static IEnumerable<object[]> Places(JsonNode node, object[] place)
    {
        IEnumerable<(object Step, JsonNode? Value)> values = node switch
        {
            JsonObject fields => fields.Select(field => ((object)field.Key, field.Value)),
            JsonArray items => items.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach ((object step, JsonNode? value) in values)
        {
            object[] deeper = [.. place, step];
            yield return deeper;
            foreach (object[] below in Places(value!, deeper))
            {
                yield return below;
            }
        }
    }
}
