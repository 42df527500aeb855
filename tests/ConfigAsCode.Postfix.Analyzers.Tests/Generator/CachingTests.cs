using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>An edit renders what it concerns, and nothing else. Told by the reasons of the generator's steps.</summary>
public class CachingTests
{
    private const int Instances = 100;

    private const string Policy = """
        [SmtpdTls(Protocols = [">=TLSv1.2"]), UseTable(typeof(Partners))]
        public interface IPolicy;

        [Table("partners"), Entry("partner.example", "smtp:[mx1.partner.example]")]
        public sealed class Partners : TransportTable;
        """;

    private const string Unrelated = """
        public static class Unrelated
        {
            public static int Answer() => 42;
        }
        """;

    [Fact]
    public void Editing_one_of_a_hundred_instances_renders_one()
    {
        var edited = new EditedFleet();
        edited.Replace(2 + 17, Instance(17, "[Main(MyHostname = \"changed.example.org\")]"));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances - 1, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_an_unrelated_file_renders_none()
    {
        var edited = new EditedFleet();
        edited.Replace(1, Unrelated.Replace("42", "43", StringComparison.Ordinal));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Moving_an_instance_down_its_file_renders_none()
    {
        var edited = new EditedFleet();
        edited.Replace(2 + 17, "// One line more above.\n\n" + Instance(17));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_a_policy_renders_the_instances_that_have_it()
    {
        var edited = new EditedFleet();
        edited.Replace(0, Policy.Replace("1.2", "1.3", StringComparison.Ordinal));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_a_shared_table_renders_the_instances_that_use_it()
    {
        var edited = new EditedFleet();
        edited.Replace(0, Policy.Replace("[mx1.", "[mx2.", StringComparison.Ordinal));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Accepting_a_risk_renders_the_instance_that_does()
    {
        var edited = new EditedFleet();
        edited.Replace(2 + 17, Instance(17, "[AcceptRisk(\"PFX1001\", \"a scanner\", Until = \"2027-03-31\")]"));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        edited.Replace(1, Unrelated.Replace("42", "43", StringComparison.Ordinal));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_file_more_renders_one_more()
    {
        var edited = new EditedFleet();
        edited.Add(Instance(Instances));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.New));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void No_step_keeps_anything_of_the_compiler()
    {
        var edited = new EditedFleet();
        edited.Replace(2 + 17, Instance(17, "[AcceptRisk(\"PFX1001\", \"a scanner\")]"));
        foreach (
            object output in edited
                .Outputs(PostfixGenerator.InstancesStep)
                .Concat(edited.Outputs(PostfixGenerator.RenderedStep))
        )
        {
            AssertPlain(output, []);
        }
    }

    private static string Instance(int number, string attribute = "") =>
        $$"""
            [PostfixInstance("mail{{number}}"), Target(Platform.Debian12)]
            {{attribute}}
            public partial class Mail{{number}}{{(number % 2 == 0 ? " : IPolicy" : "")}}
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                sealed class Submission;

                [Table("virtual"), Entry("postmaster@example.org", "root")]
                sealed class Aliases : VirtualAliasTable;
            }
            """;

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        string type = value.GetType().FullName ?? "";
        Assert.False(type.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), type);
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, seen);
            }
        }

        foreach (
            FieldInfo field in value
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        )
        {
            AssertPlain(field.GetValue(value), seen);
        }
    }

    /// <summary>A policy (file 0), an unrelated file (1) and a hundred instances (2 ...), generated once and then edited.</summary>
    private sealed class EditedFleet
    {
        private readonly SyntaxTree[] trees;
        private CSharpCompilation compilation;
        private GeneratorDriver driver;

        public EditedFleet()
        {
            compilation = CSharpProject
                .Of([Policy, Unrelated, .. Enumerable.Range(0, Instances).Select(i => Instance(i))])
                .Compilation;
            trees = [.. compilation.SyntaxTrees.Skip(1)];
            driver = CSharpGeneratorDriver.Create(
                [new PostfixGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)trees[0].Options,
                driverOptions: new GeneratorDriverOptions(
                    IncrementalGeneratorOutputKind.None,
                    trackIncrementalGeneratorSteps: true
                )
            );
            Run();
            Assert.Equal(Instances, Rendered(IncrementalStepRunReason.New));
        }

        public void Replace(int file, string text)
        {
            compilation = compilation.ReplaceSyntaxTree(trees[file], CSharpProject.Parse(text, file));
            Run();
        }

        public void Add(string text)
        {
            compilation = compilation.AddSyntaxTrees(CSharpProject.Parse(text, trees.Length));
            Run();
        }

        /// <summary>How many instances went through the rendering step for this reason; Unchanged would be work done in vain.</summary>
        public int Rendered(IncrementalStepRunReason reason) =>
            Steps(PostfixGenerator.RenderedStep).SelectMany(s => s.Outputs).Count(o => o.Reason == reason);

        public IEnumerable<object> Outputs(string step) => Steps(step).SelectMany(s => s.Outputs).Select(o => o.Value);

        private ImmutableArray<IncrementalGeneratorRunStep> Steps(string step) =>
            driver.GetRunResult().Results.Single().TrackedSteps[step];

        private void Run() => driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
    }
}
