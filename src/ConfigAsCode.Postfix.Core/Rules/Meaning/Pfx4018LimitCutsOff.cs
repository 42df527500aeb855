using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A limit that cuts a server off: so few processes that some slow clients keep all others out, or a size of messages for which no disk has
/// the room that smtpd(8) wants to be free.
/// </summary>
internal sealed class Pfx4018LimitCutsOff()
    : Rule(
        new RuleInfo("PFX4018", RuleSeverity.Warning, "A limit cuts a public service off", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const int FewestProcesses = 5;

    private const string DefaultLimit = "default_process_limit";
    private const string MessageSize = "message_size_limit";
    private const long Gigabyte = 1L << 30;

    public override IEnumerable<Finding> Check(InstanceOnTarget context) => Processes(context).Concat(Sizes(context));

    private IEnumerable<Finding> Processes(InstanceOnTarget context)
    {
        EffectiveValue byDefault = context.View.Get(DefaultLimit);
        Service[] servers =
        [
            .. context.Instance.Services.Where(s => s.IsSmtpServer && PublicServer.IsReached(s, context)),
        ];
        foreach (Service service in servers.Where(s => IsFew(s.ProcessLimit)))
        {
            yield return Found(
                context.Instance,
                KeepsOut([service], service.ProcessLimit, byDefault: false)
                    + $". Write - in the process limit field (the limit is then {DefaultLimit}), or the number of clients at a time",
                new Place(service.Origin),
                ServiceField.ProcessLimit,
                service.ProcessLimit,
                [service.Key],
                Fix.Of("Serve 100 clients at a time", new Edit(EditKind.SetField, ServiceField.ProcessLimit, "100"))
            );
        }

        Service[] limited = [.. servers.Where(s => s.ProcessLimit == "-")];
        if (byDefault.SetBy is { } setting && byDefault.Error is null && limited.Length > 0 && IsFew(byDefault.Text))
        {
            string original = Parameters.Find(DefaultLimit)!.DefaultOn(context.Target.Postfix) ?? "100";
            yield return Found(
                context.Instance,
                KeepsOut(limited, byDefault.Text, byDefault: true)
                    + $". Write {original}, or the number of clients at a time",
                Place.At(setting),
                DefaultLimit,
                byDefault.Text,
                limited.Select(s => s.Key),
                Fix.Of($"Serve {original} clients at a time", new Edit(EditKind.Set, DefaultLimit, original))
            );
        }
    }

    private static string KeepsOut(Service[] services, string limit, bool byDefault) =>
        $"{Wording.Names(services)} {(services.Length == 1 ? "serves" : "serve")} {limit} {(limit == "1" ? "client" : "clients")} at a time"
        + $"{(byDefault ? $" each ({DefaultLimit})" : "")}: while so many are slow, no other client gets a greeting "
        + "(\"has reached its process limit\")";

    /// <summary>master(8) takes 0 for no limit.</summary>
    private static bool IsFew(string limit) =>
        int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number is > 0 and < FewestProcesses;

    /// <summary>check_size() in smtpd/smtpd.c wants 1.5 times as much to be free as a message may have.</summary>
    private IEnumerable<Finding> Sizes(InstanceOnTarget context)
    {
        ParameterInfo parameter = Parameters.Find(MessageSize)!;
        var large = context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .Select(s => (Service: s, Limit: context.View.Get(MessageSize, s)))
            .Where(x => x.Limit is { SetBy: not null, Error: null })
            .Select(x => (x.Service, x.Limit, Bytes: ValueCheck.NumberIn(x.Limit.Text, parameter, context.Target)))
            .Where(x => x.Bytes > Gigabyte)
            .GroupBy(x => x.Limit.SetBy!, x => x, ReferenceComparer.OfSettings);
        foreach (var same in large)
        {
            decimal needed = Math.Ceiling(same.First().Bytes!.Value * 1.5m / Gigabyte);
            yield return Found(
                context.Instance,
                $"{Wording.Names([.. same.Select(x => x.Service)])} may answer mail with \"452 4.3.1 Insufficient system storage\": with {MessageSize} = "
                    + $"{same.First().Limit.Text} smtpd(8) takes mail only while {FormattableString.Invariant($"{needed:N0}")} GiB are free in the "
                    + "queue directory (1.5 times the limit). Write the size of the largest message that the host is meant to carry",
                Place.At(same.Key),
                MessageSize,
                same.First().Limit.Text,
                same.Select(x => x.Service.Key)
            );
        }
    }
}
