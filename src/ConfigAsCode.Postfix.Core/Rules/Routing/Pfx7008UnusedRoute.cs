using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A setting of where mail goes that has no effect beside another one (<see cref="Pfx7008Settings"/>), or a TLS policy that the client does not use: no next hop asks for its row, since the client asks for the next hop as it is written, with its brackets
/// and port (tls_policy_lookup() in smtp/smtp_tls_policy.c), or a table before it may answer first.
/// </summary>
internal sealed class Pfx7008UnusedRoute()
    : Rule(
        new RuleInfo(
            "PFX7008",
            RuleSeverity.Warning,
            "A setting or TLS policy for deliveries is never used",
            HasFix: true
        )
        {
            YieldsTo = EquatableArray.Of("PFX4002", "PFX4003", "PFX4004", "PFX4005", "PFX4009", "PFX4012"),
        }
    )
{
    private const string Policies = "smtp_tls_policy_maps";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Pfx7008Settings
            .Of(context)
            .Select(unused => Report(unused, context))
            .Concat(Unreachable(context))
            .Concat(Policy(context));

    private Finding Report(Pfx7008Setting unused, InstanceOnTarget context)
    {
        Setting setting = unused.Settings[0];
        return Found(
            context.Instance,
            $"{unused.Happens}. {unused.Advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            unused.Services.Select(s => s.Key),
            unused.Better is { } better
                    ? [Fix.Of($"Write '{better}'", new Edit(EditKind.Set, setting.Parameter, better))]
                : unused.CanBeRemoved
                    ? [Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter))]
                : []
        ) with
        {
            About = About(context.Instance, unused.Settings),
            Part = setting.Parameter,
        };
    }

    /// <summary>A server behind postscreen(8) where none runs, and nothing else is at port 25: what is kept for later beside one is right.</summary>
    private IEnumerable<Finding> Unreachable(InstanceOnTarget context) =>
        context.Instance.Services.Any(s =>
            s.IsPostscreen || (s.TakesMail && InetEndpoint.IsOnPort(s, context.View.Ports, "25"))
        )
            ? []
            : context
                .Instance.Services.Where(s => s.Type == ServiceType.Pass && s.IsSmtpServer)
                .Select(s =>
                    Found(
                        context.Instance,
                        $"{s.Key} gets no connection, since no service runs postscreen(8), which would pass them on. Run postscreen at port 25, or "
                            + "remove the service",
                        new Place(s.Origin),
                        services: [s.Key]
                    ) with
                    {
                        Part = s.Key,
                    }
                );

    private IEnumerable<Finding> Policy(InstanceOnTarget context)
    {
        // Most instances have no policy.
        if (context.Instance.Tables.Count == 0)
        {
            return [];
        }

        Service[] clients = [.. context.Instance.Services.Where(s => s.IsSmtpClient)];
        var uses = clients
            .SelectMany(client =>
                TableReferences.ReadBy(client, Policies, context.View).Select(named => (Client: client, Named: named))
            )
            .Where(use => use.Named.DeclaredIn(context.View) is not null)
            .ToArray();
        return Rows(uses, context).Concat(BehindOthers(clients, context));
    }

    private IEnumerable<Finding> Rows((Service Client, TableReference Named)[] uses, InstanceOnTarget context)
    {
        foreach (var ofTable in uses.GroupBy(use => use.Named.DeclaredIn(context.View)!, ReferenceComparer.OfTables))
        {
            Service[] readers = [.. ofTable.Select(use => use.Client).Distinct(ReferenceComparer.OfServices)];
            Delivery[] hops =
            [
                .. context.Deliveries.All.Where(d => readers.Contains(d.Client, ReferenceComparer.OfServices)),
            ];
            if (
                hops.Length == 0
                || !context.Deliveries.AreComplete
                || TableTypeInfo.FormatOf(ofTable.Key.Type) != TableFormat.KeyValue
            )
            {
                continue;
            }

            foreach (TableEntry row in ofTable.Key.Entries)
            {
                if (!hops.Any(hop => AsksFor(row.Key, hop)))
                {
                    yield return Unused(row, ofTable.Key, hops, context);
                }
            }
        }
    }

    private Finding Unused(TableEntry row, Table table, Delivery[] hops, InstanceOnTarget context)
    {
        string host = NextHop.HostOf(row.Key).TrimStart('.');
        Delivery? meant = hops.FirstOrDefault(h =>
            !h.IsOfRecipients && NextHop.HostOf(h.Destination).Equals(host, StringComparison.OrdinalIgnoreCase)
        );
        bool isByRecipients = meant is null && hops.Any(h => h.IsOfRecipients);
        var policy = TlsPolicy.Read(row.Value, context.Target.Postfix);
        bool isWeaker =
            meant is not null
            && policy is { IsInvalid: false, Level: { } level }
            && Verifies(level)
            && !context.Endpoints.Any(e =>
                ReferenceEquals(e.Service, meant.Client) && e.Policy is null && Verifies(e.Level)
            );
        string happens =
            meant is not null
                ? $"smtp(8) asks for the next hop as it is written, {meant.Destination}, so the policy of {row.Key} is never used"
                    + (isWeaker ? ", and mail goes there without the verification that it demands" : "")
            : isByRecipients
                ? $"The policy of {row.Key} is never used: smtp(8) asks for the domains of the recipients, without brackets and ports, and no next "
                    + "hop is written so"
            : $"The policy of {row.Key} is never used: smtp(8) sends no mail there, only to {Wording.Join(hops.Select(h => h.Destination))}";
        string advice =
            meant is not null ? $"Write {meant.Destination}"
            : isByRecipients ? "Write the domain, or remove the row"
            : "Write one of these, or remove the row";
        return Found(
            context.Instance,
            $"{happens}. {advice}",
            new Place(row.Origin),
            Policies,
            row.Key,
            hops.Select(h => h.Client.Key),
            meant is not null && !table.Entries.Any(e => AsksFor(e.Key, meant))
                ? [Fix.Of($"Write {meant.Destination}", new Edit(EditKind.SetRowKey, Value: meant.Destination))]
                : []
        ) with
        {
            Part = row.Key,
            Severity = isWeaker ? RuleSeverity.Error : RuleSeverity.Warning,
        };
    }

    private static bool Verifies(TlsLevel level) =>
        level is TlsLevel.Fingerprint or TlsLevel.DaneOnly or TlsLevel.Verify or TlsLevel.Secure;

    /// <summary>Mail to the domains of its recipients may ask for any domain, and for the parents of any.</summary>
    private static bool AsksFor(string key, Delivery hop) =>
        hop.IsOfRecipients
            ? HostName.IsValid(key.TrimStart('.'))
            : hop.Destination.Equals(key, StringComparison.OrdinalIgnoreCase)
                || (
                    key.StartsWith(".", StringComparison.Ordinal)
                    && HostName.IsValid(hop.Destination)
                    && hop.Destination.EndsWith(key, StringComparison.OrdinalIgnoreCase)
                );

    /// <summary>A declared table behind one that another program answers, or that answers every key.</summary>
    private IEnumerable<Finding> BehindOthers(Service[] clients, InstanceOnTarget context)
    {
        var seen = clients
            .Select(client => (Client: client, Value: context.View.Get(Policies, client)))
            .Where(read => read.Value is { SetBy: not null, Error: null })
            .GroupBy(read => new { Place = Place.At(read.Value.SetBy!), Text = new TextKey(read.Value.Text) });
        foreach (var same in seen)
        {
            (Service client, var value) = same.First();
            string[] words = [.. BracedWords.Of(value.Text, context.Target.Postfix).Select(w => w.Word)];
            int first = Array.FindIndex(words, TableReferences.NamesOneThatTakesKeys);
            string[] own = first < 0 ? [] : [.. words.Skip(first + 1).Where(w => IsOwn(w, client, context))];
            if (own.Length == 0)
            {
                continue;
            }

            Setting setting = value.SetBy!;
            string[] written = [.. BracedWords.Of(setting.Value, context.Target.Postfix).Select(w => w.Word)];
            string[] front = [.. written.Where(w => IsOwn(context.View.Expand(w, client) ?? "", client, context))];
            string better = string.Join(", ", front.Concat(written.Except(front)));
            string name = TableReferences.Declared(own[0], client, context.View)!.Name;
            string happens = TableReferences.NamesOneWithEveryKey(words[first])
                ? $"that has an answer to every next hop, so the rows of {name} are never used"
                : $"where that has an answer, the row of {name} is not used";
            yield return Found(
                context.Instance,
                $"smtp(8) asks {words[first]} before {name}: {happens}. Write {name} first",
                same.Key.Place,
                setting.Parameter,
                value.Text,
                same.Select(read => read.Client.Key),
                front.Length > 0
                    ? [Fix.Of($"Write {name} first", new Edit(EditKind.Set, setting.Parameter, better))]
                    : []
            ) with
            {
                Part = own[0],
            };
        }
    }

    private static bool IsOwn(string word, Service client, InstanceOnTarget context) =>
        TableReferences.Declared(word, client, context.View) is not null;
}
