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
    /// <param name="context">The instance.</param>
    /// <param name="isBad">The kind of suite.</param>
    /// <param name="matters">The endpoints at which it is a fault; null for all.</param>
    public static IEnumerable<SuiteFault> Of(
        InstanceOnTarget context,
        Func<CipherSuite, bool> isBad,
        Func<TlsEndpoint, bool>? matters = null
    ) =>
        context
            .Endpoints.Where(e => matters?.Invoke(e) != false && Accepts(e, isBad))
            .GroupBy(e => (e.Exclusions[0].Parameter, PlaceOf(e, context.Instance)))
            .Select(group => new SuiteFault(
                group.Key.Item2,
                group.First().Exclusions[0],
                [.. group],
                [.. group.SelectMany(e => e.Suites.Where(isBad)).Distinct().OrderBy(s => s.Id, StringComparer.Ordinal)]
            ));

    /// <summary>Asked of each suite of each endpoint, for each kind.</summary>
    private static bool Accepts(TlsEndpoint endpoint, Func<CipherSuite, bool> isBad)
    {
        foreach (CipherSuite suite in endpoint.Suites)
        {
            if (isBad(suite))
            {
                return true;
            }
        }

        return false;
    }

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
