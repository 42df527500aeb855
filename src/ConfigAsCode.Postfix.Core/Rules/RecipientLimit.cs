using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// The letters D and O of <c>flags=</c> put one recipient into the message, so a delivery must have no second
/// (deliver_message() in pipe/pipe.c and smtp/smtp.c).
/// </summary>
internal static class RecipientLimit
{
    private const string Suffix = "_destination_recipient_limit";

    /// <summary>The setting at fault (null where none is), the transport's parameter with its value, and the letter.</summary>
    public static (Setting? Setting, string Parameter, string Value, char Flag)? FaultOf(
        Service service,
        InstanceOnTarget context
    )
    {
        EffectiveView view = context.View;
        char flag = FlagsOf(service, view.Target.Postfix).FirstOrDefault(f => f is 'D' or 'O');
        // Debian's master.cf has such services for whoever wants them: one that no mail reaches delivers none. local(8) passes on each recipient by itself.
        if (flag == '\0' || context.Arrivals.To(service).All(arrival => arrival.IsFromLocal))
        {
            return null;
        }

        // The queue manager reads the limit, so an override on its own line counts as well.
        Service? qmgr = view.Instance.Services.FirstOrDefault(s => s.IsQueueManager);
        string parameter = service.Name + Suffix;
        EffectiveValue own = view.Get(parameter, qmgr);
        EffectiveValue value = own.IsDefault ? view.Get("default" + Suffix, qmgr) : own;
        // A limit on its own line, which the queue manager does not read, is meant to be the limit.
        bool isReported = service.Settings.Any(s => s.Parameter == parameter);
        return isReported || value.Text == "1" ? null : (own.SetBy, parameter, value.Text, flag);
    }

    private static string FlagsOf(Service service, PostfixVersion version)
    {
        const string Flags = "flags=";
        bool hasFlags =
            service.Type == ServiceType.Unix
            && DaemonInfo.Find(service.Program)?.AttributesOn(version).Any(a => a.Name == "flags") == true;
        if (!hasFlags)
        {
            return "";
        }

        return string.Concat(
            DaemonOptions
                .Behind(service.Arguments, version)
                .Words.TakeWhile(w => !w.StartsWith("argv=", StringComparison.OrdinalIgnoreCase))
                .Where(w => w.StartsWith(Flags, StringComparison.OrdinalIgnoreCase))
                .Select(w => w.Substring(Flags.Length))
        );
    }
}
