using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>[RestrictionClass] is a list under a name, and the name is known to Postfix without another word.</summary>
public class RestrictionClassTests
{
    private const string Head = "[PostfixInstance(\"mail\"), Target(Platform.Debian12)] ";

    [Fact]
    public void A_class_is_a_setting_and_a_name_in_the_list_of_classes()
    {
        string mainCf = MainCf(
            """
            [RestrictionClass("partners", "check_client_access cidr:$config_directory/partners", Reject)]
            [Smtpd(ClientRestrictions = ["check_sender_access hash:/etc/postfix/senders", "partners"])]
            public class Mail;
            """
        );
        Assert.Contains("smtpd_restriction_classes = partners\n", mainCf, StringComparison.Ordinal);
        Assert.Contains(
            "partners = check_client_access cidr:$config_directory/partners, reject\n",
            Flat(mainCf),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Classes_of_all_layers_join_what_is_written_by_hand()
    {
        string mainCf = MainCf(
            """
            [Smtpd(RestrictionClasses = ["strict", "partners"])]
            [Parameter("strict", "reject_unknown_sender_domain")]
            [RestrictionClass("own", Reject)]
            public class Mail : Base, ITeam;

            [RestrictionClass("inherited", Permit)]
            public abstract class Base;

            [RestrictionClass("partners", PermitMyNetworks, Reject), RestrictionClass("guests", Reject)]
            public interface ITeam;
            """
        );
        Assert.Contains(
            "smtpd_restriction_classes = strict, partners, own, inherited, guests\n",
            Flat(mainCf),
            StringComparison.Ordinal
        );
        Assert.Contains("partners = permit_mynetworks, reject\n", Flat(mainCf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[RestrictionClass(\"partners\", Reject)]")]
    [InlineData("[Parameter(\"partners\", \"reject\")]")]
    public void A_nearer_layer_decides_what_a_class_means(string nearer)
    {
        string mainCf = MainCf(
            $"""
            {nearer} public class Mail : ITeam;
            [RestrictionClass("partners", Permit)] public interface ITeam;
            """
        );
        Assert.Contains("partners = reject\n", Flat(mainCf), StringComparison.Ordinal);
        Assert.Contains("smtpd_restriction_classes = partners\n", Flat(mainCf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_that_disagree_about_a_class_are_told()
    {
        var project = CSharpProject.Of(
            Head
                + """
                public class Mail : IOne, ITwo;
                [RestrictionClass("partners", Permit)] public interface IOne;
                [RestrictionClass("partners", Reject)] public interface ITwo;
                """
        );
        Assert.Contains("PFX0003 PostfixInstance(\"mail\")", await project.FindingsAsync());
    }

    [Theory]
    [InlineData("[RestrictionClass(\"my partners\", Reject)] public class Mail;", "PFX0004 \"my partners\"")]
    [InlineData("[RestrictionClass(\"\", Reject)] public class Mail;", "PFX0004 \"\"")]
    [InlineData(
        "[RestrictionClass(\"reject_rbl_client\", Reject)] public class Mail;",
        "PFX0004 \"reject_rbl_client\""
    )]
    [InlineData("[RestrictionClass(\"Permit\", Reject)] public class Mail;", "PFX0004 \"Permit\"")]
    [InlineData("[RestrictionClass(\"mynetworks\", Reject)] public class Mail;", "PFX0004 \"mynetworks\"")]
    [InlineData(
        "public class Mail { [InetService(\"submission\", Daemon.Smtpd), RestrictionClass(\"partners\", Reject)] sealed class S; }",
        "PFX0004 \"partners\""
    )]
    public async Task A_class_that_Postfix_could_not_find_is_told_at_its_name(string source, string finding)
    {
        string[] findings = await CSharpProject.Of(Head + source).FindingsAsync();
        Assert.Equal([finding], findings.Where(f => f.StartsWith("PFX0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_class_that_is_used_is_no_unknown_parameter() =>
        Assert.Empty(
            await CSharpProject
                .Of(
                    Head
                        + "[RestrictionClass(\"partners\", Reject), Smtpd(ClientRestrictions = [\"partners\"])] public class Mail;"
                )
                .FindingsAsync()
        );

    private static string MainCf(string source) => CSharpProject.Of(Head + source).FilesOf("mail")["main.cf"];

    /// <summary>One line for each setting, with single blanks.</summary>
    private static string Flat(string mainCf) =>
        string.Join(
            '\n',
            mainCf
                .Replace("\n    ", " ", StringComparison.Ordinal)
                .Replace("\n  ", " ", StringComparison.Ordinal)
                .Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        );
}
