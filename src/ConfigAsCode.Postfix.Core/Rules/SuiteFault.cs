using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Endpoints that agree to suites of one bad kind, for one and the same reason.</summary>
/// <param name="Place">At the list that was meant to decide; where none was set, at what turned TLS on.</param>
/// <param name="Exclusions">The exclusion list that holds at every level.</param>
/// <param name="Endpoints">The endpoints.</param>
/// <param name="Suites">The suites of that kind, by id.</param>
internal sealed record SuiteFault(
    Place Place,
    EffectiveValue Exclusions,
    IReadOnlyList<TlsEndpoint> Endpoints,
    IReadOnlyList<CipherSuite> Suites
)
{
    public static IEnumerable<SuiteFault> Of(InstanceOnTarget context, Func<TlsEndpoint, CipherSuite, bool> isBad) =>
        context
            .Endpoints.Where(e => e.Suites.Any(s => isBad(e, s)))
            .GroupBy(e => (e.Exclusions[0].Parameter, PlaceOf(e, context.Instance)))
            .Select(group => new SuiteFault(
                group.Key.Item2,
                group.First().Exclusions[0],
                [.. group],
                [
                    .. group
                        .SelectMany(e => e.Suites.Where(s => isBad(e, s)))
                        .Distinct()
                        .OrderBy(s => s.Id, StringComparer.Ordinal),
                ]
            ));

    /// <summary>Adds words of OpenSSL to the exclusion list.</summary>
    public Edit Exclude(IEnumerable<string> words)
    {
        string added = string.Join(", ", words);
        return new Edit(
            EditKind.Set,
            Exclusions.Parameter,
            Exclusions.Text.Length == 0 ? added : Exclusions.Text + ", " + added
        );
    }

    private static Place PlaceOf(TlsEndpoint endpoint, Instance instance)
    {
        EffectiveValue?[] candidates = [.. endpoint.Exclusions, endpoint.GradeList, endpoint.Grade];
        EffectiveValue decisive = candidates.FirstOrDefault(v => v is { IsDefault: false }) ?? endpoint.Grade;
        return Place.Of(decisive, endpoint.SwitchedOnBy, instance);
    }
}
