using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// The text of a declared value on a target. The same declaration must mean the same on every release, so what an older
/// one cannot read is said in the words it has.
/// </summary>
internal static class TargetText
{
    public static Setting InMainCf(SettingDeclaration setting, Target? target) =>
        new(setting.Parameter, Text(setting, ", ", target), setting.Origin) { NameOrigin = setting.NameOrigin };

    /// <summary>
    /// In master.cf a value without blanks needs no braces and reads on every release; where an item itself holds a
    /// blank (a restriction with its argument), braces take it since 3.0, and before that a comma stands for it.
    /// </summary>
    public static Setting InMasterCf(SettingDeclaration setting, Target? target)
    {
        bool hasBlank = setting.Items.Any(item => item.IndexOf(' ') >= 0);
        bool hasBraces = target?.Postfix.HasBraces ?? true;
        string text = Text(setting, hasBlank && hasBraces ? ", " : ",", target);
        if (setting.IsList && hasBlank && !hasBraces)
        {
            text = text.Replace(' ', ',');
        }

        return new Setting(setting.Parameter, text, setting.Origin);
    }

    private static string Text(SettingDeclaration setting, string separator, Target? target)
    {
        IEnumerable<string> items = setting.Items;
        if (
            target is not null
            && !target.Postfix.HasProtocolBounds
            && Parameters.Find(setting.Parameter) is { IsProtocolList: true }
        )
        {
            // >= and <= came with 3.6 (tls_misc.c, tls_proto_mask_lims).
            items = ProtocolList.WithoutBounds(setting.Items, target.NewestOpenSsl);
            return string.Join(separator, items);
        }

        return setting.IsList ? string.Join(separator, items) : string.Concat(items);
    }
}
