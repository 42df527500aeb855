using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>The sample opened as an editor opens it: what is said while one types, mended with one key, and shown as Postfix will read it.</summary>
public sealed class EditorTests(OpenedSample sample) : IClassFixture<OpenedSample>, IAsyncLifetime
{
    private const string Policy = "IShopTls.cs";
    private const string Instance = "Webshop.cs";

    private readonly OpenedProject editor = sample.Editor;

    public async ValueTask InitializeAsync() => await sample.UndoAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Policy)]
    [InlineData(Instance)]
    public async Task Nothing_is_underlined_in_the_sample(string file) =>
        Assert.DoesNotContain(
            await editor.FindingsAsync(file),
            finding => finding.Severity >= DiagnosticSeverity.Warning
        );

    [Fact]
    public async Task A_weakened_argument_is_underlined_and_its_fix_mends_the_text()
    {
        await editor.TypeAsync(Policy, "AuthOnly = true,", "AuthOnly = true, Protocols = [\">=TLSv1.2\"],");
        Assert.Empty(Errors(await editor.FindingsAsync(Policy)));
        string sound = await editor.ReadAsync(Policy);

        await editor.TypeAsync(Policy, ">=TLSv1.2", ">=TLSv1");

        Diagnostic finding = Assert.Single(Errors(await editor.FindingsAsync(Policy)));
        Assert.Equal("PFX1001", finding.Id);
        Assert.Equal("Protocols = [\">=TLSv1\"]", await editor.UnderlinedAsync(Policy, finding));
        Assert.StartsWith("webshop, webshop-next: smtp/inet", finding.GetMessage(null), StringComparison.Ordinal);

        CodeAction fix = Assert.Single(await editor.OffersAsync(Policy, finding));
        Assert.Equal("Allow only TLS 1.2 and later (smtpd_tls_protocols)", fix.Title);
        await editor.ApplyAsync(fix);

        Assert.Empty(Errors(await editor.FindingsAsync(Policy)));
        Assert.Equal(sound, await editor.ReadAsync(Policy));
        Assert.Equal(sound, sample.Files.Read(Policy));
    }

    [Fact]
    public async Task A_policy_is_underlined_when_the_edit_that_makes_it_wrong_is_in_the_file_of_an_instance()
    {
        await editor.TypeAsync(Instance, "Platform.Ubuntu1604", "Platform.Ubuntu2404");
        await editor.TypeAsync(Policy, "AuthOnly = true,", "AuthOnly = true, Protocols = [\">=TLSv1.3\"],");
        Assert.Empty(Errors(await editor.FindingsAsync(Policy)));

        // OpenSSL 1.0.2 of Ubuntu 16.04 has no TLS 1.3.
        await editor.TypeAsync(Instance, "Platform.Ubuntu2404", "Platform.Ubuntu1604");

        Diagnostic finding = Assert.Single(Errors(await editor.FindingsAsync(Policy)));
        Assert.Equal("PFX1006", finding.Id);
        Assert.Equal("Protocols = [\">=TLSv1.3\"]", await editor.UnderlinedAsync(Policy, finding));
        Assert.StartsWith("webshop: ", finding.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generated_document_shows_the_files_and_follows_each_edit()
    {
        const string Setting = "\nsmtpd_banner             = $myhostname ESMTP";
        Assert.Contains(Setting + "\n", await editor.PreviewAsync("Shop_2EWebshop"), StringComparison.Ordinal);

        await editor.TypeAsync(Instance, "$myhostname ESMTP", "$myhostname ESMTP shop");
        Assert.Contains(Setting + " shop\n", await editor.PreviewAsync("Shop_2EWebshop"), StringComparison.Ordinal);

        await editor.TypeAsync(Policy, "AuthOnly = true,", "AuthOnly = true, Protocols = [\">=TLSv1\"],");
        string preview = await editor.PreviewAsync("Shop_2EWebshop");
        Assert.Contains("\nsmtpd_tls_protocols           = !SSLv2, !SSLv3\n", preview, StringComparison.Ordinal);
        Assert.Contains("  -o smtpd_tls_security_level=encrypt\n", preview, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task Dotnet_format_has_nothing_to_mend_in_the_sample_but_in_a_weakened_one()
    {
        (await FormatAsync()).ShouldSucceed();

        await editor.TypeAsync(Policy, "AuthOnly = true,", "AuthOnly = true, Protocols = [\">=TLSv1\"],");

        ProgramResult weakened = await FormatAsync();
        Assert.Matches(@"IShopTls\.cs\(\d+,\d+\): error PFX1001: ", weakened.Everything);
        Assert.NotEqual(0, weakened.ExitCode);
    }

    private Task<ProgramResult> FormatAsync() =>
        sample.Files.DotnetAsync("format", "analyzers", "--no-restore", "--verify-no-changes", "--severity", "warn");

    private static IEnumerable<Diagnostic> Errors(IReadOnlyList<Diagnostic> findings) =>
        findings.Where(finding => finding.Severity == DiagnosticSeverity.Error);
}
