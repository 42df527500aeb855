using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>Two layers of equal rank set one parameter differently, and nothing nearer decides.</summary>
internal sealed class Pfx0003LayersDisagree()
    : Rule(new RuleInfo("PFX0003", RuleSeverity.Error, "Two policies disagree on a parameter", HasFix: true))
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance)
    {
        foreach (Conflict conflict in instance.Conflicts)
        {
            Setting[] sides = [.. conflict.Candidates];
            string parameter = sides[0].Parameter;
            // The class and a service nested in it are one declaration: nothing nearer could decide.
            bool sameType =
                sides.All(s => s.Origin.DeclaredBy == sides[0].Origin.DeclaredBy)
                || sides.All(s => s.Origin.Kind == OriginKind.Declaration);
            string said = string.Join(" and ", sides.Select(s => $"{s.Origin.DeclaredBy} sets '{s.Value}'"));
            string advice = sameType ? "Keep one of them" : "Set it on the class to decide";
            yield return Found(
                instance,
                $"It is undecided which value {parameter} has: {said}. {advice}",
                PlaceOf(instance, conflict, sameType),
                parameter,
                services: conflict.Service is null ? [] : [conflict.Service],
                fixes: sameType
                    ? [Fix.Of($"Remove '{parameter}' here", new Edit(EditKind.Remove, parameter))]
                    : [.. sides.Select(s => s.Value).Distinct().Select(v => Decide(parameter, v))]
            ) with
            {
                About = EquatableArray.Of(new SettingId(conflict.Service, parameter)),
            };
        }
    }

    private static Fix Decide(string parameter, string value) =>
        Fix.Of($"Keep {parameter} = {value}", new Edit(EditKind.Set, parameter, value));

    /// <summary>Where one class says two things, at the later one; else at the class that must decide.</summary>
    private static Place PlaceOf(Instance instance, Conflict conflict, bool sameType)
    {
        if (sameType)
        {
            return new Place(conflict.Candidates[conflict.Candidates.Count - 1].Origin);
        }

        Service? service = instance.Services.FirstOrDefault(s => s.Key == conflict.Service);
        return new Place(service?.Origin ?? instance.Origin, IsMissingThere: true);
    }
}
