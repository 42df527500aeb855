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

    private readonly int[] widths;

    public MasterCfColumns(EquatableArray<Service> services)
    {
        widths = Titles.Select(title => title.Length).ToArray();
        foreach (Service service in services)
        {
            List<(string Name, string Field)> fields = Of(service);
            for (int i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], fields[i].Field.Length);
            }
        }
    }

    /// <summary>The fields of an entry with the names of their columns.</summary>
    public static List<(string Name, string Field)> Of(Service service) =>
        [
            ("service", service.Name),
            ("type", service.Type.ToMasterCf()),
            ("private", service.Private),
            ("unprivileged", service.Unprivileged),
            ("chroot", service.Chroot),
            ("wakeup", service.Wakeup),
            ("maxproc", service.ProcessLimit),
            ("command", service.Program),
        ];

    public string Row(Service service) => Align(Of(service).Select(f => f.Field).ToArray());

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

    private string Align(string[] fields) =>
        string.Join("  ", fields.Select((field, i) => field.PadRight(widths[i]))).TrimEnd(' ');
}
