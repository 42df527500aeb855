// Run by eng/bench-lsp, which says what it does.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

const int Unmeasured = 20;
List<string> arguments = [.. args];
int keys = 500;
if (arguments.IndexOf("--keys") is >= 0 and var at)
{
    keys = int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    arguments.RemoveRange(at, 2);
}

if (arguments.Count < 2)
{
    Console.Error.WriteLine("bench-lsp PROGRAM FOLDER... [--keys N]");
    return 2;
}

Console.WriteLine("| folder | main.cf | completion: median | 95 % | longest | findings: median | 95 % | longest |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (string folder in arguments.Skip(1))
{
    string file = Path.GetFullPath(Path.Combine(folder, "main.cf"));
    string text = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
    using var server = new Server(arguments[0]);
    (double[] answers, double[] findings) = Type(server, file, text, keys);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/'))} | {text.Length:N0} B | {Row(answers)} | {Row(findings)} |"
        )
    );
}

return 0;

static (double[] Answers, double[] Findings) Type(Server server, string file, string text, int keys)
{
    string uri = "file://" + file;
    server.Ask("initialize", new JsonObject { ["initializationOptions"] = new JsonObject { ["target"] = "debian12" } });
    server.Notify("initialized", []);
    int version = 1;
    server.Notify(
        "textDocument/didOpen",
        new JsonObject
        {
            ["textDocument"] = new JsonObject
            {
                ["uri"] = uri,
                ["languageId"] = "pfmain",
                ["version"] = version,
                ["text"] = text,
            },
        }
    );
    server.WaitForFindings(version);
    string[] lines = text.Split('\n');
    var answers = new List<double>();
    var findings = new List<double>();
    // Settings from all parts of the file, typed again where they stand.
    int[] settings =
    [
        .. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains('=') && !lines[i].StartsWith('#')),
    ];
    for (int typed = 0, next = 0; typed < keys + Unmeasured && settings.Length > 0; next++)
    {
        int line = settings[next * 7 % settings.Length];
        Change(line, 0, lines[line].Length, "");
        for (int column = 0; column < lines[line].Length; column++, typed++)
        {
            long began = Stopwatch.GetTimestamp();
            Change(line, column, column, lines[line].Substring(column, 1));
            server.Ask(
                "textDocument/completion",
                new JsonObject
                {
                    ["textDocument"] = new JsonObject { ["uri"] = uri },
                    ["position"] = Position(line, column + 1),
                }
            );
            double answered = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            server.WaitForFindings(version);
            if (typed >= Unmeasured)
            {
                answers.Add(answered);
                findings.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
    }

    return ([.. answers], [.. findings]);

    void Change(int line, int start, int end, string now) =>
        server.Notify(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = ++version },
                ["contentChanges"] = new JsonArray(
                    new JsonObject
                    {
                        ["range"] = new JsonObject { ["start"] = Position(line, start), ["end"] = Position(line, end) },
                        ["text"] = now,
                    }
                ),
            }
        );
}

static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

static string Row(double[] times)
{
    double[] sorted = [.. times.Order()];
    return string.Create(
        CultureInfo.InvariantCulture,
        $"{sorted[sorted.Length / 2]:F1} | {sorted[(int)(sorted.Length * 0.95)]:F1} | {sorted[^1]:F1}"
    );
}

/// <summary>The program, as an editor runs it.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process process;
    private readonly Stream output;
    private int lastId;
    private int lastVersion;

    public Server(string program)
    {
        process = Process.Start(
            new ProcessStartInfo(program, "lsp")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        output = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
    }

    public void Ask(string method, JsonObject parameters)
    {
        int id = ++lastId;
        Write(
            new JsonObject
            {
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters,
            }
        );
        while (Read()["id"] is not { } answered || (int)answered != id) { }
    }

    public void Notify(string method, JsonObject parameters) =>
        Write(new JsonObject { ["method"] = method, ["params"] = parameters });

    public void WaitForFindings(int version)
    {
        while (lastVersion < version)
        {
            Read();
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private void Write(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        byte[] content = Encoding.UTF8.GetBytes(message.ToJsonString());
        process.StandardInput.BaseStream.Write(Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"));
        process.StandardInput.BaseStream.Write(content);
        process.StandardInput.BaseStream.Flush();
    }

    private JsonNode Read()
    {
        int length = 0;
        for (string line = Line(); line.Length > 0; line = Line())
        {
            length = int.Parse(
                line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1),
                CultureInfo.InvariantCulture
            );
        }

        var content = new byte[length];
        output.ReadExactly(content);
        JsonNode message = JsonNode.Parse(content)!;
        if (
            (string?)message["method"] == "textDocument/publishDiagnostics"
            && message["params"]!["version"] is { } version
        )
        {
            lastVersion = (int)version;
        }

        return message;
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (int read = output.ReadByte(); read != '\n'; read = output.ReadByte())
        {
            if (read < 0)
            {
                throw new IOException("The server has ended.");
            }

            line.Append(read == '\r' ? "" : (char)read);
        }

        return line.ToString();
    }
}
