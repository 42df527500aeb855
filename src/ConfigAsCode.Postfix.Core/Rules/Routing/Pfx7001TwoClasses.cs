using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A domain in the lists of two address classes: trivial-rewrite(8) takes the first that has it (resolve_addr() in trivial-rewrite/resolve.c), and what
/// the other one is for never happens.
/// </summary>
internal sealed class Pfx7001TwoClasses()
    : Rule(
        new RuleInfo("PFX7001", RuleSeverity.Error, "A domain is in two address classes", HasFix: true)
        {
            // What is wrong with the text as a whole.
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private static readonly AddressClass[] Classes = [.. AddressClass.WithDomains];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service? resolver = AddressResolver.AskedBy(service: null, context.View);
        ListedDomains[] lists = [.. Classes.Select(c => new ListedDomains(c, resolver, context.View))];
        if (lists.All(list => list.Setting is null))
        {
            yield break;
        }

        Dictionary<string, ListedDomain>[] all = [.. lists.Select(list => list.All())];
        for (int later = 1; later < Classes.Length; later++)
        {
            // Of each domain the class that gets its mail, and the first one that does not.
            var taken = all[later]
                .Values.Where(domain =>
                    !(Classes[later] == AddressClass.Relay && (domain.IsOfOtherClass || !lists[later].IsSet))
                )
                .Select(domain =>
                    (Loser: domain, By: Array.FindIndex(all, 0, later, names => names.ContainsKey(domain.Name)))
                )
                .Where(domain => domain.By >= 0)
                .Select(domain => (Winner: all[domain.By][domain.Loser.Name], domain.Loser, domain.By))
                .Where(domain => !IsFromTheSameDefault(domain.Winner, domain.Loser))
                .GroupBy(domain => new
                {
                    domain.By,
                    Place = PlaceOf(domain.Winner, lists[domain.By], lists[later], context),
                });
            foreach (var same in taken)
            {
                yield return Report(
                    [.. same.Select(domain => (domain.Winner, domain.Loser))],
                    (Classes[same.Key.By], lists[same.Key.By]),
                    (Classes[later], lists[later]),
                    same.Key.Place,
                    context
                );
            }
        }
    }

    /// <summary>Both stand in a default, of which nobody has written anything.</summary>
    private static bool IsFromTheSameDefault(ListedDomain winner, ListedDomain loser) =>
        winner.Written.Length == 0 && loser.Written.Length == 0;

    /// <summary>Where the domain is removed most often: where it has an effect, which is not what is meant.</summary>
    private static Place PlaceOf(
        ListedDomain winner,
        ListedDomains winners,
        ListedDomains losers,
        InstanceOnTarget context
    ) =>
        winner.Row is { } row && !winners.IsSet ? new Place(row.Origin)
        : winners.Setting is { } setting ? Place.At(setting)
        : losers.Setting is { } other ? Place.At(other)
        : new Place(context.Instance.Origin, IsMissingThere: true);

    private Finding Report(
        (ListedDomain Winner, ListedDomain Loser)[] domains,
        (AddressClass Class, ListedDomains List) winner,
        (AddressClass Class, ListedDomains List) loser,
        Place place,
        InstanceOnTarget context
    )
    {
        string[] names = [.. domains.Select(d => (d.Loser.IsTable ? "what is in " : "") + Wording.Name(d.Loser.Name))];
        bool isOne = names.Length == 1 && !domains[0].Loser.IsTable;
        string through =
            isOne && domains[0].Winner.Written is { Length: > 0 } written && written.IndexOf('$') >= 0
                ? $" (as {written})"
                : "";
        string asDefault = winner.List.Setting is null ? " by default" : "";
        return Found(
            context.Instance,
            $"{Wording.Join(names)} {(isOne ? "is" : "are")} in {winner.Class.Domains}{through}{asDefault} and in {loser.Class.Domains}: "
                + $"only {winner.Class.Domains} counts, so {Effect(winner.Class, loser.Class)}. "
                + $"Remove {(isOne ? "it" : "each")} from one of the two",
            place,
            place.Setting?.Parameter ?? winner.Class.Domains,
            place.Setting?.Value ?? "",
            fixes: [.. Fixes(domains, winner, loser, place)]
        ) with
        {
            Part = domains[0].Loser.Name,
            About = About(
                context.Instance,
                [
                    .. new[] { place.Setting, loser.List.Setting, winner.List.Setting }
                        .OfType<Setting>()
                        .Distinct(ReferenceComparer.OfValues)
                        .Cast<Setting>(),
                ]
            ),
        };
    }

    private static string Effect(AddressClass winner, AddressClass loser) =>
        winner == AddressClass.Local
            ? "its mail goes to "
                + (
                    loser == AddressClass.Relay ? "local_transport and not to relay_transport"
                    : loser == AddressClass.Mailbox
                        ? "local_transport and not to virtual_transport, and addresses without a local user are rejected (550, \"User unknown in "
                            + "local recipient table\")"
                    : "local_transport, and addresses without a local user are rejected (550, \"User unknown in local recipient table\")"
                )
        : winner == AddressClass.Alias
            ? "each address that virtual_alias_maps does not have is rejected (550, \"User unknown in virtual alias table\")"
        : "its mail goes to virtual_transport and not to relay_transport";

    /// <summary>The words to remove, where each brings one domain and nothing else.</summary>
    private static IEnumerable<Fix> Fixes(
        (ListedDomain Winner, ListedDomain Loser)[] domains,
        (AddressClass Class, ListedDomains List) winner,
        (AddressClass Class, ListedDomains List) loser,
        Place place
    )
    {
        if (winner.List is { IsSet: true, Setting: { } first } && place.Equals(Place.At(first)))
        {
            if (Without(first, [.. domains.Select(d => d.Winner)]) is { } better)
            {
                yield return better;
            }
        }
        else if (loser.List is { IsSet: true, Setting: { } second } && place.Equals(Place.At(second)))
        {
            if (Without(second, [.. domains.Select(d => d.Loser)]) is { } better)
            {
                yield return better;
            }
        }
    }

    private static Fix? Without(Setting setting, ListedDomain[] domains)
    {
        string[] removed = [.. domains.Select(d => d.Written)];
        string[] words = ListValue.Words(setting.Value);
        bool canRemove =
            domains.All(d => d is { Row: null, IsAlone: true } && words.Contains(d.Written))
            && Fix.CanRewrite(setting.Value);
        return canRemove
            ? Fix.Of(
                $"Remove {Wording.Join(removed)} from {setting.Parameter}",
                new Edit(EditKind.Set, setting.Parameter, string.Join(", ", words.Where(w => !removed.Contains(w))))
            )
            : null;
    }
}
