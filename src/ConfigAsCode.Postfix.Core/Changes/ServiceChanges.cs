using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Services that come and go, and their fields in master.cf; their settings are compared elsewhere.</summary>
internal static class ServiceChanges
{
    /// <summary>A field as a sentence names it.</summary>
    internal sealed record Field(string Name, Func<Service, string> Of);

    internal static readonly Field[] Fields =
    [
        new("private", s => s.Private),
        new("unprivileged", s => s.Unprivileged),
        new("chroot", s => s.Chroot),
        new("wakeup", s => s.Wakeup),
        new("process limit", s => s.ProcessLimit),
        new("program", s => s.Program),
        new("arguments", s => string.Join(" ", s.Arguments)),
    ];

    public static IEnumerable<Change> In(InstancePair pair)
    {
        Dictionary<string, Service> before = InstancePair.ByKey(pair.Before.Instance);
        Dictionary<string, Service> after = InstancePair.ByKey(pair.After.Instance);
        IEnumerable<Change> removed = before
            .Values.Where(s => !after.ContainsKey(s.Key))
            .Select(s => new Change.ServiceEntry(s.Key, s.Program, IsAdded: false));
        IEnumerable<Change> added = after
            .Values.Where(s => !before.ContainsKey(s.Key))
            .Select(s => new Change.ServiceEntry(s.Key, s.Program, IsAdded: true));
        return removed.Concat(added).Concat(pair.CommonServices.SelectMany(s => Between(s.Before, s.After, pair)));
    }

    private static IEnumerable<Change> Between(Service before, Service after, InstancePair pair) =>
        Fields
            .Where(field => field.Of(before) != field.Of(after))
            .Select(field => new Change.ServiceField(
                InetEndpoint.Described(after, pair.After.View.Ports),
                field.Name,
                pair.Before.Shown(field.Of(before), before.Origin),
                pair.After.Shown(field.Of(after), after.Origin)
            ));
}
