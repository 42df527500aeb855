using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A virtual(8) that some mail reaches without the settings that it needs: it stops without a folder, and defers all mail without the owners of the
/// mailboxes (virtual/virtual.c, deliver_mailbox() in virtual/mailbox.c).
/// </summary>
internal sealed class Pfx7005VirtualWithoutMailboxes()
    : Rule(
        new RuleInfo("PFX7005", RuleSeverity.Error, "virtual(8) gets mail and lacks what it needs", HasFix: false)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private const string Folder = "virtual_mailbox_base";

    private static readonly string[] Needs = [Folder, "virtual_uid_maps", "virtual_gid_maps"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (Service agent in context.Instance.Services.Where(s => s.IsVirtualAgent))
        {
            if (context.Arrivals.To(agent).FirstOrDefault() is not { } arrival)
            {
                continue;
            }

            EffectiveValue[] missing =
            [
                .. Needs
                    .Select(parameter => context.View.Get(parameter, agent))
                    .Where(value => value is { Text: "", Error: null, IsPartlyUnknown: false }),
            ];
            if (missing.Length > 0)
            {
                yield return Report(agent, arrival, missing, context);
            }
        }
    }

    private Finding Report(Service agent, Arrival arrival, EffectiveValue[] missing, InstanceOnTarget context)
    {
        string names = Wording.Join(missing.Select(value => value.Parameter));
        string happens =
            missing[0].Parameter == Folder
                ? "stops (\"bad string length 0 < 1: virtual_mailbox_base\"), and the mail stays in the queue"
                : $"defers all mail (\"not found in {missing[0].Parameter}\")";
        string sends = arrival.By is { } by
            ? $"{(by.IsRow ? $"a row of {arrival.Parameter}" : arrival.Parameter)} sends mail to it"
            : $"mail for {arrival.Class?.Domains} goes to it by default";
        return Found(
            context.Instance,
            $"{agent.Key} {happens}: {sends}, and {names} {(missing.Length == 1 ? "is" : "are")} empty. Set {names}, or "
                + $"{(arrival.Class is { } of ? $"set {of.Transport} to the transport in use" : "name another transport")}",
            PlaceOf(arrival, missing, context),
            missing[0].Parameter,
            services: [agent.Key]
        ) with
        {
            Part = agent.Name,
        };
    }

    /// <summary>Where one of them is set to nothing, else where the mail is sent there, else where the class gets its domains.</summary>
    private static Place PlaceOf(Arrival arrival, EffectiveValue[] missing, InstanceOnTarget context) =>
        missing.Select(value => value.SetBy).FirstOrDefault(setting => setting is not null) is { } empty
            ? Place.At(empty)
        : arrival.By is { } by ? (by.IsRow ? new Place(by.Origin) : AsMissing(Place.At(by, context.View), by, context))
        : arrival.Class is { } of
        && context.View.Get(of.Domains, AddressResolver.AskedBy(service: null, context.View)).SetBy is { } domains
            ? Place.At(domains, isMissingThere: true)
        : new Place(context.Instance.Origin, IsMissingThere: true);

    private static Place AsMissing(Place place, TransportReference by, InstanceOnTarget context) =>
        context.View.SettingOf(by.Parameter, by.Service) is { } setting
            ? Place.At(setting, isMissingThere: true)
            : place;
}
