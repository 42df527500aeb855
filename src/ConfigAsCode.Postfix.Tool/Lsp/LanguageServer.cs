using System.Text.Json;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Json;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Protocol;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>
/// The verb <c>lsp</c>: answers an editor, one message after the other. One thread reads the messages, one answers them, and a third judges folders, so that
/// an answer does not wait for findings.
/// </summary>
internal sealed class LanguageServer : IDisposable
{
    // Keys that are pressed at once are one change.
    private const int Debounce = 20;
    private const int ParentInterval = 3000;

    private static readonly string[] Triggers = ["$", "{", "(", ":", ",", " ", "=", "!", "-"];

    private readonly Dictionary<string, Action<Message>> methods;
    private readonly Inbox inbox = new();
    private readonly Workspace workspace;
    private readonly MessageReader reader;
    private readonly MessageWriter writer;
    private readonly TextWriter log;
    private readonly ToolHost host;

    private Timer? parentWatch;
    private bool isInitialized;
    private bool isShutDown;
    private bool canResolveActions;
    private int? exitCode;

    /// <param name="input">What the editor sends.</param>
    /// <param name="output">What it gets.</param>
    /// <param name="log">Where the server says what it does; never part of the protocol.</param>
    /// <param name="target">What the files run on; null for what the settings of the editor, a build or the host says.</param>
    /// <param name="host">The machine.</param>
    public LanguageServer(Stream input, Stream output, TextWriter log, Target? target, ToolHost host)
    {
        reader = new MessageReader(input);
        writer = new MessageWriter(output);
        this.log = log;
        this.host = host;
        Task<(Target Target, string? Notice)> asked = HostFacts.TargetAsync(host);
        workspace = new Workspace(host)
        {
            HostTarget = new Lazy<Target>(() =>
            {
                (Target found, string? notice) = asked.GetAwaiter().GetResult();
                Log(notice ?? $"The files are judged for {found.Described}");
                return found;
            }),
        };
        workspace.SetTarget(target);
        methods = new Dictionary<string, Action<Message>>(StringComparer.Ordinal)
        {
            ["initialize"] = message => Answer(message, InitializeParams.Read, Initialize),
            ["initialized"] = _ => { },
            ["shutdown"] = message =>
            {
                isShutDown = true;
                writer.Nothing(message.Id);
            },
            ["exit"] = _ => exitCode = isShutDown ? 0 : 1,
            ["workspace/didChangeConfiguration"] = message =>
                Take(
                    message,
                    DidChangeConfigurationParams.Read,
                    p => SetTarget(p.Settings?.Section?.Target ?? p.Settings?.Target)
                ),
            ["textDocument/didOpen"] = message => Take(message, TextDocumentParams.Read, Open),
            ["textDocument/didChange"] = message => Take(message, DidChangeParams.Read, Change),
            ["textDocument/didClose"] = message =>
                Take(message, TextDocumentParams.Read, p => Judge(workspace.Close(p.TextDocument.Uri))),
            ["textDocument/didSave"] = message => Take(message, TextDocumentParams.Read, Saved),
            ["textDocument/completion"] = message => Answer(message, TextPositionParams.Read, Complete),
            ["completionItem/resolve"] = message => Answer(message, CompletionItemMessage.Read, Resolve),
            ["textDocument/hover"] = message => Answer(message, TextPositionParams.Read, Explain),
            ["workspace/didChangeWatchedFiles"] = message =>
                Take(message, DidChangeWatchedFilesParams.Read, FilesChanged),
            ["textDocument/definition"] = message => AnswerAll(message, TextPositionParams.Read, Define),
            ["textDocument/codeAction"] = message => AnswerAll(message, CodeActionParams.Read, Fix),
            ["codeAction/resolve"] = message => Answer(message, CodeAction.Read, Resolve),
        };
    }

    /// <summary>Answers until the editor sends <c>exit</c>, its output ends, or its process does. The result is the exit code: 1 without <c>shutdown</c>.</summary>
    public int Run()
    {
        new Thread(Read) { IsBackground = true, Name = "lsp input" }.Start();
        while (exitCode is null)
        {
            long? due = workspace.Folders.Min(folder => folder.IsBeingJudged ? null : folder.Due);
            TimeSpan? wait = due is { } at
                ? TimeSpan.FromMilliseconds(Math.Max(0, at - Environment.TickCount64))
                : null;
            if (inbox.Take(wait) is { } work)
            {
                work();
            }
            else
            {
                StartJudging();
            }
        }

        return exitCode.Value;
    }

