using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Access;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Corpus;

/// <summary>
/// How the servers of public configurations decide who may send: the lists of each of their smtpd(8) services, without what tables of
/// theirs, policy servers and DNS decide, asked of a live server and of the engine.
/// </summary>
[Trait("Time", "long")]
public sealed class PublicRelayStyleTests
{
    // What decides beside the lists. Networks and domains are those of the tests, so that the clients differ.
    private static readonly string[] Switches =
    [
        "smtpd_delay_reject",
        "smtpd_helo_required",
        "smtpd_reject_unlisted_recipient",
        "smtpd_reject_unlisted_sender",
        "smtpd_relay_before_recipient_restrictions",
        "smtpd_sasl_auth_enable",
        "smtpd_tls_auth_only",
        "soft_bounce",
        "unknown_client_reject_code",
        "unknown_local_recipient_reject_code",
    ];

    // With the one from which the test speaks for its clients, since a list may be asked as soon as it connects.
    private const string Networks = "mynetworks = 127.0.0.0/8, 192.0.2.0/24";

    private static readonly DebianRelease Release = DebianRelease.Of("Debian12");

    [Fact]
    public async Task The_engine_decides_as_a_server_with_the_lists_does()
    {
        PublicConfiguration[] all = PublicConfiguration.AllOrSkip();

        RelayCase[] styles =
        [
            .. all.SelectMany(c => Styles(c.Read().Instance))
                .Distinct(StringComparer.Ordinal)
                .Select((style, i) => new RelayCase($"style{i}", [Networks, .. style.Split('\n')])),
        ];
        var server = new InstanceOnTarget(RelayServer.InstanceOf(styles), DebianRelease.Tested.Target);
        // Without what others decide, some have no restriction left that smtpd(8) starts with.
        styles =
        [
            .. styles.Where(s =>
                server.AccessThrough(server.Instance.Services.Single(service => service.Name == s.Name)).Starts
            ),
        ];
        Assert.InRange(styles.Length, 60, int.MaxValue);
        await using LivePostfix postfix = await RelayServer.StartAsync(styles);
        await DecisionTests.CompareAsync(styles, postfix, DecisionTests.Messages);
    }

    private static IEnumerable<string> Styles(Instance instance)
    {
        var view = new EffectiveView(instance, Release.Target);
        foreach (Service service in instance.Services.Where(s => s is { Program: "smtpd" }))
        {
            yield return string.Join(
                '\n',
                SmtpStages
                    .OfMail.Select(stage => (stage.List, Value: ListOf(view, service, stage.List)))
                    .Concat(Switches.Select(name => (name, view.Get(name, service).Text)))
                    .Select(setting => $"{setting.Item1} = {setting.Item2}")
            );
        }
    }

    /// <summary>What is left of a list that nothing outside decides; a class is its list.</summary>
    private static string ListOf(EffectiveView view, Service service, string parameter, int depth = 0) =>
        string.Join(
            ", ",
            RestrictionList
                .Parse(view.Get(parameter, service).Text, Release.Target.Postfix)
                .Where(r => r.Info is not null ? !IsDecidedOutside(r) : depth == 0 && IsClass(view, service, r))
                .Select(r => r.Info is null ? ListOf(view, service, r.Name, depth + 1) : r.ToString())
                .Where(text => text.Length > 0)
        );

    private static bool IsClass(EffectiveView view, Service service, Core.Syntax.Restriction restriction) =>
        !restriction.OnlyWarns && ListValue.Has(view.Get("smtpd_restriction_classes", service).Text, restriction.Name);

    private static bool IsDecidedOutside(Core.Syntax.Restriction restriction) =>
        restriction.Name.StartsWith("check_", StringComparison.OrdinalIgnoreCase)
        || restriction.Name.Contains("_rbl", StringComparison.OrdinalIgnoreCase)
        || restriction.Name.Contains("_rhsbl", StringComparison.OrdinalIgnoreCase)
        || restriction.Name.Contains("_dnswl", StringComparison.OrdinalIgnoreCase)
        || restriction.Name.Contains("_unverified_", StringComparison.OrdinalIgnoreCase)
        || restriction.Is("reject_unknown_sender_domain")
        || restriction.Is("reject_unknown_recipient_domain")
        || restriction.Is("reject_unknown_address")
        || restriction.Is("reject_unknown_helo_hostname")
        || restriction.Is("reject_unknown_hostname")
        || restriction.Is("reject_unknown_forward_client_hostname")
        || restriction.Is("permit_mx_backup")
        || restriction.Is("sleep");
}
