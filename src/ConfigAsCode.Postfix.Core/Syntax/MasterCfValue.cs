using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What a <c>-o name=value</c> of master.cf can carry.</summary>
internal static class MasterCfValue
{
    /// <summary>Null, or why the value would not reach the daemon as it stands.</summary>
    public static string? ErrorIn(string value, Target target) =>
        PlainText.ErrorInValue(value) ?? MasterCfWord.ErrorIn("name=" + value, target.Postfix);

    /// <summary>The word behind the -o; ask <see cref="ErrorIn"/> first.</summary>
    internal static string Write(Setting setting, PostfixVersion version)
    {
        string word = setting.Parameter + "=" + setting.Value;
        bool braces = version.HasBraces && MasterCfWord.NeedsBraces(word);
        return braces ? $"{{ {setting.Parameter} = {setting.Value} }}" : word;
    }
}
