using ConfigAsCode.Postfix.Analyzers;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Routing;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>Where the sample expects mail to go is where a real Postfix takes it.</summary>
public sealed class WebshopDeliveryTests
{
    [Fact]
    public async Task Each_expectation_of_delivery_of_the_sample_holds_on_the_server()
    {
        Instance instance = ProjectReading
            .Of(WebshopFiles.Project.Compilation, TestContext.Current.CancellationToken)
            .Classes.SelectMany(read => read.Output.Instances)
            .Single(i => i.Name == WebshopNext.Instance);
        Assert.DoesNotContain(Rulebook.Analyze(instance), finding => finding.Rule.Id == "PFX7011");
        DeliveryExpectation[] expectations = [.. instance.DeliveryExpectations];
        Assert.InRange(expectations.Length, 3, 20);
        var files = new DeliveryCase(
            instance.Name,
            WebshopNext.Files["main.cf"],
            "",
            [
                .. WebshopNext
                    .Files.Where(f => f.Key is not ("main.cf" or "master.cf"))
                    .Select(f => new TableFile(f.Key, "texthash", f.Value)),
            ],
            [.. expectations.Select(e => ("smtp", e.From ?? "sender@stranger.example", e.Recipient))]
        );

        await using DeliveryLaboratory laboratory = await DeliveryLaboratory.StartAsync(DebianRelease.Tested);
        string[][] seen = await laboratory.AskAsync(
            files,
            (i, lines) => lines.Length >= Math.Max(1, expectations[i].To.Count)
        );

        for (int i = 0; i < expectations.Length; i++)
        {
            // Recipient, transport and next hop.
            string[][] ends = [.. seen[i].Select(line => line.Split(' '))];
            Assert.NotEmpty(ends);
            DeliveryExpectation expected = expectations[i];
            Assert.All(ends, end => Assert.Equal(expected.Transport ?? end[1], end[1]));
            Assert.All(ends, end => Assert.Equal(expected.Through ?? end[2], end[2]));
            if (expected.To.Count > 0)
            {
                Assert.Equal(expected.To.Order(StringComparer.Ordinal), ends.Select(end => end[0]));
            }
        }
    }
}
