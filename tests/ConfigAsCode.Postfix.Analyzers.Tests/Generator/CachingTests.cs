using System.Collections;
using System.Reflection;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

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
        EditedFleet edited = Fleet();
        edited.Replace(2 + 17, Instance(17, "[Main(MyHostname = \"changed.example.org\")]"));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances - 1, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_an_unrelated_file_renders_none()
    {
        EditedFleet edited = Fleet();
        edited.Replace(1, Unrelated.Replace("42", "43", StringComparison.Ordinal));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Moving_an_instance_down_its_file_renders_none()
    {
        EditedFleet edited = Fleet();
        edited.Replace(2 + 17, "// One line more above.\n\n" + Instance(17));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_a_policy_renders_the_instances_that_have_it()
    {
        EditedFleet edited = Fleet();
        edited.Replace(0, Policy.Replace("1.2", "1.3", StringComparison.Ordinal));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_a_shared_table_renders_the_instances_that_use_it()
    {
        EditedFleet edited = Fleet();
        edited.Replace(0, Policy.Replace("[mx1.", "[mx2.", StringComparison.Ordinal));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Accepting_a_risk_renders_the_instance_that_does()
    {
        EditedFleet edited = Fleet();
        edited.Replace(2 + 17, Instance(17, "[AcceptRisk(\"PFX1001\", \"a scanner\", Until = \"2027-03-31\")]"));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        edited.Replace(1, Unrelated.Replace("42", "43", StringComparison.Ordinal));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_file_more_renders_one_more()
    {
        EditedFleet edited = Fleet();
        edited.Add(Instance(Instances));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.New));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void No_step_keeps_anything_of_the_compiler()
    {
        EditedFleet edited = Fleet();
        edited.Replace(2 + 17, Instance(17, "[AcceptRisk(\"PFX1001\", \"a scanner\")]"));
        foreach (
            object output in edited
                .Outputs(PostfixGenerator.ClassesStep)
                .Concat(edited.Outputs(PostfixGenerator.RenderedStep))
        )
        {
            AssertPlain(output, []);
        }
    }

    [Fact]
    public void A_policy_follows_a_constant_in_the_file_of_one_instance()
    {
        const string Name = "public static class Names { public const string Of17 = \"mx.example.org\"; }";
        EditedFleet edited = Fleet(
            Policy.Replace("[SmtpdTls(", "[Main(MyHostname = Names.Of17)]\n[SmtpdTls(", StringComparison.Ordinal),
            Instance(17) + "\n" + Name
        );
        edited.Replace(2 + 17, Instance(17) + "\n" + Name.Replace("mx.", "mx2.", StringComparison.Ordinal));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Editing_the_other_part_of_a_partial_class_renders_its_instance()
    {
        const string Part = "[Main(MyHostname = \"mx.example.org\")] partial class Mail17;";
        EditedFleet edited = Fleet();
        edited.Add(Part);
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        edited.Replace(2 + Instances, Part.Replace("mx.", "mx2.", StringComparison.Ordinal));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances - 1, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_policy_of_another_assembly_renders_the_instances_that_have_it_when_it_is_another()
    {
        MetadataReference library = Library(Policy);
        EditedFleet edited = Fleet(policy: "public static class NoPolicyHere;", library: library);
        edited.Replace(1, Unrelated.Replace("42", "43", StringComparison.Ordinal));
        Assert.Equal(Instances, edited.Rendered(IncrementalStepRunReason.Cached));
        string changed = Policy.Replace("1.2", "1.3", StringComparison.Ordinal);
        edited.Replace(library, Library(changed));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Instances / 2, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    private static PortableExecutableReference Library(string text)
    {
        using var image = new MemoryStream();
        Assert.True(CSharpProject.Of(text).Compilation.WithAssemblyName("Company").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A policy (file 0), an unrelated file (1) and a hundred instances (2 ...).</summary>
    private static EditedFleet Fleet(
        string policy = Policy,
        string? instance17 = null,
        MetadataReference? library = null
    )
    {
        string[] instances = [.. Enumerable.Range(0, Instances).Select(i => Instance(i))];
        instances[17] = instance17 ?? instances[17];
        var fleet = new EditedFleet([policy, Unrelated, .. instances], library);
        Assert.Equal(Instances, fleet.Rendered(IncrementalStepRunReason.New));
        return fleet;
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
}
