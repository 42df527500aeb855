using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Protocol;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>The verb <c>lsp</c>: what an editor may ask, and who answers it.</summary>
internal sealed class LanguageServer : IDisposable
{
    private const int ParentInterval = 3000;

    private static readonly string[] Triggers = ["$", "{", "(", ":", ",", " ", "=", "!", "-"];

    private readonly Connection connection;
    private readonly TargetChoice targets;
    private readonly Workspace workspace;
    private readonly FolderJudge judge;
    private readonly ToolHost host;

    private CodeActionAnswers codeActions;
    private Timer? parentWatch;

    /// <param name="input">What the editor sends.</param>
    /// <param name="output">What it gets.</param>
    /// <param name="log">Where the server says what it does; never part of the protocol.</param>
    /// <param name="target">What the files run on; null for what the settings of the editor, a build or the host says.</param>
    /// <param name="host">The machine.</param>
    public LanguageServer(Stream input, Stream output, TextWriter log, Target? target, ToolHost host)
    {
        this.host = host;
        connection = new Connection(input, output, log);
        targets = new TargetChoice(target, host);
        workspace = new Workspace(targets, host);
        judge = new FolderJudge(workspace, targets, connection);
        codeActions = new CodeActionAnswers(workspace, host, new ClientCapabilities());

        connection.Initializes(InitializeParams.Read, Initialize);
        connection.Ignores("initialized");
        connection.Takes("workspace/didChangeConfiguration", DidChangeConfigurationParams.Read, ChangeConfiguration);
        connection.Takes("workspace/didChangeWatchedFiles", DidChangeWatchedFilesParams.Read, ChangeFiles);
        connection.Takes("textDocument/didOpen", TextDocumentParams.Read, Open);
        connection.Takes("textDocument/didChange", DidChangeParams.Read, Change);
        connection.Takes("textDocument/didSave", TextDocumentParams.Read, Save);
        connection.Takes("textDocument/didClose", TextDocumentParams.Read, Close);
        connection.Answers("textDocument/completion", TextPositionParams.Read, Complete);
        connection.Answers("completionItem/resolve", ResolvableItem.Read, ResolveCompletion);
        connection.Answers("textDocument/hover", TextPositionParams.Read, Explain);
        connection.AnswersAll("textDocument/definition", TextPositionParams.Read, Define);
        connection.AnswersAll("textDocument/codeAction", CodeActionParams.Read, Fix);
        connection.Answers("codeAction/resolve", ResolvableItem.Read, ResolveAction);
    }

    /// <summary>Answers until the editor is gone. The result is the exit code: 1 without <c>shutdown</c>.</summary>
    public int Run() => connection.Run(judge.Due, judge.Start);

    public void Dispose()
    {
        parentWatch?.Dispose();
        connection.Dispose();
    }

    private InitializeResult Initialize(InitializeParams parameters)
    {
        codeActions = new CodeActionAnswers(workspace, host, parameters.Capabilities ?? new ClientCapabilities());
        SetTarget(parameters.InitializationOptions?.Target);
        if (parameters.ProcessId is { } parent)
        {
            parentWatch = new Timer(
                _ =>
                {
                    if (!host.IsRunning(parent))
                    {
                        connection.Later(connection.End);
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

    private void ChangeConfiguration(DidChangeConfigurationParams parameters) =>
        SetTarget(parameters.Settings?.Section?.Target ?? parameters.Settings?.Target);

    /// <param name="text">What the settings name: empty for none, null where they say nothing of it, and nothing changes.</param>
    private void SetTarget(string? text)
    {
        if (text is null)
        {
            return;
        }

        Target? target = text.Trim().Length == 0 ? null : TargetNames.Parse(text);
        if (target is null && text.Trim().Length > 0)
        {
            string wrong = $"'{RequestException.Shown(text)}' is not a target. {TargetNames.Advice}";
            connection.Log(wrong);
            connection.Notify("window/showMessage", new ShowMessageParams(ShowMessageParams.Error, wrong));
            return;
        }

        if (target != targets.NamedLater)
        {
            targets.NamedLater = target;
            workspace.ChangeAll();
            foreach (OpenFolder folder in workspace.Folders)
            {
                FolderJudge.Ask(folder);
            }
        }
    }

    private void Open(TextDocumentParams parameters)
    {
        TextDocument document = parameters.TextDocument;
        string path = FileUri.PathOf(document.Uri) is { } file ? Path.GetFullPath(file) : document.Uri;
        FolderJudge.Ask(workspace.Set(new OpenText(document.Uri, path, document.Version ?? 0, document.Text ?? "")));
    }

    private void Change(DidChangeParams parameters)
    {
        OpenText text = TextOf(parameters.TextDocument);
        int version = parameters.TextDocument.Version ?? text.Version;
        FolderJudge.Ask(workspace.Set(text.With(parameters.ContentChanges, version)));
    }

    /// <summary>Another file of the folder may have changed with it.</summary>
    private void Save(TextDocumentParams parameters) =>
        FolderJudge.Ask(workspace.Changed(TextOf(parameters.TextDocument).Path));

    private void Close(TextDocumentParams parameters)
    {
        FolderJudge.Ask(workspace.Close(parameters.TextDocument.Uri, out OpenFolder? closed));
        if (closed is not null)
        {
            judge.Forget(closed);
        }
    }

    /// <summary>Another program has written files; the texts that the editor has open stay as they are.</summary>
    private void ChangeFiles(DidChangeWatchedFilesParams parameters)
    {
        foreach (string path in parameters.Changes.Select(change => FileUri.PathOf(change.Uri)).OfType<string>())
        {
            FolderJudge.Ask(workspace.Changed(path));
        }
    }

    private CompletionList? Complete(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (text, folder, document)
            ? CompletionAnswers.At(folder, document, text, parameters.Position)
            : null;

    /// <summary>The meaning of one completion; a list would have a thousand of them.</summary>
    private ResolvableItem ResolveCompletion(ResolvableItem item) =>
        FolderOf(item) is { Reading.Instance: { Target: { } target } instance }
        && item.Label is { } name
        && ParameterExplanations.Of(name, new InstanceOnTarget(instance, target)) is { } found
            ? item.With("documentation", HoverAnswers.Of(found))
            : item;

    private Hover? Explain(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document)
            ? HoverAnswers.At(folder, document, parameters.Position)
            : null;

    private IReadOnlyList<Location>? Define(TextPositionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document)
            ? DefinitionAnswers.At(folder, document, parameters.Position, workspace)
            : null;

    private IReadOnlyList<CodeAction>? Fix(CodeActionParams parameters) =>
        At(parameters.TextDocument) is var (_, folder, document) ? codeActions.At(folder, document, parameters) : null;

    private ResolvableItem ResolveAction(ResolvableItem action) =>
        FolderOf(action) is { } folder ? action.With("edit", codeActions.OfAllSafe(folder)) : action;

    private EditedFolder? FolderOf(ResolvableItem item) =>
        item.Data is { } uri && workspace.Find(uri) is { } text ? workspace.FolderOf(text)?.Current : null;

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
            $"{RequestException.Shown(document.Uri)} is not open. Send textDocument/didOpen first"
        );
}
