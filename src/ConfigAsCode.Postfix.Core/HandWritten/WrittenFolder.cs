using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

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

    /// <summary>
    /// Why the text of a file is none of Postfix, as a sentence with its advice; null where it is one. A text of another kind is one sentence, rather than a
    /// finding for each of its lines.
    /// </summary>
    /// <param name="file"><see cref="InstanceReader.MainCf"/> or <see cref="InstanceReader.MasterCf"/>.</param>
    public string? OtherKindOf(string file)
    {
        const string IsOther = "is not a configuration of Postfix: ";
        return file switch
        {
            InstanceReader.MainCf
                when NotSettings() is { Count: > 0 } not && not.Count == Reading.MainCf.Settings.Count => IsOther
                + "none of its lines has the form name = value. Name a folder whose main.cf has",
            InstanceReader.MainCf when NotSettings().Count is var not && not > KnownSettings() =>
                $"{IsOther}{not} of its {Reading.MainCf.Settings.Count} lines do not have the form name = value, and {KnownSettings()} set a "
                    + "parameter of Postfix. Name a folder whose main.cf has settings",
            InstanceReader.MasterCf
                when Reading.MasterCf is { Services.Count: > 0 } services
                    && services.Services.Count(service => !service.IsService) is var not
                    && not > services.Services.Count - not => not == services.Services.Count
                ? IsOther + "none of its lines is a service of eight fields. Name a folder whose master.cf has services"
                : $"{IsOther}{not} of its {services.Services.Count} lines are not services of eight fields. Name a folder whose master.cf has services",
            _ => null,
        };
    }

    /// <summary>The lines that are not settings; what another tool has yet to fill in is no fault of the file.</summary>
    private List<CfSetting> NotSettings()
    {
        HashSet<CfLogicalLine> ofTemplate = [.. Reading.LinesOfTemplate.Select(line => line.Line)];
        return [.. Reading.MainCf.Settings.Where(s => s.Error is not null && !ofTemplate.Contains(s.Line))];
    }

    private int KnownSettings() =>
        Reading.MainCf.Settings.Count(s => s.Error is null && Parameters.Find(s.Name.Text) is not null);
}
