using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Lsp.Protocol;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>An editor that talks to <c>postfix-cac lsp</c> in this process, in the frames of the protocol.</summary>
internal sealed class Editor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Stream toServer;
    private readonly BlockingCollection<JsonElement> received = [];
    private readonly Task<int> server;
    private readonly Thread receiver;
    private readonly StringWriter log = new();
    private readonly List<JsonElement> notifications = [];
    private int lastId;
    private bool isToEnd;

    public Editor(
        TemporaryFolder folder,
        bool isInitialized = true,
        object? options = null,
        object? capabilities = null,
        params string[] arguments
    )
    {
        Folder = folder;
        var toIt = new Pipe();
        var fromIt = new Pipe();
        toServer = toIt.Writer.AsStream();
        Host = new FakeHost { Input = toIt.Reader.AsStream(), Output = fromIt.Writer.AsStream() };
        using var output = new StringWriter();
        server = Task.Run(() => Application.Run(["lsp", .. arguments], output, log, Host));
        var reader = new MessageReader(fromIt.Reader.AsStream());
        receiver = new Thread(() =>
        {
            while (reader.Read() is { } content)
            {
                using var json = JsonDocument.Parse(content);
                received.Add(json.RootElement.Clone());
            }
        })
        {
            IsBackground = true,
        };
        receiver.Start();
        if (isInitialized)
        {
            Capabilities = Request(
                    "initialize",
                    new
                    {
                        processId = 1,
                        initializationOptions = options ?? new { target = "debian12" },
                        capabilities = capabilities ?? new { },
                    }
                )
                .GetProperty("capabilities");
            Notify("initialized", new { });
        }
    }

    public TemporaryFolder Folder { get; }

    public FakeHost Host { get; }

    public JsonElement Capabilities { get; }

    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    public string Uri(string file) => "file://" + Folder.PathTo(file);

    public void Open(string file, string? text = null) =>
        Notify(
            "textDocument/didOpen",
            new
            {
                textDocument = new
                {
                    uri = Uri(file),
                    languageId = "pfmain",
                    version = 1,
                    text = text ?? File.ReadAllText(Folder.PathTo(file)),
                },
            }
        );

    /// <summary>Another text in place of all.</summary>
    public void Change(string file, string text, int version = 2) =>
        Notify(
            "textDocument/didChange",
            new { textDocument = new { uri = Uri(file), version }, contentChanges = new[] { new { text } } }
        );

    public void Insert(string file, int line, int character, string text, int version = 2) =>
        Notify(
            "textDocument/didChange",
            new
            {
                textDocument = new { uri = Uri(file), version },
                contentChanges = new[]
                {
                    new { range = new { start = new { line, character }, end = new { line, character } }, text },
                },
            }
        );

    public JsonElement At(string method, string file, int line, int character) =>
        Request(method, new { textDocument = new { uri = Uri(file) }, position = new { line, character } });

    /// <summary>What can be written at the end of a text.</summary>
    public IReadOnlyList<string> LabelsBehind(string file, string text)
    {
        Change(file, text);
        string[] lines = text.Split('\n');
        JsonElement list = At("textDocument/completion", file, lines.Length - 1, lines[^1].Length);
        return list.ValueKind == JsonValueKind.Null
            ? []
            : [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString()!)];
    }

    public JsonElement Request(string method, object parameters)
    {
        JsonElement answer = Exchange(method, parameters);
        return answer.TryGetProperty("error", out JsonElement error)
            ? throw new InvalidOperationException($"{method}: {error}. {Log}")
            : answer.GetProperty("result");
    }

    /// <summary>The code of the error that a request is answered with.</summary>
    public int ErrorOf(string method, object? parameters) =>
        Exchange(method, parameters).GetProperty("error").GetProperty("code").GetInt32();

    public void Notify(string method, object parameters) =>
        Send(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    jsonrpc = "2.0",
                    method,
                    @params = parameters,
                }
            )
        );

    public void Send(byte[] content)
    {
        toServer.Write(Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"));
        toServer.Write(content);
        toServer.Flush();
    }

    public void SendRaw(string text)
    {
        toServer.Write(Encoding.UTF8.GetBytes(text));
        toServer.Flush();
    }

    /// <summary>The next message of the server, whatever it is.</summary>
    public JsonElement Next() =>
        received.TryTake(out JsonElement message, Patience)
            ? message
            : throw new TimeoutException($"The server sends nothing. {Log}");

    /// <summary>The next findings of a file: <c>3 PFX1001</c>, with the line from 0.</summary>
    public IReadOnlyList<string> Findings(string file, int version)
    {
        while (true)
        {
            JsonElement message = TakeNotification();
            JsonElement parameters = message.GetProperty("params");
            if (
                parameters.GetProperty("uri").GetString() == Uri(file)
                && (!parameters.TryGetProperty("version", out JsonElement of) || of.GetInt32() == version)
            )
            {
                return
                [
                    .. parameters
                        .GetProperty("diagnostics")
                        .EnumerateArray()
                        .Select(d =>
                            $"{d.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32()} {d.GetProperty("code").GetString()}"
                        ),
                ];
            }
        }
    }

    /// <summary>Says that it ends; the result is the exit code of the server.</summary>
    public int Exit(bool shutsDown = true)
    {
        if (shutsDown)
        {
            Exchange("shutdown", null);
        }

        Send("""{"jsonrpc":"2.0","method":"exit"}"""u8.ToArray());
        return Ended();
    }

    /// <summary>Closes its end of the pipe.</summary>
    public int HangUp()
    {
        toServer.Dispose();
        return Ended();
    }

    public int Ended()
    {
        isToEnd = true;
        return server.Wait(Patience) ? server.Result : throw new TimeoutException($"The server does not end. {Log}");
    }

    /// <summary>Ends the server. One that ended before anybody asked it to fails the test, as does one that goes on.</summary>
    public void Dispose()
    {
        bool hasDied = server.IsCompleted && !isToEnd;
        toServer.Dispose();
        try
        {
            int code = Ended();
            Assert.False(hasDied, $"The server ended by itself with {code}. {Log}");
        }
        finally
        {
            Host.Output.Dispose();
            Assert.True(receiver.Join(Patience), "The output of the server is still open.");
            received.Dispose();
            log.Dispose();
        }
    }

    private JsonElement TakeNotification()
    {
        if (notifications.Count > 0)
        {
            JsonElement first = notifications[0];
            notifications.RemoveAt(0);
            return first;
        }

        return Next();
    }

    /// <summary>The answer as it comes, be it an error.</summary>
    public JsonElement AnswerTo(string method, object parameters) => Exchange(method, parameters);

    private JsonElement Exchange(string method, object? parameters)
    {
        int id = ++lastId;
        Send(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    jsonrpc = "2.0",
                    id,
                    method,
                    @params = parameters,
                }
            )
        );
        while (true)
        {
            JsonElement message = Next();
            if (
                message.TryGetProperty("id", out JsonElement of)
                && of.ValueKind == JsonValueKind.Number
                && of.GetInt32() == id
            )
            {
                return message;
            }

            notifications.Add(message);
        }
    }
}
