using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>How smtpd(8) asks the list of a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="IsDelayed">Whether it asks the lists of earlier stages after RCPT TO as well (smtpd_delay_reject).</param>
internal sealed record ListStage(SmtpStage Stage, bool IsDelayed)
{
    /// <summary>Whether all of it is behind <c>warn_if_reject</c>, in a class or a table: nothing there rejects.</summary>
    public bool OnlyWarns { get; init; }

    /// <summary>Whether the client can have begun TLS, or logged in.</summary>
    public bool IsAfterHelo => IsDelayed || Stage is not (SmtpStage.Client or SmtpStage.Helo);

    /// <summary>Whether a message is under way, on which a row can act (not_in_client_helo()).</summary>
    public bool HasSender => IsDelayed || Stage is not (SmtpStage.Client or SmtpStage.Helo);

    /// <summary>Whether a restriction has an effect on every message here.</summary>
    public bool Always(string restriction) => UseOf(restriction) == RestrictionUse.Always;

    /// <summary>Whether a restriction has an effect here, on messages with one recipient at least.</summary>
    public bool Ever(string restriction) => UseOf(restriction) != RestrictionUse.Never;

    private RestrictionUse UseOf(string restriction)
    {
        RestrictionUse use = RestrictionInfo.Find(restriction)?.UseIn(Stage) ?? RestrictionUse.Never;
        return use != RestrictionUse.WhenDelayed ? use
            : IsDelayed ? RestrictionUse.Always
            : RestrictionUse.Never;
    }
}
