using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>A role: one class with many instances. What an edit costs is told by steps and by allocations, never by time.</summary>
public class RoleTests
{
    private const int Few = 50;
    private const int Many = 400;

    private const string Policy = """
        [SmtpdTls(Protocols = [">=TLSv1.2"]), UseTable(typeof(Partners))]
        public interface IPolicy;

        [Table("partners"), Entry("partner.example", "smtp:[mx1.partner.example]")]
        public sealed class Partners : TransportTable;
        """;

    /// <summary>Nothing that belongs to an instance is looked at: what was read of its class still holds.</summary>
    [Fact]
    public void An_instance_more_costs_the_generator_nothing_at_an_unrelated_edit()
    {
        double ofMany = Least(Many, Run) - Least(1, Run);
        Assert.InRange(ofMany / Many, -100, 100);

        static long Run(EditedFleet role)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            role.Run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>What was found in classes that are read no more is still so.</summary>
    [Fact]
    public void An_instance_more_costs_the_analyzer_nothing_at_an_unrelated_edit()
    {
        var remembered = new FleetJudge();
        double ofMany = Least(Many, Run) - Least(1, Run);
        Assert.InRange(ofMany / Many, -100, 100);

        long Run(EditedFleet role)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ProjectAnalysis.Of(role.Compilation, remembered, today: null, TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_instances_of_a_role_share_what_is_not_their_own()
    {
        EquatableArray<Instance> role = Bind(CSharpProject.Of(Policy, Role(3)), "Edge");
        Instance plain = role[1];
        Instance named = role[2];
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
            Bind(project, "Edge")[0].Tables.Single(t => t.Name == "partners"),
            Bind(project, "Hub")[0].Tables.Single(t => t.Name == "partners")
        );
    }

    [Fact]
    public void An_unrelated_edit_renders_no_role()
    {
        EditedFleet edited = Edited(Few);
        edited.Replace(1, Unrelated(1));
        Assert.Equal(1, edited.Rendered(IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_role_has_one_output_in_which_its_files_share_their_texts()
    {
        int ofFew = Length(Edited(Few));
        int ofMany = Length(Edited(Many));
        Assert.InRange((ofMany - ofFew) / (Many - Few), 1, 500);

        static int Length(EditedFleet fleet) =>
            Assert.IsType<OutputSource>(Assert.Single(fleet.Outputs(PostfixGenerator.RenderedStep))).Text.Length;
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

    private static EquatableArray<Instance> Bind(CSharpProject project, string type) =>
        ProjectReading
            .Of(project.Compilation, TestContext.Current.CancellationToken)
            .Classes.Single(read => read.Output.Name == type)
            .Output.Instances;

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
