using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>PFX0006: a policy or table that no instance has.</summary>
public class UnusedDeclarationTests
{
    private const string Mail = "[PostfixInstance(\"mail\"), Target(Platform.Debian12)] public partial class Mail";

    [Theory]
    [InlineData("[Main(Biff = false)] interface IPolicy;", "IPolicy")]
    [InlineData("[Main(Biff = false)] abstract class Role;", "Role")]
    [InlineData("[Parameter(\"a\", \"b\")] class Role;", "Role")]
    [InlineData("[AcceptRisk(\"PFX1001\", \"why\")] interface IPolicy;", "IPolicy")]
    [InlineData("interface IPolicy { [InetService(\"26\", Daemon.Smtpd)] sealed class Other; }", "IPolicy")]
    [InlineData(
        "interface IPolicy { [Table(\"t\"), Entry(\"a\", \"b\")] sealed class T : TransportTable; }",
        "IPolicy"
    )]
    [InlineData("[Table(\"t\"), Entry(\"a\", \"b\")] sealed class T : TransportTable;", "T")]
    [InlineData("class Outer { [Main(Biff = false)] public interface IPolicy; }", "IPolicy")]
    public async Task What_no_instance_uses_is_a_warning_at_its_name(string source, string name)
    {
        Assert.Equal([$"Warning {name}"], await UnusedAsync(Mail + ";", source));
        Assert.Equal([$"Warning {name}"], await UnusedAsync(source));
    }

    [Theory]
    [InlineData("[Main(Biff = false)] public interface IPolicy;", "IPolicy")]
    [InlineData("public class Outer { [Main(Biff = false)] protected interface IPolicy; }", "IPolicy")]
    [InlineData("[Table(\"t\"), Entry(\"a\", \"b\")] public sealed class T : TransportTable;", "T")]
    [InlineData(
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")] [Main(Biff = false)] interface IPolicy;",
        "IPolicy"
    )]
    public async Task What_another_project_can_use_is_a_note_and_none_in_a_library(string source, string name)
    {
        Assert.Equal([$"Info {name}"], await UnusedAsync(Mail + ";", source));
        Assert.Empty(await UnusedAsync(source));
    }

    [Theory]
    [InlineData(" : IPolicy;", "[Main(Biff = false)] interface IPolicy;")]
    [InlineData(" : IOther;", "[Main(Biff = false)] interface IPolicy; interface IOther : IPolicy;")]
    [InlineData(" : Role;", "[Main(Biff = false)] public abstract class Role;")]
    [InlineData(" : Role<int>;", "[Main(Biff = false)] public abstract class Role<T>;")]
    [InlineData(" : Role;", "public abstract class Role : IPolicy; [Main(Biff = false)] interface IPolicy;")]
    [InlineData(
        " { [InetService(\"26\", Daemon.Smtpd)] sealed class Other : IPolicy; }",
        "[SmtpdTls(AuthOnly = true)] interface IPolicy;"
    )]
    [InlineData(
        " : IPolicy;",
        "[UseTable(typeof(T))] interface IPolicy; [Table(\"t\"), Entry(\"a\", \"b\")] sealed class T : TransportTable;"
    )]
    [InlineData(
        " { [Table(\"t\"), Entry(\"a\", \"b\")] sealed class T : Generic; }",
        "[Serves(\"smtp_generic_maps\")] public abstract class Generic : LookupTable;"
    )]
    [InlineData(";", "[Serves(\"smtp_generic_maps\")] abstract class Generic : LookupTable;")]
    [InlineData(";", "[System.Obsolete] class Unrelated { class Nested; } interface IEmpty; struct S; enum E { A }")]
    [InlineData(" : IIntermediateTls;", "")]
    public async Task What_an_instance_uses_is_none_nor_is_what_declares_nothing(string mail, string source) =>
        Assert.Empty(await UnusedAsync(Mail + mail, source));

    [Fact]
    public async Task While_the_name_of_a_policy_is_typed_nobody_knows_what_is_used()
    {
        CSharpProject project = CSharpProject.Of(Mail + " : IPol;", "[Main(Biff = false)] interface IPolicy;");
        Assert.Contains(
            project.Compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            d => d.Id == "CS0246"
        );
        IEnumerable<Diagnostic> found = await project
            .Compilation.WithAnalyzers([new PostfixAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, d => d.Id == "PFX0006");
    }

    [Fact]
    public async Task Of_what_stands_nowhere_only_that_is_told() =>
        Assert.Empty(await UnusedAsync("[InetService(\"26\", Daemon.Smtpd)] class Lost;"));

    private static async Task<string[]> UnusedAsync(params string[] files) =>
        [
            .. (await CSharpProject.Of(files).DiagnosticsOfAsync("PFX0006", besides: "PFX0004 PFX4011")).Select(d =>
                $"{d.Severity} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}"
            ),
        ];
}
