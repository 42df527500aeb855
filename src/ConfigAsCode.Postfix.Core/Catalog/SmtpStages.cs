namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>The restriction lists of smtpd(8), one for each stage.</summary>
public static class SmtpStages
{
    private static readonly (SmtpStage Stage, string List, string? TableRestriction)[] Lists =
    [
        (SmtpStage.Client, "smtpd_client_restrictions", "check_client_access"),
        (SmtpStage.Helo, "smtpd_helo_restrictions", "check_helo_access"),
        (SmtpStage.Sender, "smtpd_sender_restrictions", "check_sender_access"),
        (SmtpStage.Relay, "smtpd_relay_restrictions", "check_recipient_access"),
        (SmtpStage.Recipient, "smtpd_recipient_restrictions", "check_recipient_access"),
        (SmtpStage.Data, "smtpd_data_restrictions", null),
        (SmtpStage.EndOfData, "smtpd_end_of_data_restrictions", null),
        (SmtpStage.Etrn, "smtpd_etrn_restrictions", "check_etrn_access"),
    ];

    /// <summary>The parameter that says which of the two lists of a recipient is asked first.</summary>
    internal const string RelayFirst = "smtpd_relay_before_recipient_restrictions";

    /// <summary>All stages that a message passes, in their order; ETRN sends none.</summary>
    public static IReadOnlyList<SmtpStage> OfMail { get; } =
    [.. Lists.Select(l => l.Stage).Where(s => s != SmtpStage.Etrn)];

    /// <summary>The same in the order in which a server asks the two lists of a recipient.</summary>
    /// <param name="isRelayFirst">Whether the list for relaying comes first (<see cref="RelayFirst"/>).</param>
    internal static IEnumerable<SmtpStage> InOrder(bool isRelayFirst) =>
        OfMail.Select(stage =>
            isRelayFirst || !stage.IsAtRecipient ? stage
            : stage == SmtpStage.Relay ? SmtpStage.Recipient
            : SmtpStage.Relay
        );

    extension(SmtpStage stage)
    {
        /// <summary>The parameter that holds its list.</summary>
        public string List => Lists[(int)stage].List;

        /// <summary>The restriction that a table without one in front stands for; null where smtpd(8) answers 451 at it.</summary>
        public string? TableRestriction => Lists[(int)stage].TableRestriction;

        /// <summary>
        /// Whether smtpd(8) asks the list after RCPT TO, when the client, the sender and the recipient are known (smtpd_delay_reject
        /// delays the earlier ones so far).
        /// </summary>
        public bool IsAtRecipient => stage is SmtpStage.Relay or SmtpStage.Recipient;
    }

    /// <summary>The name that a catalogue line has for a stage.</summary>
    internal static SmtpStage Parse(string name) =>
        (SmtpStage)Enum.Parse(typeof(SmtpStage), name.Replace("_", ""), ignoreCase: true);
}
