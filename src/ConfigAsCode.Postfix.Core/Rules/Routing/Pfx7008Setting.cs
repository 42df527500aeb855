using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>A setting of where mail goes that has no effect.</summary>
/// <param name="Settings">The setting, and others without effect for the same reason.</param>
/// <param name="Happens">Why, as a sentence without its end.</param>
/// <param name="Advice">What to write instead.</param>
/// <param name="Services">The services that would read it.</param>
internal sealed record Pfx7008Setting(Setting[] Settings, string Happens, string Advice, Service[] Services)
{
    /// <summary>Whether to remove it is a way to correct it.</summary>
    public bool CanBeRemoved { get; init; } = true;

    /// <summary>A better value; null where there is none.</summary>
    public string? Better { get; init; }
}
