using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The class by which the styles of the page colour a step.</summary>
internal static class StepClass
{
    public static string Of(TlsStep step) =>
        step switch
        {
            TlsStep.Off => "off",
            TlsStep.Optional => "optional",
            TlsStep.Required => "required",
            _ => "verified",
        };
}