    public void Dispose()
    {
        parentWatch?.Dispose();
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

    /// <summary>The editor is gone.</summary>
    private void End() => exitCode ??= isShutDown ? 0 : 1;

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
            if (inbox.WasCancelled(message))
            {
                throw new RequestException(RequestException.Cancelled, "The client cancelled the request");
            }

            if (message.Method is not { } method)
            {
                return;
            }

            if (!isInitialized && method is not ("initialize" or "exit"))
            {
                throw new RequestException(RequestException.NotInitialized, "The first request is initialize");
            }

            if (isShutDown && method != "exit")
            {
                throw new RequestException(
                    RequestException.InvalidRequest,
                    "The server is shut down; only exit follows"
                );
            }

            if (methods.TryGetValue(method, out Action<Message>? handle))
            {
                handle(message);
                return;
            }

            throw new RequestException(RequestException.MethodNotFound, $"The server has no method {Shown(method)}");
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

    private void Answer<TParams>(Message message, Func<JsonFields, TParams> read, Func<TParams, IJsonObject?> answer)
        where TParams : class => Send(message, answer(Parameters(message, read)), writer.Result);

    private void AnswerAll<TParams>(
        Message message,
        Func<JsonFields, TParams> read,
        Func<TParams, IReadOnlyList<IJsonObject>?> answer
    )
        where TParams : class => Send(message, answer(Parameters(message, read)), writer.Result);

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

    private static void Take<TParams>(Message message, Func<JsonFields, TParams> read, Action<TParams> take)
        where TParams : class => take(Parameters(message, read));

    private static TParams Parameters<TParams>(Message message, Func<JsonFields, TParams> read)
        where TParams : class
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

    private InitializeResult Initialize(InitializeParams parameters)
    {
        if (isInitialized)
        {
            throw new RequestException(RequestException.InvalidRequest, "The server is initialized already");
        }

        isInitialized = true;
        canResolveActions =
            parameters.Capabilities?.TextDocument?.CodeAction?.ResolveSupport?.Properties?.Contains("edit") ?? false;
        if (parameters.InitializationOptions?.Target is { } target)
        {
            SetTarget(target);
        }

        if (parameters.ProcessId is { } parent)
        {
            parentWatch = new Timer(
                _ =>
                {
                    if (!host.IsRunning(parent))
                    {
                        inbox.Add(End);
                    }
                },
                null,
                ParentInterval,
                ParentInterval
            );
        }

        return new InitializeResult(
            new ServerCapabilities(
                "utf-16",
                new TextDocumentSyncOptions(OpenClose: true, Change: 2, Save: true),
                new CompletionOptions(Triggers, ResolveProvider: true),
                HoverProvider: true,
                DefinitionProvider: true,
                new CodeActionOptions([CodeActionAnswers.QuickFix, CodeActionAnswers.FixAll], ResolveProvider: true)
            ),
            new ServerInfo(Application.Name, Application.Version)
        );
    }

    private void SetTarget(string? text)
    {
        Target? target = string.IsNullOrWhiteSpace(text) ? null : TargetNames.Parse(text);
        if (target is null && !string.IsNullOrWhiteSpace(text))
        {
            Log($"'{Shown(text)}' is not a target. {TargetNames.Advice}");
            return;
        }

        if (target != workspace.Target)
        {
            workspace.SetTarget(target);
            foreach (OpenFolder folder in workspace.Folders)
            {
                Judge(folder);
            }
        }
    }

    private void Open(TextDocumentParams parameters)
    {
        TextDocument document = parameters.TextDocument;
        string path = FileUri.PathOf(document.Uri) is { } file ? Path.GetFullPath(file) : document.Uri;
        Judge(workspace.Set(new OpenText(document.Uri, path, document.Version ?? 0, document.Text ?? "")));
    }

    private void Change(DidChangeParams parameters)
    {
        OpenText text = TextOf(parameters.TextDocument);
        Judge(workspace.Set(text.With(parameters.ContentChanges, parameters.TextDocument.Version ?? text.Version)));
    }

    /// <summary>Another file of the folder may have changed with it.</summary>
    private void Saved(TextDocumentParams parameters) => Judge(workspace.Changed(TextOf(parameters.TextDocument).Path));

    private CompletionList? Complete(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (text, folder, document)
            ? CompletionAnswers.At(folder, document, text, parameters.Position)
            : null;

    private IReadOnlyList<Location>? Define(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document)
            ? DefinitionAnswers.At(folder, document, parameters.Position, workspace)
            : null;

    private IReadOnlyList<CodeAction>? Fix(CodeActionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document)
            ? CodeActionAnswers.At(folder, document, parameters, canResolveActions, host.Today, workspace)
            : null;

    /// <summary>The meaning of one completion; a list would have a thousand of them.</summary>
    private CompletionItemMessage Resolve(CompletionItemMessage item) =>
        item.Data is { } uri
        && workspace.Find(uri) is { } text
        && workspace.FolderOf(text)?.Current is { Reading.Instance: { Target: { } target } instance }
        && ParameterExplanations.Of(item.Label, new InstanceOnTarget(instance, target)) is { } found
            ? item with
            {
                Documentation = HoverAnswers.Of(found),
            }
            : item;

    private Hover? Explain(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document)
            ? HoverAnswers.At(folder, document, parameters.Position)
            : null;

    /// <summary>Another program has written files; the texts that the editor has open stay as they are.</summary>
    private void FilesChanged(DidChangeWatchedFilesParams parameters)
    {
        foreach (string path in parameters.Changes.Select(change => FileUri.PathOf(change.Uri)).OfType<string>())
        {
            Judge(workspace.Changed(path));
        }
    }

    private CodeAction Resolve(CodeAction action) =>
        action.Data is { } uri && workspace.Find(uri) is { } text && workspace.FolderOf(text)?.Current is { } folder
            ? CodeActionAnswers.WithEdit(action, folder, host.Today, workspace)
            : action;

    private (OpenText Text, EditedFolder Folder, CfDocument Document)? At(TextDocument parameter)
    {
        OpenText text = TextOf(parameter);
        return workspace.FolderOf(text)?.Current is { } folder && folder.DocumentAt(text.Path) is { } document
            ? (text, folder, document)
            : null;
    }

    private OpenText TextOf(TextDocument document) =>
        workspace.Find(document.Uri)
        ?? throw new RequestException(
            RequestException.InvalidParams,
            $"{Shown(document.Uri)} is not open. Send textDocument/didOpen first"
        );

    private static void Judge(OpenFolder? folder)
    {
        if (folder is not null)
        {
            folder.Due ??= Environment.TickCount64 + Debounce;
        }
    }

    private void StartJudging()
    {
        foreach (
            OpenFolder folder in workspace.Folders.Where(folder => folder is { IsBeingJudged: false, Due: not null })
        )
        {
            if (folder.Due > Environment.TickCount64)
            {
                continue;
            }

            folder.Due = null;
            folder.IsBeingJudged = true;
            int state = folder.State;
            Lazy<EditedFolder?> snapshot = folder.Snapshot;
            _ = Task.Run(() =>
            {
                Dictionary<string, IReadOnlyList<Diagnostic>>? found = null;
                try
                {
                    found = snapshot.Value is { } read ? DiagnosticMessages.Of(read) : [];
                }
                catch (Exception failure)
                {
                    Log(failure.ToString());
                }

                inbox.Add(() => Publish(folder, state, found));
            });
        }
    }

    /// <summary>Shows what was found, unless the texts are others by now: then they are judged already, or will be.</summary>
    private void Publish(OpenFolder folder, int state, Dictionary<string, IReadOnlyList<Diagnostic>>? found)
    {
        folder.IsBeingJudged = false;
        if (state != folder.State || found is null)
        {
            return;
        }

        foreach (string gone in folder.Shown.Except(found.Keys.Select(workspace.UriOf)).ToArray())
        {
            Show(gone, null, []);
            folder.Shown.Remove(gone);
        }

        foreach ((string path, IReadOnlyList<Diagnostic> diagnostics) in found)
        {
            string uri = workspace.UriOf(path);
            OpenText? open = workspace.Find(uri);
            if (diagnostics.Count > 0 || open is not null || folder.Shown.Contains(uri))
            {
                Show(uri, open?.Version, diagnostics);
                folder.Shown.Add(uri);
            }
        }
    }

    private void Show(string uri, int? version, IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            writer.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, version, diagnostics));
        }
        catch (IOException failure)
        {
            Log(failure.Message);
            End();
        }
    }

    private void Log(string text)
    {
        lock (log)
        {
            log.WriteLine($"{Application.Name}: {text}");
        }
    }

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200] + "...";
}
