using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis.Tags;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Editor;

/// <summary>What the editor offers while an instance is written: all that is known, and nothing else of ours.</summary>
public class CompletionTests
{
    public static TheoryData<string> Groups => [.. ParameterNames.AllGroups];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task An_attribute_offers_every_parameter_of_its_group(string group)
    {
        using EditorProject editor = On($"[{group}($$)]");

        string[] expected =
        [
            .. Parameters
                .All.Where(p => !p.IsReadOnly && ParameterNames.GroupOf(p.Name) == group)
                .Select(p => ParameterNames.PropertyOf(p.Name)),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), await Sorted(editor.NamedArgumentsAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"relay\", ")]
    public async Task A_transport_offers_every_family_of_services(string name)
    {
        using EditorProject editor = On($"[Transport({name}$$)]");

        Assert.Equal(
            ParameterFamily.OfServices.Select(ParameterNames.PropertyOf).Order(StringComparer.Ordinal),
            await Sorted(editor.NamedArgumentsAsync())
        );
    }

    [Fact]
    public async Task What_is_set_already_is_not_offered_again()
    {
        using EditorProject editor = On("[SmtpdTls(AuthOnly = true, $$)]");

        string[] offers = await editor.NamedArgumentsAsync();
        Assert.Contains("SecurityLevel", offers);
        Assert.DoesNotContain("AuthOnly", offers);
    }

    [Theory]
    [InlineData("SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.$$)", "Encrypt, May, None")]
    [InlineData(
        "Main(CanonicalClasses = [AddressClass.$$])",
        "EnvelopeRecipient, EnvelopeSender, HeaderRecipient, HeaderSender"
    )]
    [InlineData(
        "SmtpdSasl(SecurityOptions = [SaslSecurityOption.NoAnonymous, SaslSecurityOption.$$])",
        "ForwardSecrecy, MutualAuth, NoActive, NoAnonymous, NoDictionary, NoPlainText"
    )]
    public async Task Behind_the_name_of_an_enum_its_members_are_offered(string attribute, string members)
    {
        using EditorProject editor = On($"[{attribute}]");

        Assert.Equal(members.Split(", "), await Sorted(editor.OffersAsync(WellKnownTags.EnumMember)));
    }

    [Theory]
    [InlineData("SmtpdTls(SecurityLevel = $$)", "SmtpdTlsSecurityLevel")]
    [InlineData("Main(InetProtocols = [$$])", "InetProtocol")]
    [InlineData("Smtpd(ForbidBareNewline = $$)", "SmtpdForbidBareNewline")]
    public async Task Where_a_word_goes_its_enum_is_offered(string attribute, string type)
    {
        using EditorProject editor = On($"[{attribute}]");

        Assert.Contains(type, await editor.OffersAsync(WellKnownTags.Enum));
    }

    [Fact]
    public async Task Every_restriction_is_offered_by_its_class()
    {
        using EditorProject editor = On("[Smtpd(ClientRestrictions = [Restriction.$$])]");

        Assert.Equal(
            NamesOf(r => r.Argument == RestrictionArgument.None),
            await Sorted(editor.OffersAsync(WellKnownTags.Constant))
        );
        Assert.Equal(
            NamesOf(r => r.Argument != RestrictionArgument.None),
            await Sorted(editor.OffersAsync(WellKnownTags.Class))
        );
    }

    [Fact]
    public async Task Behind_typeof_the_restrictions_with_an_argument_are_offered()
    {
        using EditorProject editor = On("[Smtpd(ClientRestrictions = [typeof($$)])]");

        string[] offers = await editor.OffersAsync(WellKnownTags.Class);
        Assert.Empty(NamesOf(r => r.Argument != RestrictionArgument.None).Except(offers));
    }

    [Fact]
    public async Task The_argument_of_a_restriction_is_offered_by_the_class_that_contains_it()
    {
        using EditorProject editor = EditorProject.Of(
            """
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Smtpd(ClientRestrictions = [typeof(RejectRblClient<Mail.$$>)])]
            public partial class Mail
            {
                [DnsList("zen.example.net")] sealed class Zen : DnsList;
            }
            """
        );

        Assert.Equal(["Zen"], await editor.OffersAsync(WellKnownTags.Class));
    }

    [Fact]
    public async Task In_a_restriction_list_the_restrictions_are_offered_without_their_class()
    {
        using EditorProject editor = On("[Smtpd(ClientRestrictions = [$$])]");

        string[] offers = await editor.OffersAsync(WellKnownTags.Constant);
        Assert.Contains("PermitMyNetworks", offers);
        Assert.DoesNotContain("RejectRblClient", offers);
        Assert.Contains("RejectRblClient", await editor.OffersAsync(WellKnownTags.Class));
    }

    [Theory]
    [InlineData("[$$\npublic partial class Mail;")]
    [InlineData("[PostfixInstance(\"mail\")]\npublic partial class Mail\n{\n    [$$\n    sealed class Submission;\n}")]
    public async Task At_an_opening_bracket_the_attributes_are_offered(string text)
    {
        using EditorProject editor = EditorProject.Of(text);

        string[] others = ["InetService", "UnixService", "Target", "Table", "Parameter", "AcceptRisk"];
        IEnumerable<string> expected = ParameterNames.AllGroups.Concat(others);
        Assert.Empty(expected.Except(await editor.OffersAsync(WellKnownTags.Class)));
    }

    [Fact]
    public async Task A_policy_is_offered_parameters_and_no_service()
    {
        using EditorProject editor = EditorProject.Of("[$$\npublic interface ITeam;");

        string[] offers = await editor.OffersAsync(WellKnownTags.Class);
        Assert.Empty(ParameterNames.AllGroups.Except(offers));
        Assert.DoesNotContain("InetService", offers);
    }

    [Fact]
    public async Task A_service_offers_every_program()
    {
        using EditorProject editor = EditorProject.Of(
            """
            [PostfixInstance("mail")]
            public partial class Mail
            {
                [InetService("submission", Daemon.$$)]
                sealed class Submission;
            }
            """
        );

        Assert.Equal(
            DaemonInfo.All.Select(d => ParameterNames.MemberOf(d.Name)).Order(StringComparer.Ordinal),
            await Sorted(editor.OffersAsync(WellKnownTags.EnumMember))
        );
    }

    private static IEnumerable<string> NamesOf(Func<RestrictionInfo, bool> are) =>
        RestrictionInfo.All.Where(are).Select(r => ParameterNames.MemberOf(r.Name)).Order(StringComparer.Ordinal);

    private static EditorProject On(string attribute) =>
        EditorProject.Of(
            $"[PostfixInstance(\"mail\"), Target(Platform.Debian12)]\n{attribute}\npublic partial class Mail;"
        );

    private static async Task<IEnumerable<string>> Sorted(Task<string[]> offers) =>
        (await offers).Order(StringComparer.Ordinal);
}
