using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Something in a model that no file for its target can say.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">What it is, as a subject: <c>the value of smtpd_banner</c>.</param>
/// <param name="Reason">Why not, in plain words.</param>
/// <param name="Origin">Who declared it.</param>
public sealed record RenderError(RenderErrorKind Kind, string Place, string Reason, Origin Origin)
{
    /// <summary>The setting that it is about; null where it is about something else.</summary>
    public Setting? Setting { get; init; }

    public override string ToString() => $"{Place}: {Reason}";
}
