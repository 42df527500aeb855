using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>A message with one recipient.</summary>
/// <param name="Recipient">The recipient.</param>
/// <param name="Sender">The envelope sender; empty for a bounce.</param>
/// <param name="Entry">The smtpd(8), qmqpd(8) or pickup(8) service that takes it.</param>
internal sealed record MailMessage(string Recipient, string Sender, Service Entry)
{
    /// <summary>The kind of client that sends it, as an expectation names it; null for any that the service accepts it of.</summary>
    public string? Client { get; init; }
}
