using System.Globalization;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Destinations;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>Where mail goes is where a real Postfix takes it: the transport, the next hop and the recipient of each message.</summary>
public sealed partial class DeliveryTests
{
    private const int Seed = 20261201;

    [Fact]
    public async Task Mail_goes_where_the_configuration_says() =>
        await CompareAsync(DebianRelease.Tested, [.. RandomDeliveries.Of(Seed, 8)]);

    [Fact]
    public async Task Mail_of_some_samples_goes_where_their_files_say() =>
        await CompareAsync(
            DebianRelease.Tested,
            [
                .. HostDeliveries
                    .OfSamples(DebianRelease.Tested)
                    .Select(host => host.AskedAtRandom(Seed))
                    .Where(c => c.Name is "webshop-next" or "lmtp-delivery" or "satellite" or "content-filter"),
            ]
        );

    [Fact]
    public async Task Mail_of_some_cases_goes_where_their_files_say() =>
        await CompareAsync(
            DebianRelease.Tested,
            [
                .. HostDeliveries
                    .OfCases(DebianRelease.Tested)
                    .Where(c => c.Name is "12" or "16" or "35" or "62")
                    .Select(c => c.Host.AskedAtRandom(Seed)),
            ]
        );

    /// <summary>Why some cases are not among those that are compared.</summary>
    [Fact]
    [Trait("Time", "long")]
    public async Task The_other_cases_deliver_nothing()
    {
        foreach ((string name, HostDelivery host) in HostDeliveries.OfCases(DebianRelease.Tested))
        {
            if (!HostDeliveries.WithoutDelivery.TryGetValue(name, out string? why))
            {
                continue;
            }

            await using DeliveryLaboratory laboratory = await DeliveryLaboratory.StartAsync(DebianRelease.Tested);
            Assert.Contains(
                why,
                await laboratory.RefusalAsync(host.Asked(("smtp/inet", "", "postmaster"))),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("Debian11")]
    [InlineData("Debian12")]
    [InlineData("Debian13")]
    [Trait("Time", "long")]
    public async Task Mail_goes_where_each_release_takes_it(string platform) =>
        await CompareAsync(DebianRelease.Of(platform), [.. RandomDeliveries.Of(Seed + 1, 120)]);

    [Theory]
    [InlineData("Debian11")]
    [InlineData("Debian12")]
    [InlineData("Debian13")]
    [Trait("Time", "long")]
    public async Task Mail_of_the_samples_goes_where_each_release_takes_it(string platform)
    {
        var release = DebianRelease.Of(platform);
        await CompareAsync(
            release,
            [.. HostDeliveries.OfSamples(release).Select((host, i) => host.AskedAtRandom(Seed + i))]
        );
    }

    [Theory]
    [InlineData("Debian11")]
    [InlineData("Debian12")]
    [InlineData("Debian13")]
    [Trait("Time", "long")]
    public async Task Mail_of_the_cases_goes_where_each_release_takes_it(string platform)
    {
        var release = DebianRelease.Of(platform);
        await CompareAsync(
            release,
            [
                .. HostDeliveries
                    .OfCases(release)
                    .Where(c => !HostDeliveries.WithoutDelivery.ContainsKey(c.Name))
                    .Select((c, i) => c.Host.AskedAtRandom(Seed + i)),
            ]
        );
    }

    private static async Task CompareAsync(DebianRelease release, DeliveryCase[] cases)
    {
        await using DeliveryLaboratory laboratory = await DeliveryLaboratory.StartAsync(release);
        List<string> differences = [];
        int asked = 0;
        int undecided = 0;
        foreach (DeliveryCase c in cases)
        {
            Instance instance = InstanceReader
                .Read("live", release.Target, laboratory.MainCf(c), c.MasterCf, [.. c.Tables])
                .Instance;
            var view = new EffectiveView(instance, release.Target);
            IReadOnlyList<Destination>[] all =
            [
                .. c.Messages.Select(m =>
                    new DeliveryRun(view, followsFilters: false).Of(
                        new MailMessage(m.Recipient, m.Sender, instance.Services.Single(s => s.Key == m.Entry))
                    )
                ),
            ];
            string[][] expected = [.. all.Select(Lines)];
            bool[] isKnown = [.. all.Select(ends => ends.All(d => d.DecidedBy is null))];
            string[][] seen = await laboratory.AskAsync(
                c,
                (i, lines) => !isKnown[i] || lines.SequenceEqual(expected[i])
            );
            for (int i = 0; i < seen.Length; i++)
            {
                asked++;
                undecided += isKnown[i] ? 0 : 1;
                if (isKnown[i] && !seen[i].SequenceEqual(expected[i]))
                {
                    differences.Add(
                        $"{release} {c.Name}: {c.Messages[i]}\n  here: {string.Join("; ", expected[i])}\n  seen: {string.Join("; ", seen[i])}\n"
                            + c.MainCf
                            + string.Concat(c.Tables.Select(t => $"--- {t.Name}\n{t.Text}"))
                            + string.Join('\n', laboratory.Complaints())
                    );
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{release}: {cases.Length} configurations, {asked} messages, {undecided} not decided here, {differences.Count} differences"
        );
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.InRange(undecided, 0, asked / 10);
    }

    /// <summary>The ends of a message as the laboratory sees them.</summary>
    private static string[] Lines(IReadOnlyList<Destination> ends) =>
        [
            .. ends.Select(d =>
                    d.Failure is not null ? "fails"
                    : d.DecidedBy is { } by ? $"decided by {by}"
                    : d.Transport == "local" ? $"{d.Recipient} local"
                    : $"{d.Recipient} {d.Transport} {Status().Replace(d.NextHop, "")}"
                )
                .Select(line => line.ToLower(CultureInfo.InvariantCulture))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>error(8) takes the status code off the text (dsn_split()).</summary>
    [GeneratedRegex(@"^[245]\.\d+\.\d+ ")]
    private static partial Regex Status();
}
