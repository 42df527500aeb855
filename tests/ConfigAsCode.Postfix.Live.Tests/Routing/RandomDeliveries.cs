using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>Configurations of where mail goes, made at random from a seed: few names, so that rows and settings meet.</summary>
internal sealed class RandomDeliveries
{
    private const string InnerServices =
        MasterCf.Plumbing
        + """
            slow unix - - n - - smtp
            store unix - - n - - lmtp
            scan unix - - n - - smtp
            bounces unix - - n - - smtp

            """;

    private static readonly string[] Domains =
    [
        "mail.example.test",
        "shop.example",
        "sub.shop.example",
        "alias.example",
        "boxes.example",
        "relay.example",
        "deep.relay.example",
        "other.example",
        "host.other.example",
        "example.test",
    ];

    private static readonly string[] Users = ["anna", "bob", "carol", "list", "owner-list", "Dora", "x-request"];

    private readonly Random random;
    private readonly DeliveryAddresses addresses;
    private readonly StringBuilder main = new();
    private readonly StringBuilder services = new();
    private readonly List<TableFile> tables = [];

    private RandomDeliveries(int seed)
    {
        random = new Random(seed);
        addresses = new DeliveryAddresses(random, Domains, Users);
    }

    public static IEnumerable<DeliveryCase> Of(int seed, int count) =>
        Enumerable.Range(0, count).Select(i => new RandomDeliveries(seed + (1000 * i)).Make(i));

    private DeliveryCase Make(int number)
    {
        main.Append("compatibility_level = 3.6\nmyhostname = mail.example.test\n");
        Classes();
        Rewriting();
        Transports();
        Services();
        Access();
        return new DeliveryCase(
            "case " + number.ToString(CultureInfo.InvariantCulture),
            main.ToString(),
            $"smtp inet n - n - - smtpd\n{services}{InnerServices}",
            tables,
            addresses.Messages(() => services.Length > 0 && Is(30) ? Pick("second/inet", "back/inet") : "smtp/inet")
        );
    }

    private void Classes()
    {
        Maybe(50, "myorigin", "shop.example", "example.test", "$mydomain");
        Maybe(80, "mydestination", "$myhostname, shop.example", "$myhostname", "shop.example, $mydomain", "");
        Maybe(50, "virtual_alias_domains", "alias.example", "alias.example, other.example", "");
        Maybe(50, "virtual_mailbox_domains", "boxes.example", "boxes.example, sub.shop.example");
        Maybe(60, "relay_domains", "relay.example", ".relay.example", "other.example, relay.example", "");
        Maybe(
            40,
            "parent_domain_matches_subdomains",
            "",
            "relay_domains",
            "transport_maps",
            "relay_domains, transport_maps"
        );
        Maybe(60, "recipient_delimiter", "+", "+-", "-");
    }

    private void Rewriting()
    {
        Maybe(20, "append_at_myorigin", "no");
        Maybe(30, "append_dot_mydomain", "yes", "no");
        Maybe(40, "propagate_unmatched_extensions", "canonical, virtual, alias", "virtual", "alias, canonical", "");
        Map(35, "canonical_maps", AddressKey, () => Pick(Address(), User(), "@" + Domain()));
        Map(25, "recipient_canonical_maps", AddressKey, () => Pick(Address(), User(), "@" + Domain()));
        Map(25, "sender_canonical_maps", AddressKey, () => Pick(Address(), "@" + Domain()));
        Maybe(20, "canonical_classes", "envelope_sender, header_sender", "envelope_recipient");
        if (Is(30))
        {
            Set(
                "masquerade_domains",
                Pick("other.example", "!host.other.example other.example", "relay.example, example.test", "$mydomain")
            );
            Maybe(
                70,
                "masquerade_classes",
                "envelope_sender, envelope_recipient",
                "envelope_recipient",
                "header_sender"
            );
            Maybe(40, "masquerade_exceptions", "anna", "bob, dora");
        }

        Map(
            70,
            "virtual_alias_maps",
            AddressKey,
            () => Is(15) ? "@" + Domain() : Several(() => Pick(Address(), Address(), User()))
        );
        Map(70, "alias_maps", () => User().ToLowerInvariant(), () => Several(() => Pick(Address(), User(), User())));
        if (!main.ToString().Contains("alias_maps = texthash:$config_directory/alias_maps", StringComparison.Ordinal))
        {
            Set("alias_maps", "");
        }

        Maybe(20, "owner_request_special", "no");
        Maybe(20, "expand_owner_alias", "yes");
        Maybe(15, "always_bcc", "copies@other.example", "archive");
        Map(15, "recipient_bcc_maps", AddressKey, Address);
        Map(15, "sender_bcc_maps", AddressKey, Address);
        Map(15, "relocated_maps", AddressKey, () => "elsewhere.example");
    }

    private void Transports()
    {
        Maybe(40, "relayhost", "[gw.example]:587", "gw.example", "[smart.example]");
        Maybe(30, "default_transport", "slow", "smtp:[d.example]:26", "error:5.7.1 nothing leaves", "slow:");
        Maybe(30, "relay_transport", "relay:[r.example]", "slow", "smtp");
        Maybe(30, "virtual_transport", "store:unix:private/store", "lmtp", "store");
        Maybe(20, "local_transport", "local", "lmtp:unix:private/local", "error:5.1.1 no mailbox here", "virtual");
        Map(60, "transport_maps", TransportKey, TransportValue);
        Map(30, "sender_dependent_relayhost_maps", SenderKey, () => Pick("[s.example]", "s.example:26", "DUNNO"));
        Map(
            30,
            "sender_dependent_default_transport_maps",
            SenderKey,
            () => Pick("slow", "slow:[t.example]", "bounces:", "DUNNO", "smtp:t.example")
        );
        Maybe(20, "mailbox_transport", "store:unix:private/box", "store");
        Map(
            20,
            "mailbox_transport_maps",
            () => User().ToLowerInvariant(),
            () => Pick("lmtp:unix:private/map", "store", "store:")
        );
    }

