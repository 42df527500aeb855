using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>OpenDKIM and Rspamd themselves, with what docs/presets.md says.</summary>
[Trait("Time", "long")]
public sealed class MilterHostTests
{
    private const string Author = "info@example.org";
    private const string Recipient = "root@example.org";
    private const string Signature = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=mail;";

    // https://spamassassin.apache.org/gtube/
    private const string SpamForTests = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    [Fact]
    public async Task Mail_of_the_host_is_signed_and_mail_of_a_stranger_is_not()
    {
        await using PresetHost host = await PresetHost.OfAsync("OpenDkim");
        StartOpenDkim(host);
        host.StartPostfix();

        await using PortForward inside = host.Forward(25);
        string ofProgram = await SmtpDialogue.SendAsync(inside.Port, Recipient, Author);
        Assert.Contains(Signature, await host.WaitForMailAsync(ofProgram), StringComparison.Ordinal);

        const string ByCommand = "by-command@test.example";
        host.Shell(
            $"printf 'From: {Author}\\nTo: {Recipient}\\nMessage-ID: <{ByCommand}>\\n\\ntext\\n' | sendmail -f {Author} {Recipient}"
        );
        Assert.Contains(Signature, await host.WaitForMailAsync(ByCommand), StringComparison.Ordinal);

        await using PortForward outside = host.Forward(25, PresetHost.Stranger);
        string forged = await SmtpDialogue.SendAsync(outside.Port, Recipient, Author);
        Assert.DoesNotContain("DKIM-Signature", await host.WaitForMailAsync(forged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_of_who_logs_in_is_signed_wherever_the_client_is()
    {
        await using PresetHost host = await PresetHost.OfAsync("Submission", "smtpd_milters = inet:127.0.0.1:8891\n");
        DovecotAccounts.Start(host, Author, "IDovecotSasl");
        StartOpenDkim(host);
        host.StartPostfix();

        await using PortForward outside = host.Forward(587, PresetHost.Stranger);
        string id = await SubmissionClient.SendAsync(outside.Port, Recipient, sender: Author, login: Author);
        Assert.Contains(Signature, await host.WaitForMailAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rspamd_rejects_spam_while_the_client_waits_and_passes_other_mail_on()
    {
        await using PresetHost host = await PresetHost.OfAsync("Rspamd");
        // As its service of systemd does.
        host.Shell("install -d -o _rspamd /run/rspamd");
        host.StartDaemon("runuser -u _rspamd -- rspamd -c /etc/rspamd/rspamd.conf");
        host.StartPostfix();
        await host.WaitForPortAsync(11332);

        await using PortForward outside = host.Forward(25, PresetHost.Stranger);
        string answer = await SmtpDialogue.SendAsync(
            outside.Port,
            "sender@stranger.example",
            [Recipient],
            $"From: sender@stranger.example\r\nTo: {Recipient}\r\nSubject: x\r\n\r\n{SpamForTests}\r\n"
        );
        Assert.StartsWith("554 5.7.1 ", answer, StringComparison.Ordinal);

        await host.WaitForMailAsync(await SmtpDialogue.SendAsync(outside.Port, Recipient));
    }

    private static void StartOpenDkim(PresetHost host)
    {
        const string Section = "IMilter, IOpenDkim and IRspamd";
        host.Shell(PresetPage.Block(Section, "a key of the domain"));
        host.Append("/etc/opendkim.conf", PresetPage.Block(Section, "/etc/opendkim.conf"));
        // As its service of systemd does.
        host.Shell("install -d -o opendkim /run/opendkim");
        host.StartDaemon("opendkim");
    }
}
