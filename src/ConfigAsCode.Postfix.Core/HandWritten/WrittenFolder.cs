using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>The files of a folder that somebody wrote: main.cf, master.cf and the tables that they name, wherever their texts come from.</summary>
/// <param name="Reading">What they say, with the risks that their comments accept.</param>
/// <param name="Tables">The tables that were read.</param>
/// <param name="Unread">The tables that were not.</param>
internal sealed record WrittenFolder(
    InstanceReading Reading,
    IReadOnlyList<NamedTable> Tables,
    IReadOnlyList<UnreadTable> Unread
)
{
    /// <param name="name">What the instance is called.</param>
    /// <param name="target">What the files run on.</param>
    /// <param name="mainCf">The text of main.cf; null where there is none.</param>
    /// <param name="masterCf">The text of master.cf; null where there is none.</param>
    /// <param name="directory">The full path of the folder, as settings may name it; null where it is not that of a host.</param>
    /// <param name="find">Reads another file of the folder.</param>
    public static WrittenFolder Read(
        string name,
        Target target,
        string? mainCf,
        string? masterCf,
        string? directory,
        Func<string, FileText> find
    )
    {
        InstanceReading first = InstanceReader.Read(name, target, mainCf ?? "", masterCf);
        var tables = NamedTables.Of(first.Instance, target, directory, find);
        InstanceReading reading =
            tables.Read.Count == 0
                ? first
                : InstanceReader.Read(
                    name,
                    target,
                    mainCf ?? "",
                    masterCf,
                    [.. tables.Read.Select(named => named.Table)]
                );
        return new WrittenFolder(
            RiskComments.Read(reading) with
            {
                HasMainCf = mainCf is not null,
            },
            tables.Read,
            tables.Unread
        );
    }

    /// <summary>What the instance of a folder is called: as the folder, where that can be a name.</summary>
    /// <param name="path">The full path of the folder.</param>
    public static string NameOf(string path)
    {
        string name = path.Replace('\\', '/').TrimEnd('/');
        name = name.Substring(name.LastIndexOf('/') + 1);
        return FileName.IsSafe(name) ? name : "postfix";
    }
}
