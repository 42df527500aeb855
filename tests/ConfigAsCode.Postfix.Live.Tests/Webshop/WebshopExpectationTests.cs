using ConfigAsCode.Postfix.Analyzers;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Live.Tests.Access;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>What the sample expects of its servers is what they do.</summary>
public sealed class WebshopExpectationTests
{
    private const string Own = "root@next.example.org";

    [Fact]
    public async Task Each_expectation_of_the_sample_holds_on_the_server()
    {
        Instance instance = Instances().Single(i => i.Name == WebshopNext.Instance);
        var server = new InstanceOnTarget(instance, DebianRelease.Tested.Target);
        await using LivePostfix postfix = await StartAsync();

        int asked = 0;
        foreach (Expectation expectation in instance.Expectations)
        {
            foreach (Service service in Servers(expectation, server))
            {
                AccessVerdict[] seen = await ClientOf(expectation)
                    .SendAsync(
                        postfix.Port(service.Name),
                        withData: false,
                        [("sender@stranger.example", RecipientOf(expectation))]
                    );
                Assert.True(
                    expectation.Outcome == "Accepted" == (seen[0] == AccessVerdict.Accepted),
                    $"{service.Key}: {expectation}: {seen[0]}"
                );
                asked++;
            }
        }

        Assert.InRange(asked, 6, 20);
    }

    private static IEnumerable<Instance> Instances() =>
        ProjectReading
            .Of(WebshopFiles.Project.Compilation, TestContext.Current.CancellationToken)
            .Classes.SelectMany(read => read.Output.Instances);

    private static IEnumerable<Service> Servers(Expectation expectation, InstanceOnTarget server) =>
        server.Instance.Services.Where(s =>
            s is { IsSmtpServer: true, Type: Core.Model.ServiceType.Inet }
            && (expectation.Service ?? s.Key) == s.Key
            && (expectation.ServiceName ?? s.Name) == s.Name
            && (expectation.Client != "LoggedIn" || LoginModes.Of(server.View, s) != LoginMode.None)
        );

    private static RelayClient ClientOf(Expectation expectation) =>
        expectation.Client switch
        {
            "ThisHost" => new RelayClient("this host", "127.0.0.1", "localhost", false),
            "LoggedIn" => new RelayClient("a login", "203.0.113.7", "client.stranger.example", true),
            "Stranger" => new RelayClient("a stranger", "203.0.113.7", "client.stranger.example", false),
            _ => throw new NotSupportedException(expectation.Client),
        };

    private static string RecipientOf(Expectation expectation) =>
        expectation.To switch
        {
            "OtherDomains" => RelayServer.Remote,
            "LocalDomains" => Own,
            _ => expectation.To,
        };

    private static Task<LivePostfix> StartAsync() =>
        LivePostfix.StartAsync(
            WebshopNext.Files["main.cf"] + "smtpd_authorized_xclient_hosts = 127.0.0.1\n",
            WebshopNext.Files["master.cf"],
            new LivePostfixOptions
            {
                Tables = WebshopNext.Files.Where(f => f.Key is not ("main.cf" or "master.cf")).ToDictionary(),
            }
        );
}
