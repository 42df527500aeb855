using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>What a service that takes mail leaves out of its work (receive_override_options; input_transp_mask() in global/input_transp.c).</summary>
internal static class ReceiveOverrides
{
    public const string Parameter = "receive_override_options";

    /// <summary>smtpd(8) takes mail for addresses that no table has.</summary>
    public const string NoRecipientChecks = "no_unknown_recipient_checks";

    /// <summary>cleanup(8) does not rewrite addresses, and sends no copies.</summary>
    public const string NoMappings = "no_address_mappings";

    /// <summary>No milter sees the mail.</summary>
    public const string NoMilters = "no_milters";

    public static bool Have(string option, Service service, EffectiveView view) =>
        ListValue.Has(view.Get(Parameter, service).Text, option);
}
