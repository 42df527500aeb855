namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>main.cf, or another file of that form: the configuration of an LDAP or SQL table (dict_load_fp() in util/dict.c).</summary>
public sealed class SettingsFile
{
    private readonly LastOfEach<CfSetting> last;

    private SettingsFile(CfDocument document)
    {
        Document = document;
        Settings = [.. document.LogicalLines.Select(line => new CfSetting(line))];
        last = new LastOfEach<CfSetting>(Settings, s => s.Error is null ? s.Name.Text : null);
    }

    public CfDocument Document { get; }

    /// <summary>All lines, in the order of the file.</summary>
    public IReadOnlyList<CfSetting> Settings { get; }

    /// <summary>The settings that Postfix takes, in the order of the file.</summary>
    public IEnumerable<CfSetting> InForce => Settings.Where(s => s.Error is null && ReplacementOf(s) is null);

    public static SettingsFile Parse(string file, string text) => new(CfDocument.Parse(file, text));

    /// <summary>The later setting of the same name that Postfix takes; null where it takes this one.</summary>
    public CfSetting? ReplacementOf(CfSetting setting) => last.ReplacementOf(setting);
}
