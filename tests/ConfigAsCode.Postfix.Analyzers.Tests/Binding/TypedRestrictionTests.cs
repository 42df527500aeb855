using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>A restriction with its argument is a type, and the file has the text that it stands for.</summary>
public class TypedRestrictionTests
{
    private const string Head =
        "[PostfixInstance(\"mail\"), Target(Platform.Debian12), Main(CompatibilityLevel = \"3.6\")] ";

    private const string Arguments = """

        [Table("partners", Type = TableType.Hash), Entry("a.example", "OK")] public sealed class Partners : LookupTable;
        [Table(Type = TableType.Cidr), Entry("192.0.2.0/24", "REJECT")] public sealed class BadNets : LookupTable;
        [DnsList("zen.example.net")] public sealed class Zen : DnsList;
        [DnsList("zen.example.net", Answers = "127.0.0.[2..11]")] public sealed class Strict : DnsList;
        public sealed class Inherited : Strictly;
        [DnsList("dbl.example.net", Answers = "127.0.1.2")] public abstract class Strictly : DnsList;
        [PolicyServer("inet:127.0.0.1:10023")] public sealed class Greylist : PolicyServer;
        [PolicyServer("unix:private/policy", DefaultAction = "DUNNO", Timeout = "10s", TryLimit = 1)] public sealed class Careful : PolicyServer;
        [PolicyServer("unix:private/policy", DefaultAction = "450 4.7.1 try later")] public sealed class Spoken : PolicyServer;
        [Delay(5)] public sealed class FiveSeconds : Delay;
        """;

