using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>Words of Postfix as enum members, and back to the words that the file has.</summary>
public class WordTests
{
    [Fact]
    public void Members_become_the_words_of_the_file()
    {
        string mainCf = MainCf(
            "Platform.Debian13",
            """
            [Main(
                InetProtocols = [InetProtocol.Ipv4],
                NotifyClasses = [NotifyClass.SecondBounce, NotifyClass.Resource],
                MasqueradeClasses = [AddressClass.EnvelopeSender, AddressClass.HeaderSender],
                MailboxDeliveryLock = [])]
            [Smtpd(DiscardEhloKeywords = [EhloKeyword.EightBitMime, EhloKeyword.SilentDiscard])]
            [Tls(SslOptions = [TlsSslOption.NoRenegotiation], DisableWorkarounds = [TlsWorkaround.Cve2010_4180])]
            """
        );
        Assert.Contains("inet_protocols = ipv4\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("= 2bounce, resource\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("= envelope_sender, header_sender\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("= 8BITMIME, SILENT-DISCARD\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("= NO_RENEGOTIATION\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("= CVE-2010-4180\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("mailbox_delivery_lock =\n", mainCf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"3.7.11\", OpenSsl.V3_0", "Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Note)")]
    [InlineData("\"3.3.1\", OpenSsl.V1_1_1", "Tls(SslOptions = [TlsSslOption.NoRenegotiation])")]
    [InlineData("\"3.7.19\", OpenSsl.V3_0", "Milter(DefaultAction = MilterDefaultAction.Shutdown)")]
    public async Task A_word_that_the_target_does_not_know_yet_is_told_at_its_argument(string target, string attribute)
    {
        string argument = attribute[(attribute.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

        Assert.Contains(" " + argument, await ToldOf(target, attribute), StringComparison.Ordinal);
        Assert.Equal("", await ToldOf("\"3.11\", OpenSsl.V3_5", attribute));
    }

    [Fact]
    public async Task A_word_of_another_parameter_with_the_same_enum_is_told_as_the_word_it_is()
    {
        CSharpProject project = Project(
            "Platform.Debian13",
            "[Main(RecipientCanonicalClasses = [AddressClass.EnvelopeSender])]"
        );

        Diagnostic told = Assert.Single(
            await project.DiagnosticsAsync(),
            d => d.Id.StartsWith("PFX4", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error
        );
        Assert.Contains("'envelope_sender'", told.GetMessage(null), StringComparison.Ordinal);
    }

    private static async Task<string> ToldOf(string target, string attribute)
    {
        string[] findings = await Project(target, $"[{attribute}]").FindingsAsync();
        return string.Join("\n", findings.Where(f => f.StartsWith("PFX400", StringComparison.Ordinal)));
    }

    private static string MainCf(string target, string attributes) =>
        Project(target, attributes).FilesOf("mail")["main.cf"];

    private static CSharpProject Project(string target, string attributes) =>
        CSharpProject.Of($"[PostfixInstance(\"mail\"), Target({target})]\n{attributes}\npublic partial class Mail;");
}
