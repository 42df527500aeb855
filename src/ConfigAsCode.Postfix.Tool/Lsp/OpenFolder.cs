using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>A folder of which the editor has a file open.</summary>
internal sealed class OpenFolder(string directory, Func<Manifest?, Target> targetOf, ToolHost host)
{
    public string Directory => directory;

    /// <summary>When it is to be judged, in milliseconds of <see cref="Environment.TickCount64"/>; null where it has been.</summary>
    public long? Due { get; set; }

    /// <summary>Whether it is being judged now.</summary>
    public bool IsBeingJudged { get; set; }

    /// <summary>What it was last judged for; null before.</summary>
    public Target? JudgedFor { get; set; }

    /// <summary>The addresses of the files that were last shown with findings.</summary>
    public HashSet<string> Shown { get; } = new(StringComparer.Ordinal);

    /// <summary>What the files say now; null where there is nothing that can be read. Read once for each state, by whoever asks first.</summary>
    public EditedFolder? Current => State.Value;

    /// <summary>The same, for another thread: it stays as it is, and another state is another object.</summary>
    public Lazy<EditedFolder?> State { get; private set; } = new(() => null);

    public void Change(IReadOnlyDictionary<string, string> texts)
    {
        Due = null;
        State = new Lazy<EditedFolder?>(() => Read(texts));
    }

    private EditedFolder? Read(IReadOnlyDictionary<string, string> texts)
    {
        try
        {
            return EditedFolder.Read(HostFiles.OnDisk(directory).With(texts), targetOf, host.Today);
        }
        catch (HostFolderException)
        {
            return null;
        }
    }
}
