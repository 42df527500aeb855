using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>[Transport] goes to main.cf under the name of its service, from wherever it stands.</summary>
public class TransportTests
{
    private const string Head = "[PostfixInstance(\"mail\"), Target(Platform.Debian12)] ";

    [Fact]
    public void On_an_instance_it_names_the_service()
    {
        string[] settings = Settings(
            """
            [Transport("relay", DestinationConcurrencyLimit = 20, DestinationRateDelay = "1s")]
            [Transport("smtp", DestinationConcurrencyPositiveFeedback = "1/concurrency")]
            public class Mail;
            """
        );
        Assert.Equal(
            [
                "relay_destination_concurrency_limit = 20",
                "relay_destination_rate_delay = 1s",
                "smtp_destination_concurrency_positive_feedback = 1/concurrency",
            ],
            settings
        );
    }

    [Fact]
    public void On_a_service_it_is_about_that_service_and_still_goes_to_main_cf()
    {
        Dictionary<string, string> files = Files(
            """
            public class Mail
            {
                [UnixService("slow-relay", Daemon.Smtp), Transport(TransportRateDelay = "2s"), Smtp(HeloName = "slow.example.org")]
                sealed class Slow;

                [UnixService("policy", Daemon.Spawn), Spawn(User = "nobody", Argv = "/usr/bin/policyd")]
                [Transport(TimeLimit = "1h")]
                sealed class Policy;
            }
            """
        );
        Assert.Equal(["policy_time_limit = 1h", "slow-relay_transport_rate_delay = 2s"], SettingsOf(files["main.cf"]));
        Assert.Contains("-o smtp_helo_name=slow.example.org\n", files["master.cf"], StringComparison.Ordinal);
        Assert.DoesNotContain("rate_delay", files["master.cf"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_for_services_is_about_each_service_that_has_it()
    {
        string[] settings = Settings(
            """
            public class Mail
            {
                [UnixService("one", Daemon.Smtp)] sealed class One : ISlow;
                [UnixService("two", Daemon.Smtp), Transport(DestinationRateDelay = "5s")] sealed class Two : ISlow;
            }

            [Transport(DestinationRateDelay = "1s", DestinationConcurrencyLimit = 1)]
            public interface ISlow;
            """
        );
        Assert.Equal(
            [
                "one_destination_concurrency_limit = 1",
                "one_destination_rate_delay = 1s",
                "two_destination_concurrency_limit = 1",
                "two_destination_rate_delay = 5s",
            ],
            settings
        );
    }

    [Fact]
    public void The_class_wins_over_a_policy_and_over_the_services_of_a_policy()
    {
        Dictionary<string, string> files = Files(
            """
            [Transport("relay", DestinationConcurrencyLimit = 5)]
            [Transport("bulk", DestinationRateDelay = "3s")]
            public class Mail : ITeam;

            [Transport("relay", DestinationConcurrencyLimit = 20, RecipientLimit = 100)]
            public interface ITeam
            {
                [UnixService("bulk", Daemon.Smtp), Transport(DestinationRateDelay = "1s", DestinationRecipientLimit = 1)]
                sealed class Bulk;
            }
            """
        );
        Assert.Equal(
            [
                "bulk_destination_rate_delay = 3s",
                "bulk_destination_recipient_limit = 1",
                "relay_destination_concurrency_limit = 5",
                "relay_recipient_limit = 100",
            ],
            SettingsOf(files["main.cf"])
        );
        Assert.Contains("# from Bulk\n", files["main.cf"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_is_not_there_brings_no_setting()
    {
        string[] settings = Settings(
            """
            public class Mail : ITeam
            {
                [UnixService("bulk", Daemon.Lmtp)] sealed class Bulk;
            }

            public interface ITeam
            {
                [UnixService("bulk", Daemon.Smtp), Transport(DestinationRateDelay = "1s")] sealed class Bulk;
            }
            """
        );
        Assert.Empty(settings);
    }

    [Theory]
    [InlineData(
        "[Transport(\"relayy\", DestinationConcurrencyLimit = 20, RecipientLimit = 4)] public class Mail;",
        "PFX4001 \"relayy\""
    )]
    [InlineData("[Transport(\"smtpd\", DestinationRecipientLimit = 1)] public class Mail;", "PFX4001 \"smtpd\"")]
    [InlineData("[Transport(\"relay\", TimeLimit = \"1h\")] public class Mail;", "PFX4001 \"relay\"")]
    [InlineData(
        "[Transport(DestinationRecipientLimit = 1)] public class Mail;",
        "PFX0004 Transport(DestinationRecipientLimit = 1)"
    )]
    [InlineData(
        "public class Mail { [UnixService(\"lmtp\"), Transport(\"relay\", RecipientLimit = 1)] sealed class L; }",
        "PFX0004 \"relay\""
    )]
    [InlineData(
        "[Transport(\"relay\", DestinationRateDelay = \"5 minutes\")] public class Mail;",
        "PFX4004 DestinationRateDelay = \"5 minutes\""
    )]
    [InlineData(
        "[Transport(\"relay\", RecipientLimit = 1)] public class Mail { [UnixService(\"relay\"), Transport(RecipientLimit = 2)] sealed class R; }",
        "PFX0003 RecipientLimit = 2"
    )]
    [InlineData(
        "[Transport(\"relay\", RecipientLimit = 1), Transport(\"relay\", RecipientLimit = 2)] public class Mail;",
        "PFX0003 RecipientLimit = 2"
    )]
    public async Task What_cannot_be_right_is_told_at_its_place(string source, string finding) =>
        Assert.Equal([finding], await CSharpProject.Of(Head + source).FindingsAsync());

    [Fact]
    public async Task Policies_that_disagree_are_told_at_the_class_that_must_decide()
    {
        var project = CSharpProject.Of(
            Head
                + """
                public class Mail : IOne, ITwo;
                [Transport("relay", RecipientLimit = 1)] public interface IOne;
                [Transport("relay", RecipientLimit = 2)] public interface ITwo;
                """
        );
        Assert.Equal(["PFX0003 PostfixInstance(\"mail\")"], await project.FindingsAsync());
    }

    private static string[] Settings(string source) => SettingsOf(Files(source)["main.cf"]);

    private static string[] SettingsOf(string mainCf) =>
        [
            .. mainCf
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Where(line => !line.StartsWith("compatibility_level", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static Dictionary<string, string> Files(string source) => CSharpProject.Of(Head + source).FilesOf("mail");
}
