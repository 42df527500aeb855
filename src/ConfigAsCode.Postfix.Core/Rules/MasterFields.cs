using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What master(8) takes in the eight fields of an entry, whatever the program is (get_master_ent() in master/master_ent.c).</summary>
internal static class MasterFields
{
    public const string NoStart = "no service of this instance starts";

    public static IEnumerable<ServiceFault> FaultsOf(Service service)
    {
        foreach (
            (string field, string word) in new[]
            {
                (ServiceField.Private, service.Private),
                (ServiceField.Unprivileged, service.Unprivileged),
                (ServiceField.Chroot, service.Chroot),
            }
        )
        {
            if (word is not ("y" or "n" or "-"))
            {
                yield return new ServiceFault(
                    field,
                    $"has '{word}' in the {field} field, which takes y, n or -, in lower case: master(8) stops, and {NoStart}",
                    "Write y or n",
                    ServiceFields.Leave(field, $"Use the default of the {field} field")
                );
            }
        }

        if (service.HasNoProgram)
        {
            yield return new ServiceFault(
                ServiceField.Program,
                $"has '-' in the command field, which has no default: master(8) stops, and {NoStart}",
                "Write a program of daemon_directory"
            );
        }

        if (service.Type == ServiceType.Inet && service.Private is "y" or "-")
        {
            yield return new ServiceFault(
                ServiceField.Private,
                $"is private, which an inet service cannot be: master(8) stops, and {NoStart}",
                "Write n in the private field",
                ServiceFields.Leave(ServiceField.Private, "Make the service public")
            );
        }

        if (!IsNumber(service.Wakeup))
        {
            yield return new ServiceFault(
                ServiceField.Wakeup,
                $"has the wake-up time '{service.Wakeup}', which is not a number of seconds: master(8) stops, and {NoStart}",
                "Write seconds, or - for never",
                ServiceFields.Leave(ServiceField.Wakeup, "Remove the wake-up time")
            );
        }

        if (TextBehindNumber(service) is { } behind)
        {
            yield return behind;
        }

        if (!IsNumber(service.ProcessLimit))
        {
            yield return new ServiceFault(
                ServiceField.ProcessLimit,
                $"has the process limit '{service.ProcessLimit}', which is not a number: master(8) stops, and {NoStart}",
                "Write a number, 0 for no limit, or - for default_process_limit",
                ServiceFields.Leave(ServiceField.ProcessLimit, "Remove the process limit")
            );
        }
    }

    public static bool IsNumber(string field) => field == "-" || (field.Length > 0 && field[0] is >= '0' and <= '9');

    /// <summary>master(8) reads the digits and ignores the rest; postconf(1), which every start of Postfix runs, wants digits only.</summary>
    private static ServiceFault? TextBehindNumber(Service service)
    {
        bool IsMixed(string field) => IsNumber(field) && field != "-" && !field.All(c => c is >= '0' and <= '9');

        string seconds = service.Wakeup.EndsWith("?", StringComparison.Ordinal)
            ? service.Wakeup.Substring(0, service.Wakeup.Length - 1)
            : service.Wakeup;
        (string Field, string Name, string Word)? mixed =
            IsMixed(seconds) ? (ServiceField.Wakeup, "wake-up time", service.Wakeup)
            : IsMixed(service.ProcessLimit) ? (ServiceField.ProcessLimit, "process limit", service.ProcessLimit)
            : null;
        return mixed is var (field, name, word)
            ? new ServiceFault(
                field,
                $"has the {name} '{word}', of which master(8) reads only the digits: postconf(1) stops at it, and {NoStart}",
                "Write digits only",
                ServiceFields.Leave(field, $"Remove the {name}")
            )
            : null;
    }
}
