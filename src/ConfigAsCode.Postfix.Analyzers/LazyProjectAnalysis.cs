using ConfigAsCode.Postfix.Core.Fleets;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The judgement of one compilation, made when the first type asks for it. Who asks may be cancelled and another may ask
/// again, so an attempt that was broken off leaves nothing behind; a Lazy would remember its exception.
/// </summary>
internal sealed class LazyProjectAnalysis(Compilation compilation, FleetJudge remembered, DateTime? today)
{
    private readonly object once = new();
    private ProjectAnalysis? judgement;

    public ProjectAnalysis Get(CancellationToken cancellation)
    {
        lock (once)
        {
            return judgement ??= ProjectAnalysis.Of(compilation, remembered, today, cancellation);
        }
    }
}
