using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Sasl;

/// <summary>The options that keep SASL mechanisms out (SASL_README): what is not named there is allowed.</summary>
internal static class SecurityOptions
{
    public const string NoPlainText = "noplaintext";
    public const string NoAnonymous = "noanonymous";

    public static bool AllowsPlainText(EffectiveValue options) => !ListValue.Has(options.Text, NoPlainText);

    public static bool AllowsAnonymous(EffectiveValue options) => !ListValue.Has(options.Text, NoAnonymous);
}
