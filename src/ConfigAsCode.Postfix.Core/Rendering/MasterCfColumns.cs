using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>The eight columns of master.cf: their titles as Postfix's own file has them, and their widths.</summary>
internal sealed class MasterCfColumns
{
    private static readonly string[] Titles =
    [
        "# service",
        "type",
        "private",
        "unpriv",
        "chroot",
        "wakeup",
        "maxproc",
        "command",
    ];

    private static readonly string[] FieldNames =
    [
        "service",
        "type",
        "private",
        "unprivileged",
        "chroot",
        "wakeup",
        "maxproc",
        "command",
    ];

    private readonly int[] widths;

    public MasterCfColumns(EquatableArray<Service> services)
    {
        widths = Titles.Select(title => title.Length).ToArray();
        foreach (Service service in services)
        {
            string[] fields = Of(service);
            for (int i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], fields[i].Length);
            }
        }
    }

    /// <summary>What the columns are called; those of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names => FieldNames;

    /// <summary>The fields of an entry.</summary>
    public static string[] Of(Service service) =>
        [
            service.Name,
            service.Type.ToMasterCf(),
            service.Private,
            service.Unprivileged,
            service.Chroot,
            service.Wakeup,
            service.ProcessLimit,
            service.Program,
        ];

    public string Row(Service service) => Align(Of(service));

    /// <summary>The titles, and below them what - stands for in the version's own master.cf.</summary>
    public void WriteTitles(CfText text, PostfixVersion version)
    {
        string chroot = version.HasCompatibilityLevel ? "(no)" : "(yes)";
        string rule = "# ".PadRight(widths.Sum() + widths.Length + 1, '=');
        text.Line(rule);
        text.Line(Align(Titles));
        text.Line(Align(["#", "", "(yes)", "(yes)", chroot, "(never)", "(100)", ""]));
        text.Line(rule);
    }

    private string Align(string[] fields)
    {
        var row = new StringBuilder(widths.Sum() + 100);
        for (int i = 0; i < fields.Length; i++)
        {
            row.Append(fields[i].PadRight(widths[i])).Append("  ");
        }

        return row.ToString().TrimEnd(' ');
    }
}
