using System.Security.Authentication;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>A mail program: STARTTLS, login, one message.</summary>
public static class SubmissionClient
{
    private const int LimitInMilliseconds = 15_000;

    /// <summary>Sends a message and returns its Message-Id.</summary>
    public static async Task<string> SendAsync(
        int port,
        string recipient,
        SaslLoginMechanism mechanism = SaslLoginMechanism.Plain,
        TlsEntry entry = TlsEntry.StartTls,
        string sender = SaslUser.Login,
        string login = SaslUser.Login,
        string password = SaslUser.Password
    )
    {
        using SmtpClient client = await ConnectAsync(
            port,
            entry == TlsEntry.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.SslOnConnect
        );
        await client.AuthenticateAsync(
            mechanism == SaslLoginMechanism.Plain
                ? new SaslMechanismPlain(login, password)
                : new SaslMechanismLogin(login, password)
        );

        using MimeMessage message = Message(sender, recipient);
        await client.SendAsync(message);
        await client.DisconnectAsync(quit: true);
        return message.MessageId!;
    }

    /// <summary>The login mechanisms that a client is offered before any TLS.</summary>
    public static async Task<IReadOnlyCollection<string>> LoginsWithoutTlsAsync(int port)
    {
        using SmtpClient client = await ConnectAsync(port, SecureSocketOptions.None);
        return [.. client.AuthenticationMechanisms];
    }

    private static async Task<SmtpClient> ConnectAsync(int port, SecureSocketOptions security)
    {
        var client = new SmtpClient
        {
            Timeout = LimitInMilliseconds,
            LocalDomain = "client.example.test",
            SslProtocols = SslProtocols.None,
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, _, _) => TestCertificate.IsOurs(certificate),
        };
        try
        {
            await client.ConnectAsync("127.0.0.1", port, security);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static MimeMessage Message(string sender, string recipient)
    {
        var message = new MimeMessage
        {
            Subject = "A message of the laboratory",
            MessageId = MimeUtils.GenerateMessageId("example.test"),
            Body = new TextPart("plain") { Text = "Sent through a Postfix that runs for one test." },
        };
        message.From.Add(MailboxAddress.Parse(sender));
        message.To.Add(MailboxAddress.Parse(recipient));
        return message;
    }
}
