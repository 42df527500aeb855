using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>What the samples expect of where their mail goes is what a real Postfix does with it.</summary>
public sealed class DeliveryExpectationTests
{
    private const string UsualSender = "sender@stranger.example";

    private static readonly DebianRelease Release = DebianRelease.Tested;

    /// <summary>The expectations that some service can be asked about.</summary>
    private static IEnumerable<(Instance Instance, IReadOnlyDictionary<string, string> Files)> Samples() =>
        HostDeliveries.Samples(Release).Where(sample => sample.Instance.Target!.Name == Release.Target.Name);

    [Fact]
    public void Each_sample_expects_something_and_gets_it() =>
        Assert.All(
            Samples(),
            sample =>
            {
                Assert.NotEmpty(sample.Instance.DeliveryExpectations);
                Assert.DoesNotContain(Rulebook.Analyze(sample.Instance), finding => finding.Rule.Id == "PFX7011");
            }
        );

    [Fact]
    public async Task Each_expectation_has_the_addresses_the_transport_and_the_next_hop_of_the_server()
    {
        await using DeliveryLaboratory laboratory = await DeliveryLaboratory.StartAsync(Release);
        int asked = 0;
        foreach ((Instance instance, IReadOnlyDictionary<string, string> files) in Samples())
        {
            var view = new EffectiveView(instance, Release.Target);
            (DeliveryExpectation Expected, Service Entry)[] all =
            [
                .. instance.DeliveryExpectations.SelectMany(e => Entries(e, view).Select(entry => (e, entry))),
            ];
            string[][] seen = await laboratory.AskAsync(
                new HostDelivery(instance.Name, Release, files).Asked([
                    .. all.Select(m => (m.Entry.Key, m.Expected.From ?? UsualSender, m.Expected.Recipient)),
                ]),
                (i, lines) => lines.Length >= Math.Max(1, all[i].Expected.To.Count)
            );
            HashSet<DeliveryExpectation> seenToHold = [];
            for (int i = 0; i < all.Length; i++)
            {
                (DeliveryExpectation expected, Service entry) = all[i];
                // Recipient, transport and next hop.
                string[][] ends = [.. seen[i].Select(line => line.Split(' '))];
                Assert.NotEmpty(ends);
                string filter = view.Get("content_filter", entry).Text;
                if (filter.Length > 0 && ends.All(end => $"{end[1]}:{end[2]}" == filter))
                {
                    // It goes on from the service to which the filter gives it back, which is asked as well.
                    continue;
                }

                Assert.All(ends, end => Assert.Equal(expected.Transport ?? end[1], end[1]));
                Assert.All(ends, end => Assert.Equal(expected.Through ?? end[2], end[2]));
                if (expected.To.Count > 0)
                {
                    Assert.Equal(expected.To.Order(StringComparer.Ordinal), ends.Select(end => end[0]));
                }

                seenToHold.Add(expected);
                asked++;
            }

            Assert.Equal(instance.DeliveryExpectations.Count, seenToHold.Count);
        }

        Assert.InRange(asked, 16, 60);
    }

    [Fact]
    public async Task Each_level_of_TLS_that_is_expected_is_what_the_next_hop_meets_behind_the_service_that_is_named()
    {
        int asked = 0;
        foreach ((Instance instance, IReadOnlyDictionary<string, string> files) in Samples())
        {
            var view = new EffectiveView(instance, Release.Target);
            // What DANE makes of a host is in DNS, which the test does not have.
            (DeliveryExpectation Expected, Service Entry)[] all =
            [
                .. instance
                    .DeliveryExpectations.Where(e => e.Tls is not (null or "Dane" or "DaneOnly"))
                    .SelectMany(e => Entries(e, view).Select(entry => (e, entry)))
                    // Whom postscreen(8) hands a client over cannot be asked alone.
                    .Where(m => m.entry.Type == Core.Model.ServiceType.Inet),
            ];
            if (all.Length == 0)
            {
                continue;
            }

            await using NextHopLaboratory laboratory = await NextHopLaboratory.StartAsync(
                view,
                files,
                all.Select(m => m.Expected.Through ?? m.Expected.Recipient.Split('@')[^1])
            );
            foreach ((DeliveryExpectation expected, Service entry) in all)
            {
                NextHopAnswer inPlainText = await laboratory.SendAsync(entry, expected, offersTls: false);
                NextHopAnswer inTls = await laboratory.SendAsync(entry, expected, offersTls: true);
                string what = $"{instance.Name} {entry.Key} {expected}: {inPlainText}; {inTls}";
                string[] stops = ["TLS is required, but was not offered"];
                string[] doubts = ["Server certificate not trusted", "Server certificate not verified"];
                bool waitsForTls = inPlainText.Waits(stops);
                bool waitsForName = inTls.Waits(doubts);
                // Whatever the level is, nothing arrives without TLS where TLS is offered.
                Assert.True(inTls.HasTls != false, what);
                Assert.True(
                    expected.Tls switch
                    {
                        "May" => inPlainText.HasTls == false || waitsForTls,
                        "Encrypt" => waitsForTls,
                        "Verify" or "Secure" => waitsForTls && waitsForName,
                        _ => false,
                    },
                    what
                );
                asked++;
            }
        }

        Assert.InRange(asked, 8, 60);
    }

    /// <summary>The SMTP servers that an expectation is for.</summary>
    private static IEnumerable<Service> Entries(DeliveryExpectation expected, EffectiveView view) =>
        view.Instance.Services.Where(s =>
            s.IsSmtpServer
            && (expected.Service ?? s.Key) == s.Key
            && (expected.ServiceName ?? s.Name) == s.Name
            && (expected.Client != "LoggedIn" || LoginModes.Of(view, s) != LoginMode.None)
        );
}
