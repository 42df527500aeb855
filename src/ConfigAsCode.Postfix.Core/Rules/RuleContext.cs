using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>An instance with everything that is effective in it, computed once for all rules.</summary>
public sealed class RuleContext
{
    private readonly Lazy<IReadOnlyList<TlsEndpoint>> endpoints;

    public RuleContext(Instance instance, Target target)
    {
        View = new EffectiveView(instance, target);
        endpoints = new Lazy<IReadOnlyList<TlsEndpoint>>(() => TlsEndpoints.Of(View));
    }

    public Instance Instance => View.Instance;

    public Target Target => View.Target;

    public EffectiveView View { get; }

    /// <summary>The services with TLS on.</summary>
    public IReadOnlyList<TlsEndpoint> Endpoints => endpoints.Value;
}
