using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
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
            .GroupBy(e => new
            {
                e.Exclusions[0].Parameter,
                Place = e.IsFromDefault(Decisive(e)) ? null : PlaceOf(e, context.Instance),
            })
            .Select(group =>
            {
                var reach = Reach<TlsEndpoint>.Of(group, e => e.Service, context);
                return new SuiteFault(
                    group.Key.Place
                        ?? Place.OfDefault(group.Select(e => PlaceOf(e, context.Instance)), context.Instance),
                    group.First().Exclusions[0],
                    reach.Items,
                    [
                        .. reach
                            .Items.SelectMany(e => e.Suites.Where(isBad))
                            .Distinct()
                            .OrderBy(s => s.Id, StringComparer.Ordinal),
                    ]
                )
                {
                    IsLocal = reach.IsLocal,
                };
            });

    /// <summary>Whether only programs of this host meet the endpoints.</summary>
    public bool IsLocal { get; init; }

    /// <summary>How bad it is, where it usually is as bad as the rule says.</summary>
    public RuleSeverity Severity(RuleInfo rule) => IsLocal ? RuleSeverity.Info : rule.Severity;

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

    /// <summary>
    /// Whether an endpoint has to protect what passes: it is meant for logins, or asks for more than encryption where it happens to be. On port 25
    /// at <c>may</c> any encryption beats none, and nobody looks at certificates (TLS_README).
    /// </summary>
    public static bool MustProtect(TlsEndpoint endpoint, InstanceOnTarget context) =>
        endpoint.Level > TlsLevel.May || InetEndpoint.IsOnPort(endpoint.Service, context.View.Ports, "587", "465");

    /// <summary>Adds words of OpenSSL to the exclusion list, which is safe where suites are left.</summary>
    public Fix Exclude(string title, IReadOnlyCollection<string> words, Target target)
    {
        var build = OpenSslBuild.Of(target.OpenSsl);
        string excluded = string.Concat(words.Select(word => ":!" + word));
        return Fix.Of(title, Excluding(words)) with
        {
            IsSafe = Endpoints.All(e => CipherList.Evaluate(e.CipherList + excluded, build).Error is null),
        };
    }

    /// <summary>Adds words of OpenSSL to the exclusion list.</summary>
    public Edit Excluding(IEnumerable<string> words)
    {
        string added = string.Join(", ", words);
        string list = Exclusions.Raw.Trim();
        return new Edit(EditKind.Set, Exclusions.Parameter, list.Length == 0 ? added : list + ", " + added);
    }

    private static EffectiveValue Decisive(TlsEndpoint endpoint)
    {
        EffectiveValue?[] candidates = [.. endpoint.Exclusions, endpoint.GradeList, endpoint.Grade];
        return candidates.FirstOrDefault(v => v is { IsDefault: false }) ?? endpoint.Grade;
    }

    private static Place PlaceOf(TlsEndpoint endpoint, Instance instance) =>
        Place.Of(Decisive(endpoint), endpoint.SwitchedOnBy, instance);
}
