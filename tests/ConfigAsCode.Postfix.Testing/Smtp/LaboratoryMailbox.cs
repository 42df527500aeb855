using MimeKit;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>A Maildir that the laboratory's own services fill, whoever the recipient is.</summary>
public sealed class LaboratoryMailbox(LaboratoryFolder folder, string name)
{
    public const string Delivered = "delivered";

    public const string Outgoing = "outgoing";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The messages that are there now.</summary>
    public IReadOnlyList<MimeMessage> Read()
    {
        string newMail = Path.Combine(folder.Mail, name, "new");
        return Directory.Exists(newMail) ? [.. Directory.GetFiles(newMail).Select(file => MimeMessage.Load(file))] : [];
    }

    /// <summary>Waits, at most twenty seconds, for the message with that Message-Id.</summary>
    public async Task<MimeMessage> WaitForAsync(string messageId)
    {
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (Read().FirstOrDefault(message => message.MessageId == messageId) is { } found)
            {
                return found;
            }
        }

        throw new LivePostfixException($"No message <{messageId}> in '{name}' within {Limit}.", folder.LogTail());
    }
}
