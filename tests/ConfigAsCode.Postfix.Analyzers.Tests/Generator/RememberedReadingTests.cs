using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>
/// What was read of a class is kept from edit to edit. Whatever was edited, files and findings are those of the same project read for the first
/// time.
/// </summary>
public class RememberedReadingTests
{
    // Each file in several forms, of which an edit chooses one: constants, aliases, usings, bases, parts, tables and attributes that change what
    // others mean.
    private static readonly string[][] Files =
    [
        [
            """
                [PostfixInstance("one", HostName = Names.First), Target(Platform.Debian12)]
                public partial class One : IPolicy
                {
                    [InetService("submission", Daemon.Smtpd), SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    sealed class Submission : IService;
                }
                """,
            """
                // Moved down by a line.
                [PostfixInstance("one", HostName = Names.First), Target(Platform.Debian13)]
                public partial class One : IPolicy
                {
                    [InetService("submission", Daemon.Smtpd), SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, Protocols = [Names.Old])]
                    sealed class Submission : IService;
                }
                """,
            """
                [PostfixInstance("one", HostName = nameof(Names)), PostfixInstance("other"), Target(Platform.Debian12)]
                public partial class One : Base;
                """,
            "[PostfixInstance(\"one\"), Target(Platform.Debian12)] public partial class One : IMissing { int Body() => 1; }",
            "public partial class One { int Body() { return 2; } }",
            """
                [PostfixInstance("one"), Target(Platform.Debian12)]
                public partial class One : INullClient, IContentFilter
                {
                    sealed class Submission : SubmissionService;
                    [SyslogName("postfix/inside")] sealed class Inside : Internal;
                }
                """,
        ],
        [
            "[InetService(\"2525\", Daemon.Smtpd), SmtpdTls(Protocols = [Names.Old])] public abstract class Internal;",
            "[InetService(\"2526\", Daemon.Smtpd, ProcessLimit = 3)] public abstract class Internal;",
            "public abstract class Internal : SubmissionService; [Needs(\"relayhost\")] public interface INeeds;",
            "public abstract class Internal;",
        ],
        [
            "[PostfixInstance(\"two\"), Target(Platform.Debian12), Smtpd(RecipientRestrictions = [typeof(CheckClientAccess<Clients>), RejectUnauthDestination])] public class Two : Base { int Body() => 1; }",
            "[PostfixInstance(\"two\"), Target(Platform.Debian12), Smtpd(RecipientRestrictions = [typeof(CheckClientAccess<Clients>), RejectUnauthDestination])] public class Two : Base { int Body() => 2; }",
            "[Mail(\"two\"), Target(Platform.Debian12), UseTable(typeof(Clients))] public class Two : Base;",
            "[PostfixInstance(\"Two\"), Target(Platform.Debian12), Main(MyHostname = Names.First + \".example.org\")] file class Two : Base;",
        ],
        [
            "public static class Names { public const string First = \"mx.example.org\"; public const string Old = \">=TLSv1\"; }",
            "public static class Names { public const string First = \"mx.example.com\"; public const string Old = \">=TLSv1\"; }",
            "public static class Names { public const string First = \"mx.\" + Second; public const string Old = \">=TLSv1.2\"; const string Second = \"example.net\"; }",
            "public static class Names { public const string Old = \"\"; int Body() => 4; }",
        ],
        [
            "[SmtpdTls(Protocols = [\">=TLSv1.2\"])] public interface IPolicy; [Smtpd(Banner = \"$myhostname ESMTP\")] public interface IService;",
            "[SmtpdTls(Protocols = [Names.Old])] public interface IPolicy; [Smtpd(Banner = \"\"), AcceptRisk(\"PFX1001\", \"a scanner\")] public interface IService;",
            "[SmtpdTls(Protocols = [\">=TLSv1.2\"])] public interface IPolicy : IMore; public interface IService; [Main(MyOrigin = Names.First)] public interface IMore;",
            "[Pipe, SmtpdTls(Protocols = [\">=TLSv1.2\"])] public interface IPolicy; public interface IService; [Table] class Loose;",
        ],
        [
            "[Main(MyOrigin = \"example.org\")] public abstract class Base : IPolicy;",
            "[Main(MyOrigin = \"example.com\")] public abstract class Base;",
            "public abstract class Base : IModernTls;",
            "[Main(MyOrigin = \"example.org\")] public abstract class Base : IPolicy; [Main(MyOrigin = \"never.example.org\")] public interface IUnused;",
        ],
        [
            "[Table(\"clients\"), Entry(\"192.0.2.7\", \"OK\")] public sealed class Clients : LookupTable;",
            "[Table(\"clients\", Type = TableType.Hash), Entry(\"192.0.2.8\", \"OKAY\")] public sealed class Clients : LookupTable;",
            "[Table(\"others\"), Entry(\"192.0.2.7\", \"OK\")] public sealed class Clients : TransportTable;",
            "public sealed class Clients;",
        ],
        [
            "",
            "global using Mail = ConfigAsCode.Postfix.PostfixInstanceAttribute;",
            "namespace Elsewhere { public interface IPolicy; } ",
            "[Main(MyDestination = [Names.First])] partial class One;",
            "[Serves(\"transport_maps\")] public abstract class Other : LookupTable; class Helper { void Body() { } }",
        ],
    ];

