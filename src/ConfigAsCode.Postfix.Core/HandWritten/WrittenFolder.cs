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
        return new WrittenFolder(RiskComments.Read(reading), tables.Read, tables.Unread);
    }

    /// <summary>What the instance of a folder is called: as the folder, where that can be a name.</summary>
    /// <param name="path">The full path of the folder.</param>
    public static string NameOf(string path)
    {
        string name = path.Replace('\\', '/').TrimEnd('/');
        name = name.Substring(name.LastIndexOf('/') + 1);
        return FileName.IsSafe(name) ? name : "postfix";
    }

    /// <summary>
    /// Why the text of a file is none of Postfix, as a sentence with its advice; null where it is one. A text of another kind is one sentence, rather than a
    /// finding for each of its lines.
    /// </summary>
    /// <param name="file"><see cref="InstanceReader.MainCf"/> or <see cref="InstanceReader.MasterCf"/>.</param>
    public string? OtherKindOf(string file)
    {
        bool isOther = file switch
        {
            InstanceReader.MainCf => Reading.MainCf.Settings.Count > 0
                && Reading.MainCf.Settings.All(setting => setting.Error is not null),
            InstanceReader.MasterCf => Reading.MasterCf is { Services.Count: > 0 } services
                && !services.Services.Any(service => service.IsService),
            _ => false,
        };
        return !isOther ? null
            : file == InstanceReader.MainCf
                ? "is not a configuration of Postfix: none of its lines has the form name = value. Name a folder whose main.cf has"
            : "is not a configuration of Postfix: none of its lines is a service of eight fields. Name a folder whose master.cf has services";
    }
}
