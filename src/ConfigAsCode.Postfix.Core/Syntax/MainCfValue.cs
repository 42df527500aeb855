namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What a setting of main.cf can carry; it is the same for every Postfix version.</summary>
internal static class MainCfValue
{
    /// <summary>Null, or why the value would not reach Postfix as it stands.</summary>
    public static string? ErrorIn(string value) => PlainText.ErrorInValue(value);
}
