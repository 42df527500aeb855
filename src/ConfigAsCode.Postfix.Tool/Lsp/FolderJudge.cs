using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Protocol;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Judges the open folders on another thread when nobody has typed for a moment, and shows what was found.</summary>
internal sealed class FolderJudge(Workspace workspace, TargetChoice targets, Connection connection)
{
    // Keys that are pressed at once are one change.
    private const int Debounce = 20;

    /// <summary>How long it is until a folder is to be judged; null where none is.</summary>
    public TimeSpan? Due() =>
        workspace.Folders.Min(folder => folder.IsBeingJudged ? null : folder.Due) is { } at
            ? TimeSpan.FromMilliseconds(Math.Max(0, at - Environment.TickCount64))
            : null;

    /// <summary>The folder has changed.</summary>
    public static void Ask(OpenFolder? folder)
    {
        if (folder is not null)
        {
            folder.Due ??= Environment.TickCount64 + Debounce;
        }
    }

    /// <summary>Starts with each folder that is to be judged by now.</summary>
    public void Start()
    {
        long now = Environment.TickCount64;
        foreach (OpenFolder folder in workspace.Folders)
        {
            if (folder.IsBeingJudged || !(folder.Due <= now))
            {
                continue;
            }

            folder.Due = null;
            folder.IsBeingJudged = true;
            Lazy<EditedFolder?> state = folder.State;
            _ = Task.Run(() =>
            {
                Dictionary<string, IReadOnlyList<Diagnostic>>? found = null;
                try
                {
                    found = state.Value is { } read ? DiagnosticMessages.Of(read) : [];
                }
                catch (Exception failure)
                {
                    connection.Log(failure.ToString());
                }

                connection.Later(() => Publish(folder, state, found));
            });
        }
    }

    /// <summary>Takes back what was shown of a folder of which nothing is open any more.</summary>
    public void Forget(OpenFolder folder)
    {
        foreach (string uri in folder.Shown)
        {
            Show(uri, null, []);
        }

        folder.Shown.Clear();
    }

    /// <summary>Shows what was found, unless the texts are others by now: then they are judged already, or will be.</summary>
    private void Publish(
        OpenFolder folder,
        Lazy<EditedFolder?> state,
        Dictionary<string, IReadOnlyList<Diagnostic>>? found
    )
    {
        folder.IsBeingJudged = false;
        if (state != folder.State || found is null || !workspace.Folders.Contains(folder))
        {
            return;
        }

        Tell(folder, state.Value?.Reading.Instance.Target);
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

    private void Show(string uri, int? version, IReadOnlyList<Diagnostic> diagnostics) =>
        connection.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, version, diagnostics));

    /// <summary>The same findings may be right for one target and wrong for another: the log says which it is.</summary>
    private void Tell(OpenFolder folder, Target? target)
    {
        if (target is null || target == folder.JudgedFor)
        {
            return;
        }

        folder.JudgedFor = target;
        connection.Log($"{folder.Directory} is judged for {target.Described}");
        if (targets.Notice is { } notice)
        {
            connection.Log(notice);
        }
    }
}
