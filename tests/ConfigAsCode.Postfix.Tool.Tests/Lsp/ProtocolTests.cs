using System.Text;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>The frames and the order of messages, and what becomes of wrong ones.</summary>
public class ProtocolTests
{
    [Fact]
    public void A_session_ends_with_0_after_shutdown_and_with_1_without_it()
    {
        using TemporaryFolder folder = Folders.With();
        using (var editor = new Editor(folder))
        {
            Assert.Equal("utf-16", editor.Capabilities.GetProperty("positionEncoding").GetString());
            Assert.Equal(0, editor.Exit());
        }

        using (var editor = new Editor(folder))
        {
            Assert.Equal(1, editor.Exit(shutsDown: false));
        }

        using (var editor = new Editor(folder))
        {
            Assert.Equal(1, editor.HangUp());
        }
    }

    [Fact]
    public void It_ends_with_the_process_of_the_editor()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Host.HasEditor = false;
        Assert.Equal(1, editor.Ended());
    }

    [Fact]
    public void A_wrong_request_gets_an_error_and_the_session_goes_on()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        Assert.Equal(-32601, editor.ErrorOf("textDocument/unheardOf", new { }));
        Assert.Equal(-32602, editor.ErrorOf("textDocument/completion", new { }));
        Assert.Equal(-32602, editor.ErrorOf("textDocument/completion", 7));
        Assert.Equal(-32602, editor.ErrorOf("textDocument/completion", null));
        Assert.Equal(
            -32602,
            editor.ErrorOf(
                "textDocument/completion",
                new
                {
                    textDocument = new { uri = "file:///nowhere/main.cf" },
                    position = new { line = 0, character = 0 },
                }
            )
        );
        Assert.Equal(-32600, editor.ErrorOf("initialize", new { processId = 1 }));
        Assert.Equal(-32600, ErrorOf(editor, "[]"));
        Assert.Equal(-32600, ErrorOf(editor, "7"));
        Assert.Equal(-32600, ErrorOf(editor, "{}"));
        Assert.Equal(-32600, ErrorOf(editor, """{"id":{},"method":"shutdown"}"""));
        Assert.Equal(-32600, ErrorOf(editor, """{"id":1,"method":2}"""));
        Assert.Equal(-32700, ErrorOf(editor, "{\"id\":"));
        editor.SendRaw("Content-Type: text\r\n\r\n");
        Assert.Equal(-32600, editor.Next().GetProperty("error").GetProperty("code").GetInt32());
        editor.SendRaw("Content-Length: many\r\n\r\n");
        Assert.Equal(-32600, editor.Next().GetProperty("error").GetProperty("code").GetInt32());
        // Nobody gets an answer to these.
        editor.Notify("textDocument/didChange", new { nothing = 1 });
        editor.Notify("$/setTrace", new { value = "off" });
        editor.Send("""{"jsonrpc":"2.0","id":99,"result":null}"""u8.ToArray());
        Assert.Equal(0, editor.Exit());
        Assert.Contains("didChange", editor.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_answered_before_initialize_and_after_shutdown()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder, isInitialized: false);
        Assert.Equal(-32002, editor.ErrorOf("textDocument/hover", new { }));
        editor.Request("initialize", new { processId = (int?)null, capabilities = new { } });
        editor.Request("shutdown", new { });
        Assert.Equal(-32600, editor.ErrorOf("textDocument/hover", new { }));
        Assert.Equal(0, editor.Exit(shutsDown: false));
    }

    [Fact]
    public void A_cancelled_request_is_not_answered_with_a_result()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        // The cancellation comes first, so that the request cannot be answered before it.
        editor.Notify("$/cancelRequest", new { id = 1000 });
        editor.Send("""{"jsonrpc":"2.0","id":1000,"method":"shutdown"}"""u8.ToArray());
        Assert.Equal(-32800, editor.Next().GetProperty("error").GetProperty("code").GetInt32());
    }

    private static int ErrorOf(Editor editor, string content)
    {
        editor.Send(Encoding.UTF8.GetBytes(content));
        return editor.Next().GetProperty("error").GetProperty("code").GetInt32();
    }
}
