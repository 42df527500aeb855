using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What a <c>-o name=value</c> of master.cf can carry.</summary>
public static class MasterCfValue
{
    /// <summary>Null, or why the value would not reach the daemon as it stands.</summary>
    public static string? WhyNot(string value, Target target) =>
        PlainText.WhyNotValue(value) ?? MasterCfWord.WhyNot("name=" + value, target.Postfix);

    /// <summary>
    /// The words behind the -o; ask <see cref="WhyNot"/> first. Braces stand only where the value has blanks: so the
    /// file reads as people write it.
    /// </summary>
    internal static string Write(Setting setting, PostfixVersion version)
    {
        bool braces = MasterCfWords.HasBraces(version) && Blanks.Contains(setting.Value);
        return braces
            ? $"{{ {setting.Parameter} = {setting.Value} }}"
            : MasterCfWord.Write(setting.Parameter + "=" + setting.Value, version);
    }
}
