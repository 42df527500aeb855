using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Services that come and go, and their fields in master.cf; what they set is told elsewhere.</summary>
internal static class ServiceChanges
{
    private static readonly (string Name, Func<Service, string> Of)[] Fields =
    [
        ("private", s => s.Private),
        ("unprivileged", s => s.Unprivileged),
        ("chroot", s => s.Chroot),
        ("wakeup", s => s.Wakeup),
        ("process limit", s => s.ProcessLimit),
        ("program", s => s.Program),
        ("arguments", s => string.Join(" ", s.Arguments)),
    ];

    public static IEnumerable<string> In(ViewPair change)
    {
        Dictionary<string, Service> before = ViewPair.ByKey(change.Before.Instance);
        Dictionary<string, Service> after = ViewPair.ByKey(change.After.Instance);
        IEnumerable<string> removed = before
            .Values.Where(s => !after.ContainsKey(s.Key))
            .Select(s => $"service {s.Key} removed");
        IEnumerable<string> added = after
            .Values.Where(s => !before.ContainsKey(s.Key))
            .Select(s => $"service {s.Key} added, which runs {s.Program}");
        return removed.Concat(added).Concat(change.CommonServices.SelectMany(s => Between(s.Before, s.After)));
    }

    private static IEnumerable<string> Between(Service before, Service after) =>
        Fields
            .Where(field => field.Of(before) != field.Of(after))
            .Select(field =>
                $"{InetEndpoint.Described(after)}: {field.Name} {Values.Change(field.Of(before), field.Of(after))}"
            );
}
