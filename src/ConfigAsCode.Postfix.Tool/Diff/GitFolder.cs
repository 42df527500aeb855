using System.Text;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>A folder of a repository at a revision: <c>git:REV:PATH</c>. The program git reads it.</summary>
internal sealed class GitFolder : HostFiles
{
    public const string Scheme = "git:";

    private const string Link = "120000";
    private const string Usage = "Write git:REV:PATH, such as git:HEAD~1:hosts/mx1";

    private readonly ToolHost host;

    // Each file below the folder by its name, with its mode and the id of its content.
    private readonly Dictionary<string, (string Mode, string Id)> files;
    private readonly string below;

    private GitFolder(
        string directory,
        ToolHost host,
        Dictionary<string, (string Mode, string Id)> files,
        string below = ""
    )
    {
        Directory = directory;
        this.host = host;
        this.files = files;
        this.below = below;
    }

    public override string Directory { get; }

    public override string? FullPath => null;

    /// <summary>The folders in it, without those in them.</summary>
    public IEnumerable<(string Name, HostFiles Files)> Folders =>
        files
            .Keys.Select(name => name.Split('/'))
            .Where(parts => parts.Length == 2)
            .Select(parts => parts[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => (name, (HostFiles)new GitFolder($"{Directory}/{name}", host, files, name + "/")));

    public override HostFile? Find(string name)
    {
        string path = $"{Directory}/{name}";
        if (!files.TryGetValue(below + name, out (string Mode, string Id) file))
        {
            return null;
        }

        if (file.Mode == Link)
        {
            throw new HostFolderException(
                $"{path} is a symbolic link, which is not followed in a revision. Name the folder that has the file itself"
            );
        }

        return HostFile.Of(name, path, Asked(host, path, "read the file", "cat-file", "blob", file.Id).Output);
    }

    /// <param name="text"><c>git:REV:PATH</c>; the path is that from the root of the repository of the current folder.</param>
    /// <param name="host">The host that has git.</param>
    /// <exception cref="HostFolderException">There is no such folder, or no git.</exception>
    public static GitFolder Of(string text, ToolHost host)
    {
        string[] parts = text[Scheme.Length..].Split(':', 2);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[0].StartsWith('-'))
        {
            throw new HostFolderException($"{text} does not name a revision and a folder. {Usage}");
        }

        (string revision, string path) = (parts[0], parts[1].Trim('/'));
        path =
            path == "." ? ""
            : path.StartsWith("./", StringComparison.Ordinal) ? path[2..]
            : path;
        ProgramOutput repository = Git(host, "rev-parse", "--git-dir");
        if (repository.ExitCode != 0)
        {
            throw new HostFolderException(
                $"{text}: the current folder is not in a git repository that git can read ({Words(repository)}). Run postfix-cac in the repository"
            );
        }

        // Without a word of git there is none; with one the repository is at fault.
        ProgramOutput found = Git(host, "rev-parse", "--verify", "--quiet", revision + "^{tree}");
        if (found.ExitCode != 0 && found.Error.Length == 0)
        {
            throw new HostFolderException(
                $"{text}: git knows no revision {revision} here. Name a commit, a branch or a tag"
            );
        }

        string tree = TextOf(Succeeded(found, text, $"find the revision {revision}")).Trim();
        if (path.Length > 0)
        {
            ProgramOutput folder = Git(host, "rev-parse", "--verify", "--quiet", $"{tree}:{path}");
            if (folder.ExitCode != 0 && folder.Error.Length == 0)
            {
                throw new HostFolderException(
                    $"{text}: {path} is not in {revision}. The path begins at the root of the repository"
                );
            }

            tree = TextOf(Succeeded(folder, text, $"find {path}")).Trim();
            if (TextOf(Asked(host, text, $"read {path}", "cat-file", "-t", tree)).Trim() != "tree")
            {
                throw new HostFolderException(
                    $"{text}: {path} is a file. Name the folder that has main.cf and master.cf"
                );
            }
        }

        string[] listed = TextOf(Asked(host, text, "list the files", "ls-tree", "-r", "-z", "--full-tree", tree))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return new GitFolder(
            text,
            host,
            listed
                .Select(line => line.Split('\t', 2))
                .Select(line => (Name: line[1], Fields: line[0].Split(' ')))
                .Where(line => line.Fields[1] == "blob")
                .ToDictionary(line => line.Name, line => (line.Fields[0], line.Fields[2]), StringComparer.Ordinal)
        );
    }

    private static ProgramOutput Git(ToolHost host, params string[] arguments) =>
        host.RunAsync("git", arguments).GetAwaiter().GetResult()
        ?? throw new HostFolderException(
            "The program git is not installed, or does not answer. Install git to compare with a revision"
        );

    private static ProgramOutput Asked(ToolHost host, string text, string purpose, params string[] arguments) =>
        Succeeded(Git(host, arguments), text, purpose);

    private static ProgramOutput Succeeded(ProgramOutput answer, string text, string purpose) =>
        answer.ExitCode == 0
            ? answer
            : throw new HostFolderException(
                $"{text}: git could not {purpose} ({Words(answer)}). Write a revision and a folder that this clone has whole; git fsck shows what it lacks"
            );

    /// <summary>What git wrote about a failure, on one line.</summary>
    private static string Words(ProgramOutput answer) =>
        answer
            .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault()
            is { } line
            ? line.TrimEnd('.')
            : FormattableString.Invariant($"exit code {answer.ExitCode}");

    private static string TextOf(ProgramOutput output) => Encoding.UTF8.GetString(output.Output);
}
