using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Manifests;

namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What folders are judged for: what somebody names, else what a build wrote, else what this host has.</summary>
internal sealed class TargetChoice
{
    private readonly Target? named;
    private readonly Lazy<Task<(Target Target, string? Notice)>> asked;

    /// <param name="named">What somebody names; null where nobody does.</param>
    /// <param name="host">The host; it is asked at once where nobody names a target.</param>
    public TargetChoice(Target? named, ToolHost host)
    {
        this.named = named;
        asked = new Lazy<Task<(Target Target, string? Notice)>>(() => HostFacts.TargetAsync(host));
        if (named is null)
        {
            // The programs of the host answer while the rules are loaded.
            _ = asked.Value;
        }
    }

    /// <summary>What is named in place of it later, as in the settings of an editor; null for none.</summary>
    public Target? NamedLater { get; set; }

    /// <summary>The sentence that says why it is the usual target; null where somebody or something names one.</summary>
    public string? Notice { get; private set; }

    /// <summary>The target of a folder.</summary>
    /// <param name="manifest">What a build wrote there; null in a folder that somebody wrote.</param>
    public Target Of(Manifest? manifest) => NamedLater ?? named ?? manifest?.Target ?? OfHost();

    private Target OfHost()
    {
        (Target target, Notice) = asked.Value.GetAwaiter().GetResult();
        return target;
    }
}
