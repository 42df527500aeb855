using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ConfigAsCode.Postfix.EditorBench;

/// <summary>csharp-ls on a folder, as an editor runs it that asks for the findings of the file which is edited.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    // What the server answers when an edit came while it was answering.
    private const int ContentModified = -32801;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly Channel<JsonObject> answers = Channel.CreateUnbounded<JsonObject>();
    private readonly Lock writing = new();
    private int lastId;
    private int version;

    private LanguageServer(Process process) => this.process = process;

    public static async Task<LanguageServer> StartAsync(string program, string folder)
    {
        Process process = Process.Start(
            new ProcessStartInfo(program)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var server = new LanguageServer(process);
        _ = Task.Run(server.ReadAsync);
        await server.AskAsync(
            "initialize",
            new JsonObject
            {
                ["processId"] = Environment.ProcessId,
                ["rootUri"] = new Uri(folder).AbsoluteUri,
                ["capabilities"] = new JsonObject
                {
                    ["workspace"] = new JsonObject { ["configuration"] = true },
                    ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject() },
                },
            }
        );
        server.Notify("initialized", []);
        return server;
    }

    public void Open(string file, string text) =>
        Notify(
            "textDocument/didOpen",
            new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = UriOf(file),
                    ["languageId"] = "csharp",
                    ["version"] = ++version,
                    ["text"] = text,
                },
            }
        );

    /// <summary>As a keystroke is sent: the range of <paramref name="old"/> in the text before, and what is there now.</summary>
    public void Replace(string file, string before, string old, string now)
    {
        int offset = before.IndexOf(old, StringComparison.Ordinal);
        int line = before.AsSpan(0, offset).Count('\n');
        int character = offset - (before.LastIndexOf('\n', offset) + 1);
        Notify(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = UriOf(file), ["version"] = ++version },
                ["contentChanges"] = new JsonArray(
                    new JsonObject
                    {
                        ["range"] = new JsonObject
                        {
                            ["start"] = new JsonObject { ["line"] = line, ["character"] = character },
                            ["end"] = new JsonObject { ["line"] = line, ["character"] = character + old.Length },
                        },
                        ["text"] = now,
                    }
                ),
            }
        );
    }

    /// <summary>The ids of what the server finds in a file, as often as it finds it.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(string file)
    {
        JsonNode report = await AskAsync(
            "textDocument/diagnostic",
            new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = UriOf(file) } }
        );
        return [.. report["items"]!.AsArray().Select(item => item!["code"]?.ToString() ?? "")];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string UriOf(string file) => new Uri(file).AbsoluteUri;

    private async Task<JsonNode> AskAsync(string method, JsonObject parameters)
    {
        while (true)
        {
            int id = ++lastId;
            Write(
                new JsonObject
                {
                    ["id"] = id,
                    ["method"] = method,
                    ["params"] = parameters.DeepClone(),
                }
            );
            JsonObject answer;
            using var patience = new CancellationTokenSource(Patience);
            do
            {
                answer = await answers.Reader.ReadAsync(patience.Token);
            } while ((int?)answer["id"] != id);
            if (answer["error"] is not { } error)
            {
                return answer["result"]!;
            }

            if ((int)error["code"]! != ContentModified)
            {
                throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            }
        }
    }

    private void Notify(string method, JsonObject parameters) =>
        Write(new JsonObject { ["method"] = method, ["params"] = parameters });

    private void Write(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        byte[] content = Encoding.UTF8.GetBytes(message.ToJsonString());
        byte[] header = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")
        );
        lock (writing)
        {
            Stream input = process.StandardInput.BaseStream;
            input.Write(header);
            input.Write(content);
            input.Flush();
        }
    }

    private async Task ReadAsync()
    {
        Stream output = process.StandardOutput.BaseStream;
        try
        {
            while (await ReadHeaderAsync(output) is { } length)
            {
                var content = new byte[length];
                await output.ReadExactlyAsync(content);
                JsonObject message = JsonNode.Parse(content)!.AsObject();
                if (message["method"] is null)
                {
                    await answers.Writer.WriteAsync(message);
                }
                else if (message["id"] is { } id)
                {
                    Write(new JsonObject { ["id"] = id.DeepClone(), ["result"] = AnswerTo(message) });
                }
            }

            answers.Writer.Complete(new IOException("The language server has ended."));
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            answers.Writer.Complete(failure);
        }
    }

    private static async Task<int?> ReadHeaderAsync(Stream output)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await output.ReadAsync(one) == 0)
            {
                return null;
            }

            header.Append((char)one[0]);
        }

        string length = header
            .ToString()
            .Split("\r\n")
            .Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return int.Parse(length.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
    }

    /// <summary>The settings that the server asks for; whatever else it asks is answered with nothing.</summary>
    private static JsonArray? AnswerTo(JsonObject request) =>
        (string)request["method"]! == "workspace/configuration"
            ?
            [
                .. request["params"]!["items"]!
                    .AsArray()
                    .Select(_ => (JsonNode)new JsonObject { ["analyzersEnabled"] = true }),
            ]
            : null;
}
