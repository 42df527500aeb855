using System.Text.Json;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>
/// The connection with an editor: reads its messages on a thread of its own, and hands them over one after the other to what answers them. What is wrong with a
/// message is answered here, and so is the order of <c>initialize</c>, <c>shutdown</c> and <c>exit</c>.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const string InitializeMethod = "initialize";
    private const string ExitMethod = "exit";

    private readonly Dictionary<string, Action<Message>> methods = new(StringComparer.Ordinal);
    private readonly Inbox inbox = new();
    private readonly MessageReader reader;
    private readonly MessageWriter writer;
    private readonly TextWriter log;

    private bool isInitialized;
    private bool isShutDown;
    private int? exitCode;

    /// <param name="input">What the editor sends.</param>
    /// <param name="output">What it gets.</param>
    /// <param name="log">Where the server says what it does; never part of the protocol.</param>
    public Connection(Stream input, Stream output, TextWriter log)
    {
        reader = new MessageReader(input);
        writer = new MessageWriter(output);
        this.log = log;
        methods["shutdown"] = message =>
        {
            isShutDown = true;
            writer.Nothing(message.Id);
        };
        methods[ExitMethod] = _ => End();
    }

    /// <summary>The first request, after which the others are taken.</summary>
    public void Initializes<TParams>(Func<JsonFields, TParams> read, Func<TParams, IJsonObject> answer) =>
        methods[InitializeMethod] = message =>
        {
            if (isInitialized)
            {
                throw new RequestException(RequestException.InvalidRequest, "The server is initialized already");
            }

            TParams parameters = Parameters(message, read);
            isInitialized = true;
            Send(message, answer(parameters), writer.Result);
        };

    /// <summary>A request with one result, or none.</summary>
    public void Answers<TParams>(string method, Func<JsonFields, TParams> read, Func<TParams, IJsonObject?> answer) =>
        methods[method] = message => Send(message, answer(Parameters(message, read)), writer.Result);

    /// <summary>A request with a list of results, or none.</summary>
    public void AnswersAll<TParams>(
        string method,
        Func<JsonFields, TParams> read,
        Func<TParams, IReadOnlyList<IJsonObject>?> answer
    ) => methods[method] = message => Send(message, answer(Parameters(message, read)), writer.Result);

    /// <summary>A notification.</summary>
    public void Takes<TParams>(string method, Func<JsonFields, TParams> read, Action<TParams> take) =>
        methods[method] = message => take(Parameters(message, read));

    /// <summary>A notification that says nothing.</summary>
    public void Ignores(string method) => methods[method] = _ => { };

    /// <summary>Answers until the editor sends <c>exit</c>, its output ends, or its process does. The result is the exit code: 1 without <c>shutdown</c>.</summary>
    /// <param name="due">How long it is until there is something to do besides; null where there is nothing.</param>
    /// <param name="work">Does it.</param>
    public int Run(Func<TimeSpan?> due, Action work)
    {
        new Thread(Read) { IsBackground = true, Name = "lsp input" }.Start();
        while (exitCode is null)
        {
            (inbox.Take(due()) ?? work)();
        }

        return exitCode.Value;
    }

    /// <summary>Does something between two messages, on the thread that answers them.</summary>
    public void Later(Action work) => inbox.Add(work);

    public void Notify(string method, IJsonObject parameters)
    {
        try
        {
            writer.Notify(method, parameters);
        }
        catch (IOException failure)
        {
            Log(failure.Message);
            End();
        }
    }

    /// <summary>The editor is gone.</summary>
    public void End() => exitCode ??= isShutDown ? 0 : 1;

    /// <summary>Writes a line to the log. Any thread may.</summary>
    public void Log(string text)
    {
        lock (log)
        {
            log.WriteLine($"{Application.Name}: {text}");
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        inbox.Dispose();
    }

    private void Read()
    {
        try
        {
            while (reader.Read() is { } content)
            {
                Receive(content);
            }
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or NotSupportedException
            )
        {
            // The input was closed, from this side or the other.
            if (exitCode is null)
            {
                Log(failure.Message);
            }
        }

        inbox.Add(End);
    }

    private void Receive(byte[] content)
    {
        Message message;
        try
        {
            message =
                content.Length == 0
                    ? throw new RequestException(
                        RequestException.InvalidRequest,
                        "The message has no Content-Length, or one that is not a size"
                    )
                    : Message.Parse(content);
        }
        catch (RequestException error)
        {
            inbox.Add(() => writer.Error(default, error));
            return;
        }

        if (message.Cancelled is { } id)
        {
            inbox.Cancel(id);
        }
        else
        {
            inbox.Add(() => Handle(message));
        }
    }

    private void Handle(Message message)
    {
        try
        {
            if (message.Method is { } method)
            {
                MethodOf(message, method)(message);
            }
        }
        catch (RequestException error)
        {
            Fail(message, error);
        }
        catch (IOException failure)
        {
            Log(failure.Message);
            End();
        }
        catch (Exception failure)
        {
            // A fault of the server costs one answer and not the session.
            Log(failure.ToString());
            Fail(
                message,
                new RequestException(RequestException.InternalError, $"{Application.Name} failed: {failure.Message}")
            );
        }
    }

    /// <summary>What handles a message, where it may come now.</summary>
    private Action<Message> MethodOf(Message message, string method) =>
        inbox.WasCancelled(message)
            ? throw new RequestException(RequestException.Cancelled, "The client cancelled the request")
        : !isInitialized && method is not (InitializeMethod or ExitMethod)
            ? throw new RequestException(RequestException.NotInitialized, "The first request is initialize")
        : isShutDown && method != ExitMethod
            ? throw new RequestException(RequestException.InvalidRequest, "The server is shut down; only exit follows")
        : methods.GetValueOrDefault(method)
            ?? throw new RequestException(
                RequestException.MethodNotFound,
                $"The server has no method {RequestException.Shown(method)}"
            );

    private void Fail(Message message, RequestException error)
    {
        if (message.IsRequest)
        {
            writer.Error(message.Id, error);
        }
        else if (error.Code != RequestException.MethodNotFound)
        {
            Log($"{message.Method}: {error.Message}");
        }
    }

    private void Send<TResult>(Message message, TResult? result, Action<JsonElement, TResult> write)
        where TResult : class
    {
        if (!message.IsRequest)
        {
            return;
        }

        if (result is null)
        {
            writer.Nothing(message.Id);
        }
        else
        {
            write(message.Id, result);
        }
    }

    private static TParams Parameters<TParams>(Message message, Func<JsonFields, TParams> read)
    {
        try
        {
            return read(JsonFields.Of(message.Params, "params"));
        }
        catch (JsonException wrong)
        {
            throw new RequestException(RequestException.InvalidParams, wrong.Message);
        }
    }
}
