using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>The text files of the lookup tables that the settings of a folder name.</summary>
internal sealed class NamedTables
{
    private readonly string directory;
    private readonly List<(TableFile Table, HostFile File)> read = [];
    private readonly List<UnreadTable> unread = [];
    private readonly HashSet<(string Type, string Path)> seen = [];

    private NamedTables(string directory) => this.directory = directory;

    /// <summary>Those in the folder, each under the name that leads from the folder of main.cf to it.</summary>
    public IReadOnlyList<(TableFile Table, HostFile File)> Read => read;

    public IReadOnlyList<UnreadTable> Unread => unread;

    public static NamedTables Of(Instance instance, Target target, string directory)
    {
        var tables = new NamedTables(directory);
        var view = new EffectiveView(instance, target);
        foreach (TableReference use in TableReferences.Of(view))
        {
            string folder = FilePath.Normalized(view.Get("config_directory", use.Service).Text);
            foreach (TableName name in TableReferences.Leaves([use.Text], target.Postfix))
            {
                if (name.Info is { NameForm: TableNameForm.File, Format: not TableFormat.None })
                {
                    tables.Add(name, use.Parameter?.Name ?? use.Setting.Parameter, folder);
                }
            }
        }

        return tables;
    }

    private void Add(TableName name, string namedBy, string folder)
    {
        string path = FilePath.Normalized(name.Name);
        // A table of a database may have its settings in main.cf; it names no file then. Content in braces is no file either.
        if (!path.StartsWith("/", StringComparison.Ordinal) || !seen.Add((name.Type, path)))
        {
            return;
        }

        string own = FilePath.Normalized(System.IO.Path.GetFullPath(directory).Replace('\\', '/'));
        string? inFolder = Below(folder, path) ?? Below(own, path);
        if (inFolder is null)
        {
            Leave("is outside of the folder");
            return;
        }

        try
        {
            if (HostFile.Find(directory, inFolder) is { } file)
            {
                read.Add((new TableFile(Below(folder, path) ?? Way(folder, path), name.Type, file.Text), file));
            }
            else
            {
                Leave("is not there");
            }
        }
        catch (HostFolderException)
        {
            Leave("cannot be read");
        }

        void Leave(string reason) => unread.Add(new UnreadTable($"{name.Type}:{path}", namedBy, reason));
    }

    private static string? Below(string folder, string path) =>
        path.StartsWith(folder + "/", StringComparison.Ordinal) ? path.Substring(folder.Length + 1) : null;

    /// <summary>The way from a folder to a file that is not in it: <c>../postfix-out/transport</c>.</summary>
    private static string Way(string folder, string path) =>
        string.Concat(folder.Split('/').Skip(1).Select(_ => "../")) + path.TrimStart('/');
}
