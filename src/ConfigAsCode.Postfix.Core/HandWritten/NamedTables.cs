using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>The text files of the lookup tables that the settings of a folder name.</summary>
internal sealed class NamedTables
{
    private static readonly FileText Outside = new(null, UnreadReason.Outside);

    private readonly string? directory;
    private readonly Func<string, FileText> find;
    private readonly List<NamedTable> read = [];
    private readonly List<UnreadTable> unread = [];
    private readonly HashSet<(string Type, string Path)> seen = [];

    private NamedTables(string? directory, Func<string, FileText> find)
    {
        this.directory = directory;
        this.find = find;
    }

    /// <summary>Those in the folder.</summary>
    public IReadOnlyList<NamedTable> Read => read;

    public IReadOnlyList<UnreadTable> Unread => unread;

    /// <param name="instance">The settings.</param>
    /// <param name="target">What they run on.</param>
    /// <param name="directory">The full path of the folder that is read, as settings may name it; null where it is not that of a host.</param>
    /// <param name="find">Reads a file of the folder.</param>
    public static NamedTables Of(Instance instance, Target target, string? directory, Func<string, FileText> find)
    {
        var tables = new NamedTables(directory, find);
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

        string? inFolder = Below(folder, path) ?? (directory is null ? null : Below(directory, path));
        FileText found = inFolder is null ? Outside : find(inFolder);
        string file = Below(folder, path) ?? Way(folder, path);
        if (found.Text is { } text)
        {
            read.Add(new NamedTable(new TableFile(file, name.Type, text), inFolder!));
        }
        else
        {
            unread.Add(new UnreadTable(name.Type, path, file, namedBy, found.Reason));
        }
    }

    private static string? Below(string folder, string path) =>
        path.StartsWith(folder + "/", StringComparison.Ordinal) ? path.Substring(folder.Length + 1) : null;

    /// <summary>The way from a folder to a file that is not in it: <c>../postfix-out/transport</c>.</summary>
    private static string Way(string folder, string path) =>
        string.Concat(folder.Split('/').Skip(1).Select(_ => "../")) + path.TrimStart('/');
}
