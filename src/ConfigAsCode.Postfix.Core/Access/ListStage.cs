using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What smtpd(8) knows of a client when it asks the list of a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="KnowsRecipient">Whether the recipient is there, so that its domain can turn the mail away.</param>
/// <param name="KnowsLogin">Whether the client can have logged in.</param>
internal sealed record ListStage(SmtpStage Stage, bool KnowsRecipient, bool KnowsLogin)
{
    /// <summary>Whether all of it stands behind <c>warn_if_reject</c>, in a class or a table: nothing there rejects.</summary>
    public bool OnlyWarns { get; init; }

    public static ListStage Of(SmtpStage stage, bool isDelayed)
    {
        bool isLate = isDelayed || stage.IsAtRecipient;
        // At DATA smtpd(8) forgets the recipient, as there may be several (smtpd_check_data()).
        bool isAfterRecipient = stage is SmtpStage.Data or SmtpStage.EndOfData;
        return new ListStage(stage, isLate && !isAfterRecipient, isLate || stage != SmtpStage.Client);
    }
}
