using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>What a program reads for a parameter, and who said so.</summary>
/// <param name="Parameter">The parameter that decides: the one asked for, or the one that its default names.</param>
/// <param name="Raw">The text before expansion.</param>
/// <param name="Text">The text the program works with; empty where the expansion fails.</param>
/// <param name="SetBy">The setting that decides; null where the default of the target does.</param>
/// <param name="Error">Why the expansion fails, which is fatal in the program; null where it does not.</param>
public sealed record EffectiveValue(string Parameter, string Raw, string Text, Setting? SetBy, string? Error)
{
    /// <summary>Whether the text leaves out what the host alone knows, such as <c>$myhostname</c> where nobody sets it.</summary>
    public bool IsPartlyUnknown { get; init; }

    /// <summary>Whether the expansion fails here alone, at a limit that Postfix does not have (<see cref="ExpansionLimit"/>).</summary>
    internal bool IsTooLong { get; init; }

    public bool IsDefault => SetBy is null;

    /// <summary>Without the texts: they may be long, and many services may have them.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Parameter) ^ (SetBy?.GetHashCode() ?? 0);

    /// <summary>Whether this very setting decides.</summary>
    public bool IsSetBy(Setting setting) => ReferenceEquals(SetBy, setting);

    /// <summary>Whether a service itself says the value, rather than main.cf or nobody.</summary>
    public bool IsOwnOf(Service service) =>
        SetBy is { } setting && service.Settings.Any(s => ReferenceEquals(s, setting));

    /// <summary>Postfix takes yes and no in any case, and nothing else (mail_conf_bool.c).</summary>
    public bool IsYes => string.Equals(Text, "yes", StringComparison.OrdinalIgnoreCase);
}
