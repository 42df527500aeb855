using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>A role: one class with many instances. What an edit costs is told by steps and by allocations, never by time.</summary>
public class RoleTests
{
    private const int Few = 50;
    private const int Many = 400;
    private const double Tolerance = 0.25;

    private const string Policy = """
        [SmtpdTls(Protocols = [">=TLSv1.2"]), UseTable(typeof(Partners))]
        public interface IPolicy;

        [Table("partners"), Entry("partner.example", "smtp:[mx1.partner.example]")]
        public sealed class Partners : TransportTable;
        """;

    [Fact]
    public void An_instance_more_costs_the_generator_the_same_however_many_there_are() =>
        AssertFlat(role =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            role.Run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

    [Fact]
    public void An_instance_more_costs_the_analyzer_the_same_however_many_there_are()
    {
        var remembered = new FindingCache();
        AssertFlat(role =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ProjectAnalysis.Of(role.Compilation, remembered, today: null, TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void The_instances_of_a_role_share_what_is_not_their_own()
    {
        IReadOnlyList<BoundInstance> role = Bind(CSharpProject.Of(Policy, Role(3)), "Edge");
        Instance plain = role[1].Instance;
        Instance named = role[2].Instance;
        Assert.Same(plain.Services[0], named.Services[0]);
        Assert.Same(plain.Tables[0], named.Tables[0]);
        Assert.Same(
            plain.Settings.Single(s => s.Parameter == "smtpd_tls_protocols"),
            named.Settings.Single(s => s.Parameter == "smtpd_tls_protocols")
        );
    }

    [Fact]
    public void Two_classes_share_the_table_of_their_policy()
    {
        var project = CSharpProject.Of(
            Policy,
            Role(1),
            "[PostfixInstance(\"hub\"), Target(Platform.Debian13)] public partial class Hub : IPolicy;"
        );
        Assert.Same(
            Bind(project, "Edge")[0].Instance.Tables.Single(t => t.Name == "partners"),
            Bind(project, "Hub")[0].Instance.Tables.Single(t => t.Name == "partners")
        );
    }

    [Fact]
    public void An_unrelated_edit_renders_none_of_a_role()
    {
        EditedFleet edited = Edited(Few);
        edited.Replace(1, Unrelated(1));
        Assert.Equal(Few, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void The_name_of_one_host_renders_one_of_a_role()
    {
        EditedFleet edited = Edited(Few);
        edited.Replace(2, Role(Few).Replace("edge20.example.org", "edge20.example.com", StringComparison.Ordinal));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Modified));
        Assert.Equal(Few - 1, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void An_instance_more_renders_one_of_a_role()
    {
        EditedFleet edited = Edited(Few);
        edited.Replace(2, Role(Few + 1));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.New));
        Assert.Equal(Few, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_setting_of_the_class_renders_all_of_a_role()
    {
        EditedFleet edited = Edited(Few);
        edited.Replace(2, Role(Few).Replace("ESMTP", "SMTP", StringComparison.Ordinal));
        Assert.Equal(Few, edited.Rendered(IncrementalStepRunReason.Modified));
    }

    private static void AssertFlat(Func<EditedFleet, long> allocated)
    {
        double[] each = [.. new[] { 1, Few, Many }.Select(instances => Least(instances, allocated))];
        double ofFew = (each[1] - each[0]) / (Few - 1);
        double ofMany = (each[2] - each[0]) / (Many - 1);
        Assert.InRange(ofMany, ofFew * (1 - Tolerance), ofFew * (1 + Tolerance));
    }

    /// <summary>Of a few unrelated edits, since the first one pays for what is made once in a process.</summary>
    private static long Least(int instances, Func<EditedFleet, long> allocated)
    {
        EditedFleet role = Edited(instances);
        return Enumerable
            .Range(1, 4)
            .Min(edit =>
            {
                role.Edit(1, Unrelated(edit));
                return allocated(role);
            });
    }

    private static IReadOnlyList<BoundInstance> Bind(CSharpProject project, string type) =>
        CompilationReading.Of(project.Compilation).InstancesOf(project.Compilation.GetTypeByMetadataName(type)!);

    private static EditedFleet Edited(int instances) => new([Policy, Unrelated(0), Role(instances)]);

    private static string Unrelated(int answer) =>
        FormattableString.Invariant($"public static class Unrelated {{ public static int Answer() => {answer}; }}");

    /// <summary>Every second instance has a setting of its own.</summary>
    private static string Role(int instances)
    {
        var text = new StringBuilder();
        for (int i = 0; i < instances; i++)
        {
            string own = i % 2 == 0 ? FormattableString.Invariant($", HostName = \"edge{i}.example.org\"") : "";
            text.Append(CultureInfo.InvariantCulture, $"[PostfixInstance(\"edge{i}\"{own})]\n");
        }

        return text.Append(
                """
                [Target(Platform.Debian12), Smtpd(Banner = "$myhostname ESMTP")]
                public partial class Edge : IPolicy
                {
                    [InetService("submission", Daemon.Smtpd)]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    sealed class Submission;

                    [Table("virtual"), Entry("postmaster@example.org", "root")]
                    sealed class Aliases : VirtualAliasTable;
                }
                """
            )
            .ToString();
    }
}