    [Theory]
    [InlineData("typeof(CheckSenderAccess<Partners>)", "check_sender_access hash:$config_directory/partners")]
    [InlineData("typeof(CheckClientAccess<Mail.Own>)", "check_client_access texthash:$config_directory/own")]
    [InlineData("typeof(Restriction.CheckHeloAccess<Partners>)", "check_helo_access hash:$config_directory/partners")]
    [InlineData("typeof(RejectRblClient<Zen>)", "reject_rbl_client zen.example.net")]
    [InlineData("typeof(RejectRblClient<Strict>)", "reject_rbl_client zen.example.net=127.0.0.[2..11]")]
    [InlineData("typeof(RejectRhsblSender<Inherited>)", "reject_rhsbl_sender dbl.example.net=127.0.1.2")]
    [InlineData("typeof(CheckPolicyService<Greylist>)", "check_policy_service inet:127.0.0.1:10023")]
    [InlineData(
        "typeof(CheckPolicyService<Careful>)",
        "check_policy_service { unix:private/policy, default_action=DUNNO, timeout=10s, try_limit=1 }"
    )]
    [InlineData(
        "typeof(CheckPolicyService<Spoken>)",
        "check_policy_service { unix:private/policy, { default_action = 450 4.7.1 try later } }"
    )]
    [InlineData("typeof(Sleep<FiveSeconds>)", "sleep 5")]
    [InlineData("WarnIfReject, typeof(RejectRblClient<Zen>)", "warn_if_reject, reject_rbl_client zen.example.net")]
    [InlineData("WarnIfReject + \" \" + RejectUnknownClientHostname", "warn_if_reject reject_unknown_client_hostname")]
    [InlineData("\"reject_rbl_client zen.example.net\"", "reject_rbl_client zen.example.net")]
    [InlineData("\"guests\"", "guests")]
    public void An_element_is_the_text_of_its_restriction(string element, string text) =>
        Assert.Contains(
            $"smtpd_client_restrictions = permit_mynetworks, {text}, reject\n",
            Flat(
                FilesOf(
                    $$"""
                    [RestrictionClass("guests", Reject)]
                    [Smtpd(ClientRestrictions = [PermitMyNetworks, {{element}}, Reject])]
                    public class Mail { [Table] sealed class Own : LookupTable; }
                    """
                )["main.cf"]
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Typed))]
    public void Every_restriction_with_an_argument_is_a_type(string restriction)
    {
        RestrictionInfo info = RestrictionInfo.Find(restriction)!;
        string argument = ParameterNames.ArgumentOf(info) switch
        {
            "LookupTable" => "Partners",
            "DnsList" => "Zen",
            "PolicyServer" => "Greylist",
            _ => "FiveSeconds",
        };
        string type = ParameterNames.MemberOf(restriction);

        Assert.Contains(
            $" = {restriction} ",
            Flat(FilesOf($"[Smtpd(EtrnRestrictions = [typeof({type}<{argument}>)])] public class Mail;")["main.cf"]),
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string> Typed =>
        [.. RestrictionInfo.All.Where(r => r.Argument != RestrictionArgument.None).Select(r => r.Name)];

    [Fact]
    public void A_policy_a_service_and_a_class_have_them_too()
    {
        Dictionary<string, string> files = FilesOf(
            """
            [RestrictionClass("guests", typeof(CheckSenderAccess<Partners>), WarnIfReject, typeof(RejectRblClient<Zen>), Reject)]
            public class Mail : ITeam
            {
                [InetService("submission", Daemon.Smtpd)]
                [Smtpd(ClientRestrictions = [typeof(CheckClientAccess<BadNets>), Reject])]
                sealed class Submission;
            }

            [Smtpd(HeloRestrictions = [typeof(CheckHeloAccess<ITeam.Names>)])]
            public interface ITeam { [Table("names")] public sealed class Names : LookupTable; }
            """
        );
        string mainCf = Flat(files["main.cf"]);
        Assert.Contains(
            "guests = check_sender_access hash:$config_directory/partners, warn_if_reject, reject_rbl_client zen.example.net, reject\n",
            mainCf,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "smtpd_helo_restrictions = check_helo_access texthash:$config_directory/names\n",
            mainCf,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "-o { smtpd_client_restrictions = check_client_access cidr:$config_directory/bad-nets, reject }",
            files["master.cf"],
            StringComparison.Ordinal
        );
        // A list that names a table uses it: no [UseTable] is needed, wherever the list is.
        Assert.Equal(
            ["bad-nets", "names", "partners"],
            files.Keys.Where(f => !f.EndsWith(".cf", StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public async Task A_table_of_a_list_is_used()
    {
        var project = CSharpProject.Of(
            Head
                + """
                [Smtpd(ClientRestrictions = [typeof(CheckClientAccess<Blocked>)])] class Mail;
                [Table, Entry("192.0.2.1", "REJECT")] sealed class Blocked : LookupTable;
                [DnsList("zen.example.net")] sealed class Zen : DnsList;
                """
        );
        Assert.Empty(await Of(project, "PFX0006"));
    }

    [Theory]
    [InlineData("5", "5", "'5', which is not a restriction. Write a constant of Restriction")]
    [InlineData("null!", "null!", "'null', which is not a restriction. Write")]
    [InlineData("true", "true", "'true', which is not a restriction. Write")]
    [InlineData(
        "Daemon.Smtpd",
        "Daemon.Smtpd",
        "'ConfigAsCode.Postfix.Daemon.Smtpd', which is not a restriction. Write"
    )]
    [InlineData("typeof(Mail)", "typeof(Mail)", "'typeof(Mail)', which is not a restriction. Write")]
    [InlineData(
        "typeof(Partners)",
        "typeof(Partners)",
        "Write the restriction that is meant, such as typeof(CheckClientAccess<Partners>)"
    )]
    [InlineData("typeof(Zen)", "typeof(Zen)", "'typeof(Zen)', which is not a restriction. Write")]
    [InlineData("new[] { \"reject\" }", "new[] { \"reject\" }", "'[...]', which is not a restriction. Write")]
    [InlineData(
        "typeof(RejectRblClient<>)",
        "typeof(RejectRblClient<>)",
        "no argument here. Write a class that derives from DnsList, as in typeof(RejectRblClient<Name>)"
    )]
    [InlineData(
        "typeof(RejectRblClient<Bare>)",
        "typeof(RejectRblClient<Bare>)",
        "the class 'Bare' contains no argument for it. Write [DnsList(...)] on the class"
    )]
    [InlineData(
        "typeof(RejectRblClient<DnsList>)",
        "typeof(RejectRblClient<DnsList>)",
        "the class 'DnsList' contains no argument for it. Write"
    )]
    public async Task What_is_not_a_restriction_is_an_error_at_the_element(string element, string at, string message)
    {
        var project = CSharpProject.Of(
            Head
                + $"[Smtpd(ClientRestrictions = [PermitMyNetworks, {element}, Reject])] public class Mail; public class Bare : DnsList;"
                + Arguments
        );
        Diagnostic finding = Assert.Single(await project.DiagnosticsOfAsync("PFX0007", besides: "PFX0006"));
        Assert.Contains("PFX0007 " + at, await project.FindingsAsync());
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_an_error_in_a_class_and_on_a_service_too()
    {
        var project = CSharpProject.Of(
            Head
                + """
                [RestrictionClass("guests", Reject, 5, typeof(string))]
                public class Mail
                {
                    [InetService("submission", Daemon.Smtpd), Smtpd(ClientRestrictions = [7, Reject])]
                    sealed class Submission;
                }
                """
        );
        Assert.Equal(["PFX0007 5", "PFX0007 typeof(string)", "PFX0007 7"], await Of(project, "PFX0007"));
    }

    [Fact]
    public async Task A_table_without_a_file_is_an_error_at_the_element()
    {
        var project = CSharpProject.Of(
            Head
                + "[Smtpd(ClientRestrictions = [typeof(CheckClientAccess<X>), Reject])] public class Mail; public abstract class X : LookupTable;"
        );
        Assert.Contains("PFX0004 typeof(CheckClientAccess<X>)", await project.FindingsAsync());
    }

    [Theory]
    [InlineData("DnsList(\"zen.example.net\")")]
    [InlineData("PolicyServer(\"inet:127.0.0.1:10023\")")]
    [InlineData("Delay(5)")]
    public async Task An_argument_on_another_class_is_an_error(string attribute) =>
        Assert.Equal(
            ["PFX0004 " + attribute],
            await CSharpProject.Of($"[{attribute}] public class X;").FindingsAsync()
        );

    [Theory]
    [InlineData("\"reject_rbl_clint zen.example.net\"", "PFX2003 \"reject_rbl_clint zen.example.net\"")]
    [InlineData("\"reject_rbl_client\"", "PFX2004 \"reject_rbl_client\"")]
    [InlineData("typeof(RejectRblClient<Nameless>)", "PFX2004 typeof(RejectRblClient<Nameless>)")]
    [InlineData("typeof(CheckPolicyService<Nowhere>)", "PFX2004 typeof(CheckPolicyService<Nowhere>)")]
    [InlineData("typeof(CheckPolicyService<Slow>)", "PFX2004 typeof(CheckPolicyService<Slow>)")]
    [InlineData("typeof(CheckClientAccess<Broken>)", "PFX0005 \"a b\"")]
    public async Task A_finding_stands_on_the_element(string element, string finding)
    {
        var project = CSharpProject.Of(
            Head
                + $$"""
                [Smtpd(ClientRestrictions = [PermitMyNetworks, {{element}}, RejectUnauthPipelining])] public class Mail;
                [DnsList("")] sealed class Nameless : DnsList;
                [PolicyServer("10023")] sealed class Nowhere : PolicyServer;
                [PolicyServer("inet:127.0.0.1:9", Timeout = "bogus")] sealed class Slow : PolicyServer;
                [Table, Entry("a b", "OK")] sealed class Broken : LookupTable;
                """
        );
        Assert.Contains(finding, await project.FindingsAsync());
    }

    [Fact]
    public async Task Two_faults_of_one_list_are_two_findings()
    {
        var project = CSharpProject.Of(
            Head
                + """
                [Smtpd(ClientRestrictions = ["permit_mynetwrks", "reject_unauth_pipeling", "guests"])]
                [RestrictionClass("guests", PermitMyNetworks, "permit_mynetwrks")]
                public class Mail;
                """
        );
        Assert.Equal(
            ["PFX2003 \"permit_mynetwrks\"", "PFX2003 \"reject_unauth_pipeling\"", "PFX2003 \"permit_mynetwrks\""],
            await project.FindingsAsync()
        );
    }

    [Fact]
    public async Task An_open_relay_is_shown_at_what_lets_strangers_pass()
    {
        var project = CSharpProject.Of(
            Head
                + """
                [Smtpd(RelayRestrictions = [PermitMyNetworks, "check_helo_access static:OK", RejectUnauthDestination])] public class Mail;
                """
        );
        Assert.Equal(["PFX2001 \"check_helo_access static:OK\""], await project.FindingsAsync());
    }

    private static async Task<IEnumerable<string>> Of(CSharpProject project, string rule) =>
        (await project.FindingsAsync(DiagnosticSeverity.Info)).Where(f => f.StartsWith(rule, StringComparison.Ordinal));

    private static Dictionary<string, string> FilesOf(string source) =>
        CSharpProject.Of(Head + source + Arguments).FilesOf("mail");

    /// <summary>The file with each setting on one line.</summary>
    private static string Flat(string text) =>
        string.Join(
            '\n',
            text.Replace("\n ", " ", StringComparison.Ordinal)
                .Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        );
}