    private static readonly Gen<(int File, int Form)[]> Edits = Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 4])
        .Select((file, form) => (file, form % Files[file].Length))
        .Array[1, 8];

    [Fact]
    public void After_any_edit_files_and_findings_are_those_of_the_project_as_it_is() => Edit(40);

    [Fact]
    [Trait("Time", "long")]
    public void After_any_edit_files_and_findings_are_those_of_the_project_as_it_is_for_longer() => Edit(400);

    private static void Edit(int count) =>
        Edits.Sample(
            edits =>
            {
                int[] forms = new int[Files.Length];
                CSharpCompilation edited = Compilation(forms);
                GeneratorDriver driver = Driver();
                ImmutableArray<DiagnosticAnalyzer> analyzers = [new PostfixAnalyzer()];
                foreach ((int file, int form) in edits)
                {
                    _ = Told(edited, ref driver, analyzers);
                    forms[file] = form;
                    edited = edited.ReplaceSyntaxTree(edited.SyntaxTrees[file + 1], Parse(file, form));
                }

                GeneratorDriver first = Driver();
                Assert.Equal(
                    Told(Compilation(forms), ref first, [new PostfixAnalyzer()]),
                    Told(edited, ref driver, analyzers)
                );
            },
            iter: count,
            threads: 1
        );

    private static CSharpCompilation Compilation(int[] forms) =>
        CSharpProject.Of([.. forms.Select(_ => "")]).Compilation is var empty
            ? forms
                .Select((form, file) => (form, file))
                .Aggregate(empty, (c, f) => c.ReplaceSyntaxTree(c.SyntaxTrees[f.file + 1], Parse(f.file, f.form)))
            : throw new InvalidOperationException();

    private static SyntaxTree Parse(int file, int form) => CSharpProject.Parse(Files[file][form], file);

    private static CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new PostfixGenerator().AsSourceGenerator()], parseOptions: CSharpProject.Options);

    private static string[] Told(
        Compilation compilation,
        ref GeneratorDriver driver,
        ImmutableArray<DiagnosticAnalyzer> analyzers
    )
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(
            compilation,
            out Compilation generated,
            out _,
            TestContext.Current.CancellationToken
        );
        return
        [
            .. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).Order(StringComparer.Ordinal),
            .. generated
                .WithAnalyzers(analyzers)
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
                .GetAwaiter()
                .GetResult()
                .Select(diagnostic => diagnostic.ToString() + diagnostic.IsSuppressed)
                .Order(StringComparer.Ordinal),
        ];
    }
}
