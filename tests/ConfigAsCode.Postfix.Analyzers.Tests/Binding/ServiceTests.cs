using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

public class ServiceTests
{
    [Fact]
    public void A_declared_service_replaces_the_default_row_and_inherits_the_fields_it_leaves_out()
    {
        string masterCf = MasterCf("""[UnixService("qmgr", ProcessLimit = 1, Wakeup = 60)] sealed class Queue;""");
        Assert.Equal(["unix", "n", "-", "n", "60", "1", "qmgr"], Row(masterCf, "qmgr"));
    }

    [Fact]
    public void A_service_takes_what_its_program_insists_on()
    {
        string masterCf = MasterCf(
            """
            [UnixService("policy", Daemon.Spawn), Spawn(User = "nobody", Argv = "/usr/bin/policyd -x")] sealed class Policy;
            [InetService("2525", Daemon.Postscreen)] sealed class Screen;
            """
        );
        Assert.Equal(["unix", "-", "n", "n", "-", "-", "spawn"], Row(masterCf, "policy"));
        Assert.Contains("\n  user=nobody argv=/usr/bin/policyd -x\n", masterCf, StringComparison.Ordinal);
        Assert.Equal(["inet", "n", "-", "y", "-", "1", "postscreen"], Row(masterCf, "2525"));
    }

    [Fact]
    public void Every_field_can_be_said()
    {
        string masterCf = MasterCf(
            """
            [UnixService("x", Daemon.Flush, Private = false, Unprivileged = false, Chroot = false, Wakeup = 1000, WakeupOnlyIfUsed = true, ProcessLimit = 0, Arguments = ["-v"])]
            sealed class X;
            """
        );
        Assert.Equal(["unix", "n", "n", "n", "1000?", "0", "flush"], Row(masterCf, "x"));
        Assert.Contains("\n  -v\n", masterCf, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutService_drops_a_default_row()
    {
        string masterCf = CSharpProject
            .Of(
                """[PostfixInstance("a"), Target(Platform.Debian12), WithoutService("smtp", ServiceType.Inet)] public class A;"""
            )
            .FilesOf("a")["master.cf"];
        Assert.DoesNotContain("smtp        inet", masterCf, StringComparison.Ordinal);
        Assert.Contains("smtp        unix", masterCf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[InetService(\"587\", Daemon.Smtpd)] public class A;", "PFX0004 InetService(\"587\", Daemon.Smtpd)")]
    [InlineData(
        "[PostfixInstance(\"a\"), Target(Platform.Debian12), UnixService(\"x\", Daemon.Smtp)] public class A;",
        "PFX0004 UnixService(\"x\", Daemon.Smtp)"
    )]
    [InlineData(
        "[PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A { [UnixService(\"x\", Daemon.Smtp), InetService(\"2525\", Daemon.Smtpd)] class X; }",
        "PFX0004 InetService(\"2525\", Daemon.Smtpd)"
    )]
    [InlineData(
        "[PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A { [UnixService(\"x\")] class X; }",
        "PFX0004 \"x\""
    )]
    [InlineData(
        "[PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A { [UnixService(\"x\", Daemon.Smtp), Pipe(User = \"u\", Argv = \"v\")] class X; }",
        "PFX0004 Pipe(User = \"u\", Argv = \"v\")"
    )]
    [InlineData("[Spawn(User = \"u\", Argv = \"v\")] public class A;", "PFX0004 Spawn(User = \"u\", Argv = \"v\")")]
    public async Task A_service_that_no_master_cf_can_hold_is_an_error(string source, string finding) =>
        Assert.Equal([finding], await CSharpProject.Of(source).FindingsAsync());

    [Fact]
    public void A_service_has_the_attributes_of_its_base_class_and_states_what_differs()
    {
        const string Bases = """
            [InetService("submission", Daemon.Smtpd, ProcessLimit = 20), SyslogName("postfix/submission"), SmtpdSasl(AuthEnable = true)]
            public abstract class Submission;
            [InetService("2587", Wakeup = 60), SyslogName("postfix/2587")]
            public abstract class Other : Submission;
            [UnixService("policy", Daemon.Spawn), Spawn(User = "nobody", Argv = "/usr/bin/policyd")]
            public abstract class Policy;

            """;
        string masterCf = MasterCf(
            """
            sealed class A1 : Submission;
            [SmtpdSasl(AuthEnable = false)] sealed class A2 : Other;
            [UnixService("other-policy"), Spawn(User = "policy", Argv = "/usr/bin/other")] sealed class A3 : Policy;
            [Spawn(User = "me", Argv = "/usr/bin/mine")] sealed class A4 : Policy;
            """,
            Bases
        );
        Assert.Equal(["inet", "n", "-", "y", "-", "20", "smtpd"], Row(masterCf, "submission"));
        Assert.Equal(["inet", "n", "-", "y", "60", "20", "smtpd"], Row(masterCf, "2587"));
        Assert.Equal(["unix", "-", "n", "n", "-", "-", "spawn"], Row(masterCf, "other-policy"));
        string other = masterCf[masterCf.IndexOf("\n2587 ", StringComparison.Ordinal)..].Split("\n\n")[0];
        Assert.Contains("-o smtpd_sasl_auth_enable=no\n", other, StringComparison.Ordinal);
        Assert.Contains("-o syslog_name=postfix/2587", other, StringComparison.Ordinal);
        Assert.DoesNotContain("smtpd_sasl_auth_enable=yes", other, StringComparison.Ordinal);
        Assert.Contains("\n  user=policy argv=/usr/bin/other\n", masterCf, StringComparison.Ordinal);
        Assert.Contains("\n  user=me argv=/usr/bin/mine\n", masterCf, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_class_in_an_instance_or_a_policy_is_not_a_service_by_itself()
    {
        string masterCf = MasterCf(
            """
            [InetService("2587", Daemon.Smtpd)] abstract class Base;
            [InetService("2588")] sealed class Derived : Base;
            """
        );
        Assert.Equal("smtpd", Row(masterCf, "2588")[^1]);
        Assert.DoesNotContain("2587", masterCf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "abstract class Policy : Base; [PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A;",
        "PFX0006 Base"
    )]
    [InlineData(
        "[PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A { [Pipe(User = \"u\", Argv = \"v\")] class X : Base; }",
        "PFX0004 Pipe(User = \"u\", Argv = \"v\")"
    )]
    [InlineData(
        "class X : Base; [PostfixInstance(\"a\"), Target(Platform.Debian12)] public class A { class Y : Base; }",
        ""
    )]
    public async Task A_base_class_that_is_without_effect_is_reported(string source, string finding)
    {
        string[] found = await CSharpProject
            .Of("[InetService(\"2525\", Daemon.Smtpd)] abstract class Base;" + source)
            .FindingsAsync(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        Assert.Equal(finding, string.Join('\n', found.Where(f => f.StartsWith("PFX0", StringComparison.Ordinal))));
    }

    private static string MasterCf(string services, string before = "") =>
        CSharpProject
            .Of(before + $$"""[PostfixInstance("a"), Target(Platform.Debian12)] public class A { {{services}} }""")
            .FilesOf("a")["master.cf"];

    private static string[] Row(string masterCf, string service)
    {
        string line = masterCf.Split('\n').Single(l => l.StartsWith(service + " ", StringComparison.Ordinal));
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
    }
}
