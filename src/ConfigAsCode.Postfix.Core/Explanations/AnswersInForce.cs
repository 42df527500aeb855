using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What the services of an instance have in force for a parameter. Services with the same answer share it.</summary>
internal static class AnswersInForce
{
    // A chain that nobody reads to its end.
    private const int MostSteps = 200;

    /// <param name="name">The parameter.</param>
    /// <param name="fallback">The parameter that decides where this one is not set; null where its default does.</param>
    /// <param name="readers">The services that read it; null among them stands for programs that read main.cf alone.</param>
    /// <param name="context">The instance.</param>
    public static IReadOnlyList<EffectiveAnswer> Of(
        string name,
        string? fallback,
        IEnumerable<Service?> readers,
        InstanceOnTarget context
    )
    {
        var found = new List<(EffectiveAnswer Answer, List<string> Services)>();
        var known = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Service? service in readers)
        {
            EffectiveAnswer answer = Of(name, fallback, service, context);
            string key = KeyOf(answer);
            if (!known.TryGetValue(key, out List<string>? services))
            {
                services = [];
                known.Add(key, services);
                found.Add((answer, services));
            }

            if (service is not null)
            {
                services.Add(InetEndpoint.Described(service, context.View.Ports));
            }
        }

        return [.. found.Select(f => f.Answer with { Services = f.Services })];
    }

    private static EffectiveAnswer Of(string name, string? fallback, Service? service, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        bool isFallback = fallback is not null && view.SettingOf(name, service) is null;
        EffectiveValue value = view.Get(isFallback ? fallback! : name, service);
        bool isFoundLater =
            value.SetBy is null
            && value.Raw.Length == 0
            && view.RawOf(value.Parameter, service) is null
            && Parameters.Find(value.Parameter) is not null;
        List<ValueStep> chain = isFallback ? [new ValueStep(name, "$" + fallback, SetBy: null, Service: null)] : [];
        AddSteps(isFallback ? fallback! : name, service, context, [name], chain);
        return new EffectiveAnswer(
            [],
            isFoundLater ? null : context.Shown(value.Text, value.SetBy?.Origin),
            value.Error is { } error ? context.Shown(error, value.SetBy?.Origin) : null,
            value.IsPartlyUnknown,
            chain
        );
    }

    private static void AddSteps(
        string name,
        Service? service,
        InstanceOnTarget context,
        HashSet<string> seen,
        List<ValueStep> chain
    )
    {
        EffectiveView view = context.View;
        seen.Add(name);
        Setting? setting = view.SettingOf(name, service);
        string? raw = view.RawOf(name, service);
        chain.Add(
            new ValueStep(
                name,
                raw is null ? null : context.Shown(raw, setting?.Origin),
                setting?.Origin,
                setting is not null && service is not null && view.OverrideOf(name, service) is not null
                    ? service.Key
                    : null
            )
        );
        // What is expanded for each message stands for other values each time.
        if (raw is null || Parameters.FindTyped(name)?.TypeOn(context.Target.Postfix) == ParameterType.Raw)
        {
            return;
        }

        foreach (string other in MacroUse.NamesIn(raw, withConditions: true))
        {
            if (chain.Count < MostSteps && !seen.Contains(other))
            {
                AddSteps(other, service, context, seen, chain);
            }
        }
    }

    private static string KeyOf(EffectiveAnswer answer) =>
        string.Join(
            "\0",
            answer
                .Chain.Select(step =>
                    $"{step.Parameter}\0{step.Value}\0{step.SetBy?.DeclaredBy}\0{step.SetBy?.Range?.Start.Offset}"
                )
                .Prepend(answer.Error ?? "")
                .Prepend(answer.Value ?? "\0")
        );
}
