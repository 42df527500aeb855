using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>A name of one's own is known as long as something takes it as <c>$name</c>, wherever that is.</summary>
public class OwnNameTests
{
    private const string Head = "[PostfixInstance(\"mail\"), Target(Platform.Debian12)]\n";

    [Theory]
    // In another value, beside it.
    [InlineData(
        "[Parameter(\"office\", \"192.0.2.0/24\"), Main(MyNetworks = [\"127.0.0.1\", \"$office\"])] public class Mail;"
    )]
    [InlineData(
        "[Parameter(\"office\", \"192.0.2.0/24\"), Main(MyNetworks = [\"office.example.org\", \"${office}\"])] public class Mail;"
    )]
    // From a policy, used by the class; and the other way round.
    [InlineData(
        "[Main(MyNetworks = [\"$office\"])] public class Mail : ITeam; [Parameter(\"office\", \"192.0.2.0/24\")] public interface ITeam;"
    )]
    [InlineData(
        "[Parameter(\"office\", \"192.0.2.0/24\")] public class Mail : ITeam; [Main(MyNetworks = [\"$office\"])] public interface ITeam;"
    )]
    // In another name of one's own that is used.
    [InlineData(
        "[Parameter(\"lan\", \"192.0.2.0/24\"), Parameter(\"office\", \"$lan\"), Main(MyNetworks = [\"$office\"])] public class Mail;"
    )]
    // In master.cf.
    [InlineData(
        "[Parameter(\"office\", \"192.0.2.0/24\")] public class Mail { [InetService(\"smtp\"), Main(MyNetworks = [\"$office\"])] sealed class S; }"
    )]
    [InlineData(
        "public class Mail { [InetService(\"smtp\"), Parameter(\"office\", \"192.0.2.0/24\"), Main(MyNetworks = [\"$office\"])] sealed class S; }"
    )]
    [InlineData(
        "[Main(MyNetworks = [\"$office\"])] public class Mail { [InetService(\"smtp\"), Parameter(\"office\", \"192.0.2.0/24\")] sealed class S; }"
    )]
    // In the name of a table, in a restriction class, and in a row.
    [InlineData(
        "[Parameter(\"office\", \"/etc/office\"), Main(TransportMaps = [\"texthash:$office/transport\"])] public class Mail;"
    )]
    [InlineData(
        "[Parameter(\"office\", \"cidr:/etc/office\"), RestrictionClass(\"partners\", \"check_client_access $office\"), Smtpd(ClientRestrictions = [\"partners\"])] public class Mail;"
    )]
    [InlineData(
        "[Parameter(\"office\", \"+49 30\"), Main(RblReplyMaps = [\"texthash:$config_directory/replies\"])] public class Mail { [Table(\"replies\"), Entry(\"zen.example.org\", \"$rbl_code call $office\")] sealed class T : LookupTable; }"
    )]
    public async Task A_name_that_is_used_is_known(string source) =>
        Assert.DoesNotContain(await Findings(source), f => f.StartsWith("PFX4001", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Parameter(\"office\", \"192.0.2.0/24\"), Main(MyNetworks = [\"127.0.0.1\"])] public class Mail;")]
    [InlineData("[Parameter(\"office\", \"192.0.2.0/24\"), Main(MyNetworks = [\"$office_lan\"])] public class Mail;")]
    [InlineData(
        "[Parameter(\"office\", \"192.0.2.0/24\"), Main(MyHostname = \"office.example.org\")] public class Mail;"
    )]
    // Another service cannot see it.
    [InlineData(
        "public class Mail { [InetService(\"smtp\"), Parameter(\"office\", \"192.0.2.0/24\")] sealed class S; [InetService(\"2525\", Daemon.Smtpd), Main(MyNetworks = [\"$office\"])] sealed class T; }"
    )]
    public async Task A_name_that_nothing_uses_is_told_at_its_value(string source) =>
        Assert.Contains("PFX4001 \"192.0.2.0/24\"", await Findings(source));

    private static Task<string[]> Findings(string source) => CSharpProject.Of(Head + source).FindingsAsync();
}
