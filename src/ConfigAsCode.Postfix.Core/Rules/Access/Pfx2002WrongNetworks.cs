using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A list of networks that holds more than its author owns, or a word that Postfix cannot use: then each client that comes so far in
/// the list gets an error (match_list.c).
/// </summary>
internal sealed class Pfx2002WrongNetworks()
    : Rule(
        new RuleInfo(
            "PFX2002",
            RuleSeverity.Error,
            "A list of networks is too wide, or contains a word that Postfix cannot use",
            HasFix: true
        )
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const string MyNetworks = "mynetworks";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Lists(context.View)
            .SelectMany(list => Words(list.Setting, list.Service, context))
            .Concat(TooWide(context))
            .Concat(OfContainers(context));

    private static IEnumerable<(Setting Setting, Service? Service)> Lists(EffectiveView view) =>
        view.Settings.Where(s =>
            Parameters.Find(s.Setting.Parameter) is { Tables: TableListForm.Networks } known
            && (s.Service is null || known.IsReadBy(s.Service.Program, view.Target.Postfix))
            && view.Decides(s.Setting, s.Service)
        );

    private IEnumerable<Finding> Words(Setting setting, Service? service, InstanceOnTarget context)
    {
        string text = context.View.Expand(setting.Value, service) ?? "";
        foreach ((_, string word) in BracedWords.Of(text, context.Target.Postfix))
        {
            var pattern = NetworkPattern.Parse(word);
            if (pattern.Fault is not null)
            {
                yield return OfWord(
                    Unusable(pattern, setting.Parameter, context.Target.Postfix),
                    RuleSeverity.Error,
                    WithoutHostBits(pattern)
                );
            }
            else if (pattern.IsName && setting.Parameter == MyNetworks)
            {
                yield return OfWord(Name(pattern), RuleSeverity.Warning, better: null);
            }
            else if (pattern is { IsNegated: false, Network: { } network } && LoopbackSlip.Is(network))
            {
                yield return OfWord(Slip(pattern, network, setting.Parameter), RuleSeverity.Warning, better: null);
            }

            Finding OfWord(string message, RuleSeverity severity, string? better) =>
                Found(
                    context.Instance,
                    message,
                    Place.At(setting),
                    setting.Parameter,
                    word,
                    service is null ? [] : [service.Key],
                    [.. Fixes(setting, word, better, context.Target.Postfix)]
                ) with
                {
                    Severity = severity,
                };
        }
    }

    private static string Unusable(NetworkPattern pattern, string parameter, PostfixVersion release)
    {
        string clients = $"each IPv{(pattern.IsV6 ? 6 : 4)} client that no word before it matches";
        string effect =
            parameter == MyNetworks
                ? $"{clients} gets 451 (Temporary lookup failure) wherever a list asks for permit_mynetworks"
                : $"the list is in error for {clients}";
        string advice = WithoutHostBits(pattern) is { } better
            ? $"Write {better}"
            : "Write an address or a network, such as 192.0.2.0/24 or [2001:db8::]/32";
        return $"{parameter} contains '{pattern.Text}', which Postfix cannot use ({Network.InWordsOf(release, pattern.Fault!)}): {effect}. {advice}";
    }

    private static string Name(NetworkPattern pattern) =>
        pattern.Text.All(c => c is (>= '0' and <= '9') or '.' or '/')
            ? $"mynetworks contains '{pattern.Text}', which is neither an address nor a network: it matches no client. Write all four "
                + "numbers, and the length of the network behind a slash"
            : $"mynetworks contains '{pattern.Text}', which is not an address: it trusts each client whose verified name is that, or ends in "
                + "it, and so whoever writes that zone. Write addresses or networks";

    private static string Slip(NetworkPattern pattern, Network network, string parameter) =>
        $"{parameter} contains '{pattern.Text}', a network of loopback addresses that no client has: it matches nobody. "
        + (
            LoopbackSlip.Meant(network) is { } meant
                ? $"Write {meant} if that is meant, or remove it"
                : "Write the network that is meant, or 127.0.0.0/8"
        );

    /// <summary>What the word means without the bits behind the mask.</summary>
    private static string? WithoutHostBits(NetworkPattern pattern)
    {
        string plain = pattern.Text.Replace("[", "").Replace("]", "");
        return pattern.Fault?.StartsWith("non-null", StringComparison.Ordinal) != true
            || Network.Parse(plain) is not { } network
                ? null
            : pattern.IsV6 ? "[" + network.WithoutHostBits.Replace("/", "]/")
            : network.WithoutHostBits;
    }

    private static IEnumerable<Fix> Fixes(Setting setting, string word, string? better, PostfixVersion release)
    {
        if (better is null || !Fix.CanRewrite(setting.Value))
        {
            yield break;
        }

        foreach ((int start, string written) in BracedWords.Of(setting.Value, release))
        {
            if (written == word)
            {
                string sign = word.Substring(0, word.Length - word.TrimStart('!').Length);
                string value =
                    setting.Value.Substring(0, start) + sign + better + setting.Value.Substring(start + word.Length);
                yield return Fix.Of($"Write {better}", new Edit(EditKind.Set, setting.Parameter, value));
                yield break;
            }
        }
    }

    /// <summary>Servers through which any client in public networks sends to any domain.</summary>
    private IEnumerable<Finding> TooWide(InstanceOnTarget context)
    {
        var servers = context
            .Instance.Services.Where(s => s.IsSmtpServer && RelaysForNetworks(context.AccessThrough(s)))
            .Select(s => (Service: s, Networks: context.View.Get(MyNetworks, s)))
            .Where(s => s.Networks.SetBy is not null)
            .GroupBy(s => new { s.Networks.SetBy, Text = new TextKey(s.Networks.Text) });
        foreach (var group in servers)
        {
            Network[] networks = NetworksIn(group.First().Networks.Text, context.Target.Postfix);
            if (PublicNetworks.TooWide(networks) is { } tooWide)
            {
                Service[] services = [.. group.Select(s => s.Service)];
                yield return Found(
                    context.Instance,
                    $"Anybody in {tooWide} can send mail to any domain through {Wording.Names(services)}, as mynetworks contains "
                        + $"it. {Advice(networks)}",
                    Place.At(group.Key.SetBy!),
                    MyNetworks,
                    group.First().Networks.Text,
                    services.Select(s => s.Key)
                );
            }
        }
    }

    private static string Advice(IReadOnlyList<Network> networks)
    {
        string[] meant = [.. PublicNetworks.PrivateIn(networks)];
        string advice =
            meant.Length > 0
                ? $"The private network in it is {Wording.Join(meant)}"
                : "Write loopback and the addresses that must relay: 127.0.0.0/8 [::1]/128 192.0.2.7";
        bool forgetsV6 = networks.Any(n => !n.IsV6 && n.Bits == 0) && !networks.Any(n => n.IsV6);
        return forgetsV6 ? advice + ". This host itself, at ::1, is not in it" : advice;
    }

    /// <summary>
    /// Servers that relay for a network of containers: behind its gateway are all who reach a published port where the host translates addresses,
    /// as a user-land proxy does, or the bridge of IPv4 for clients of IPv6.
    /// </summary>
    private IEnumerable<Finding> OfContainers(InstanceOnTarget context)
    {
        var servers = context
            .Instance.Services.Where(s =>
                s.IsSmtpServer
                && ListeningAddress.IsReached(s, context.View)
                && RelaysForNetworks(context.AccessThrough(s))
            )
            .Select(s => (Service: s, Networks: context.View.Get(MyNetworks, s)))
            .Where(s => s.Networks.SetBy is not null)
            .GroupBy(s => new { Place = Place.At(s.Networks.SetBy!), Text = new TextKey(s.Networks.Text) });
        foreach (var group in servers)
        {
            string[] bridges =
            [
                .. NetworksIn(group.First().Networks.Text, context.Target.Postfix)
                    .Where(ContainerNetworks.HasGateway)
                    .Select(network => network.Text),
            ];
            if (bridges.Length > 0)
            {
                Service[] services = [.. group.Select(s => s.Service)];
                yield return Found(
                    context.Instance,
                    $"Whoever comes from {Wording.Join(bridges)} can send mail to any domain through {Wording.Names(services)}. If that is a "
                        + "network of containers, every stranger may come from its gateway, as with IPv6 on the host alone or with a user-land "
                        + "proxy: write the addresses of the containers that must relay, or let them log in",
                    group.Key.Place,
                    MyNetworks,
                    group.First().Networks.Text,
                    services.Select(s => s.Key)
                ) with
                {
                    Severity = RuleSeverity.Info,
                };
            }
        }
    }

    private static Network[] NetworksIn(string text, PostfixVersion release) =>
        [
            .. BracedWords
                .Of(text, release)
                .Select(word => NetworkPattern.Parse(word.Word))
                .Where(pattern => !pattern.IsNegated)
                .Select(pattern => pattern.Network)
                .OfType<Network>(),
        ];

    private static bool RelaysForNetworks(ServiceAccess access) =>
        access.Starts
        && access
            .To(RecipientKind.Remote)
            .Paths.Any(path => path.Conditions.Count > 0 && path.Conditions.All(c => c.Kind == ClientKind.InNetworks));
}
