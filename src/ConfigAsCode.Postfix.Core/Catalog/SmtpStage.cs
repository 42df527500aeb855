namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A stage of an SMTP session with a restriction list of its own (SMTPD_ACCESS_README, "Getting selective").</summary>
public enum SmtpStage
{
    Client,
    Helo,
    Sender,
    Relay,
    Recipient,
    Data,
    EndOfData,
    Etrn,
}
