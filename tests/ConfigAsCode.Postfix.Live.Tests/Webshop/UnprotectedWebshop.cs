using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>
/// The control: the same kind of server without the protection, which only compiles because the rules are suppressed. It
/// shows that the other tests can fail.
/// </summary>
public sealed class UnprotectedWebshop : IAsyncLifetime
{
    private static readonly string Class = $$"""
        [PostfixInstance("control"), Target(Platform.{{DebianRelease.Tested.Platform}})]
        [Main(MyHostname = "control.example.org", CompatibilityLevel = "{{HandWrittenFiles.CompatibilityLevel}}", AliasMaps = ["hash:/etc/aliases"])]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, CertFile = "/etc/ssl/certs/shop.pem", KeyFile = "/etc/ssl/private/shop.key")]
        public partial class Control
        {
            [InetService("submission", Daemon.Smtpd)]
            [SmtpdSasl(AuthEnable = true)]
            [Smtpd(RelayRestrictions = [PermitSaslAuthenticated, Reject])]
            sealed class Submission;
        }
        """;

    internal static CSharpProject AsWritten { get; } = CSharpProject.Of(Class);

    internal static CSharpProject Suppressed { get; } =
        CSharpProject.Of(
            "#pragma warning disable PFX1001, PFX1002, PFX1004, PFX1005, PFX1008, PFX1014, PFX2009, PFX2011 // A control for tests.\n"
                + Class
        );

    internal static Dictionary<string, string> Files { get; } = Suppressed.FilesOf("control");

    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Postfix = await LivePostfix.StartAsync(Files["main.cf"], Files["master.cf"]);

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();
}