    private void Services()
    {
        if (!Is(40))
        {
            return;
        }

        string[] second =
        [
            .. new[]
            {
                "content_filter=scan:[127.0.0.1]:10025",
                "content_filter=scan",
                "receive_override_options=no_address_mappings",
                "cleanup_service_name=plain",
                "always_bcc=never@other.example",
                "relayhost=[never.example]",
            }.Where(_ => Is(35)),
        ];
        Maybe(25, "content_filter", "scan:[127.0.0.1]:10025", "scan:");
        Maybe(20, "default_filter_nexthop", "[usual.example]");
        services.Append(CultureInfo.InvariantCulture, $"second inet n - n - - smtpd{Options(second)}\n");
        services.Append(
            "back inet n - n - - smtpd -o content_filter= -o receive_override_options=no_address_mappings\n"
        );
        services.Append(
            CultureInfo.InvariantCulture,
            $"plain unix n - n - 0 cleanup -o virtual_alias_maps={Options(["recipient_delimiter=", "always_bcc=plain@other.example", "canonical_maps="], 40)}\n"
        );
    }

    /// <summary>Tables of smtpd(8) that send a message elsewhere; the relay restrictions of the laboratory let it pass.</summary>
    private void Access()
    {
        if (!Is(35))
        {
            return;
        }

        Map(100, "access_of_recipients", AccessKey, AccessValue);
        Map(60, "access_of_senders", AccessKey, AccessValue);
        string[] checks =
        [
            .. tables
                .Select(t => t.Name)
                .Where(name => name is "access_of_recipients" or "access_of_senders")
                .Select(name =>
                    $"{(name == "access_of_senders" ? "check_sender_access" : "check_recipient_access")} texthash:$config_directory/{name}"
                ),
        ];
        Set(
            Pick("smtpd_recipient_restrictions", "smtpd_sender_restrictions", "smtpd_client_restrictions"),
            string.Join(", ", Is(20) ? checks.Prepend("permit_mynetworks") : checks)
        );
    }

    private string AccessKey() => Pick(Address(), Domain(), Domain(), User() + "@");

    private string AccessValue() =>
        Pick(
            "REDIRECT " + Address(),
            "REDIRECT archive@other",
            "REDIRECT nowhere",
            "FILTER scan:[127.0.0.1]:10027",
            "FILTER scan:",
            "FILTER slow",
            "BCC " + Address(),
            "DUNNO",
            "OK"
        );

    private string Options(IEnumerable<string> settings, int percent = 100) =>
        string.Concat(settings.Where(_ => Is(percent)).Select(s => " -o " + s));

    private string AddressKey() => Pick(Address(), Address(), User(), "@" + Domain());

    private string SenderKey() => Pick(Address(), "@" + Domain(), "<>", User());

    private string TransportKey() =>
        Pick(
            Address(),
            Domain(),
            Domain(),
            "." + Pick("shop.example", "relay.example", "other.example", "example"),
            "*",
            "example"
        );

    private string TransportValue() =>
        Pick(
            "smtp:",
            "slow:[a.example]:26",
            ":[hop.example]",
            ":",
            "lmtp",
            "error:",
            "error:5.7.1 closed",
            "retry:4.0.0 later",
            "discard:",
            "local:",
            "store:unix:private/routed"
        );

    private string Several(Func<string> one) =>
        string.Join(
            Pick(", ", " ", ","),
            Enumerable
                .Range(
                    0,
                    Is(30) ? 2
                        : Is(20) ? 3
                        : 1
                )
                .Select(_ => one())
        );

    private string Address() => addresses.Address();

    private string User() => addresses.User();

    private string Domain() => addresses.Domain();

    /// <summary>A parameter whose table has some rows, of one of several types.</summary>
    private void Map(int percent, string parameter, Func<string> key, Func<string> value)
    {
        if (!Is(percent))
        {
            return;
        }

        var rows = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = random.Next(2, 9); i > 0; i--)
        {
            rows[key()] = value();
        }

        tables.Add(new TableFile(parameter, "texthash", string.Concat(rows.Select(r => $"{r.Key} {r.Value}\n"))));
        string table = $"texthash:$config_directory/{parameter}";
        bool canBeMore = parameter is not ("alias_maps" or "mailbox_transport_maps");
        if (canBeMore && Is(15))
        {
            string pattern = $"{parameter}-patterns";
            tables.Add(new TableFile(pattern, "regexp", $"/^anna@(shop|other)/ {value()}\n!/./ {value()}\n"));
            table = Is(50)
                ? $"{table}, regexp:$config_directory/{pattern}"
                : $"regexp:$config_directory/{pattern} {table}";
        }

        Set(parameter, table);
    }

    private void Maybe(int percent, string parameter, params string[] values)
    {
        if (Is(percent))
        {
            Set(parameter, Pick(values));
        }
    }

    private void Set(string parameter, string value) =>
        main.Append(CultureInfo.InvariantCulture, $"{parameter} = {value}\n");

    private bool Is(int percent) => addresses.Is(percent);

    private string Pick(params string[] of) => addresses.Pick(of);
}
