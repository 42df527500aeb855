using System.Globalization;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What the reply codes of smtpd(8) mean to a client.</summary>
internal static class ReplyCode
{
    /// <summary>Whether the code of a parameter rejects or defers; one that is neither 4xx nor 5xx is answered with 450 (smtpd_check_reject()).</summary>
    public static AccessOutcome Of(string parameter, Service service, EffectiveView view) =>
        int.TryParse(view.Get(parameter, service).Text, NumberStyles.None, CultureInfo.InvariantCulture, out int code)
        && code is >= 500 and <= 599
            ? AccessOutcome.Reject
            : AccessOutcome.Defer;
}
