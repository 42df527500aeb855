namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>One run of dotnet format leaves no finding that has a safe fix; FormatTests in the end-to-end tests make a real one.</summary>
public class FormatTests
{
    private const string Preset = " : IIntermediateTls";

    // Faults of the sample that have a safe fix, and the rules that report them; what has none makes room for the next.
    private static readonly (string Rules, string Right, string Wrong)[] Faults =
    [
        (
            "PFX1001 PFX1002 PFX1004 PFX1005",
            "public interface IShopTls : IIntermediateTls;",
            "public interface IShopTls;"
        ),
        ("PFX1011", "[Main(\n    MyHostname", "[Parameter(\"smtpd_use_tls\", \"yes\")]\n[Main(\n    MyHostname"),
        ("", "    AuthOnly = true,\n", ""),
        (
            "PFX1014",
            "[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]",
            "[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]"
        ),
        ("PFX1017", "[Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec)]\n", ""),
        (
            "PFX1026",
            "KeyFile = \"/etc/ssl/private/shop.key\"",
            "KeyFile = \"/etc/ssl/private/shop.key\", LogLevel = \"4\""
        ),
        ("PFX2011", "Banner = \"$myhostname ESMTP\"", "Banner = \"$myhostname ESMTP $mail_version\""),
        (
            "PFX2012",
            "    HeloRequired = true,\n",
            "    HeloRequired = true,\n    SenderRestrictions = [\"reject_rhsbl_sender dbl.spamhaus.org\", \"reject_rbl_client zen.spamhaus.org\"],\n"
        ),
        ("PFX3002", "SecurityOptions = [SaslSecurityOption.NoAnonymous]", "SecurityOptions = []"),
        ("PFX4004", "sealed class Smtpd;", "[Parameter(\"smtpd_helo_required\", \"true\")]\n    sealed class Smtpd;"),
        (
            "",
            "    Biff = false",
            "    Biff = false)]\n[Parameter(\"virtual_transport\", \"maildrop\"), Parameter(\"virtual_mailbox_domains\", \"box.example.org\""
        ),
        ("PFX4008", "    [Transport(DestinationRecipientLimit = 1)]\n", ""),
        ("PFX4014", "RecipientDelimiter = \"+\",", "RecipientDelimiter = \"+\",\n    QueueRunDelay = \"300s\","),
    ];

    public static TheoryData<string, bool> Templates =>
        new()
        {
            { "postfix-instance", false },
            { "postfix-instance", true },
            { "postfix-fleet", false },
            { "postfix-fleet", true },
        };

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_without_its_preset_is_mended_in_one_run(string template, bool backwards)
    {
        string[] files = FilesIn("src", "ConfigAsCode.Postfix.Templates", "templates", template);
        Assert.Contains(files, file => file.Contains(Preset, StringComparison.Ordinal));
        FixRun run = FixRun.Of([.. files.Select(file => file.Replace(Preset, "", StringComparison.Ordinal))]);
        Assert.NotEmpty(await run.WithSafeFixAsync());
        FixRun after = await run.FormatAsync(backwards);
        Assert.Empty(await after.WithSafeFixAsync());
        Assert.DoesNotContain(await after.DiagnosticsAsync(), d => d.Id.StartsWith("PFX1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sample_with_its_faults_is_mended_in_one_run(bool backwards)
    {
        string[] files = FilesIn("samples", "Webshop");
        foreach ((string rules, string right, string wrong) in Faults)
        {
            Assert.True(files.Any(file => file.Contains(right, StringComparison.Ordinal)), rules);
            files = [.. files.Select(file => file.Replace(right, wrong, StringComparison.Ordinal))];
        }

        FixRun run = FixRun.Of(files);
        string[] before = await run.WithSafeFixAsync();
        Assert.All(
            Faults.SelectMany(f => f.Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            rule => Assert.Contains(before, message => message.Contains(rule, StringComparison.Ordinal))
        );
        FixRun after = await run.FormatAsync(backwards);
        Assert.Empty(await after.WithSafeFixAsync());
    }

    /// <summary>Configurations with faults that people reported, in the folder <c>shared/cases</c> beside the clone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reported_faults_are_mended_in_one_run(bool backwards)
    {
        string cases = Path.Combine(RepositoryRoot.Facts ?? "", "cases");
        Assert.SkipWhen(
            RepositoryRoot.Facts is null || !Directory.Exists(cases),
            "The cases are not beside this clone."
        );

        string[] files =
        [
            .. Directory.GetFiles(cases, "Case.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
        ];
        Assert.NotEmpty(files);
        FixRun run = FixRun.Of(files);
        Assert.NotEmpty(await run.WithSafeFixAsync());
        Assert.Empty(await (await run.FormatAsync(backwards)).WithSafeFixAsync());
    }

    private static string[] FilesIn(params string[] folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine([RepositoryRoot.Folder, .. folder]), "*.cs")
                .Order(StringComparer.Ordinal)
                .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")),
        ];
}
