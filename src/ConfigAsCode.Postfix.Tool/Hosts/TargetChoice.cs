using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Manifests;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What the folders of a run are judged for: what somebody names, else what a build wrote, else what this host has.</summary>
internal sealed class TargetChoice
{
    private readonly Target? named;
    private readonly Lazy<(Target Target, string? Notice)> ofHost;

    /// <param name="named">What somebody names; null where nobody does.</param>
    /// <param name="host">The host, which is asked at once.</param>
    public TargetChoice(Target? named, ToolHost host)
    {
        this.named = named;
        // The programs of the host answer while the rules are loaded.
        Task<(Target Target, string? Notice)>? asked = named is null ? HostFacts.TargetAsync(host) : null;
        ofHost = new Lazy<(Target Target, string? Notice)>(() => asked!.GetAwaiter().GetResult());
    }

    /// <summary>The sentence that says why it is the usual target; null where somebody or something names one.</summary>
    public string? Notice => ofHost.IsValueCreated ? ofHost.Value.Notice : null;

    /// <summary>The target of a folder.</summary>
    /// <param name="manifest">What a build wrote there; null in a folder that somebody wrote.</param>
    public Target Of(Manifest? manifest) => named ?? manifest?.Target ?? ofHost.Value.Target;
}
