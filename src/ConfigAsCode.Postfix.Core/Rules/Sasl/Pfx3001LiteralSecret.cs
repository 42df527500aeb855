using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>
/// A password, a key or a token in a value, a command or a table: it would stand in source control, in the assembly, and in main.cf,
/// which every user of the host can read. What is one is decided in <c>Sasl/Secrets</c>. No finding repeats it.
/// </summary>
internal sealed class Pfx3001LiteralSecret()
    : Rule(
        new RuleInfo(Id, RuleSeverity.Error, "The configuration contains a secret", HasFix: false)
        {
            NeedsMainCf = MainCfNeed.Never,
            AlwaysStands = true,
        }
    )
{
    public const string Id = "PFX3001";

    private const string Keep =
        "whoever sees the sources, the build or the host's files has it. Keep it in a file that only the host has, and name that file here";

    private const string KeepKey =
        "whoever sees the sources, the build or the host's files has it, and so may each client that the list rejects, as the reply names the "
        + "list. Give a DNS server of the host a zone with a DNAME record that leads to the list with its key, and name that zone here";

    /// <summary>One finding for each place, whatever the number of secrets in it.</summary>
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        context
            .Secrets.Where(found => !IsWhereItBelongs(found, context))
            .GroupBy(found => new
            {
                found.Origin,
                Parameter = found.Setting?.Parameter,
                Key = found.Service?.Key,
            })
            .Select(place => Report(place.First(), context));

    /// <summary>
    /// The configuration of an LDAP or SQL table in the folder of a host: a file that only the host has, and that its programs alone need to read.
    /// </summary>
    private static bool IsWhereItBelongs(FoundSecret found, InstanceOnTarget context) =>
        context.Instance.IsHandWritten && ClientConfiguration.Is(TableTypeInfo.Find(found.Table?.Type ?? ""));

    private Finding Report(FoundSecret found, InstanceOnTarget context) =>
        Found(
            context.Instance,
            $"{Where(found)} contains {found.Secret.What}: {(found.Secret.IsDnsListKey ? KeepKey : Keep)}",
            found.Setting is { } setting ? Place.At(setting) : new Place(found.Origin),
            found.Setting?.Parameter ?? "",
            services: found.Service is { } service ? [service.Key] : []
        );

    private static string Where(FoundSecret found) =>
        found switch
        {
            { Row: not null } => $"A row of the table {found.Table!.Name}",
            { Setting: null } => $"The command of {found.Service!.Key}",
            { Service: { } service } => $"{found.Setting.Parameter} of {service.Key}",
            _ => $"{found.Setting.Parameter} in main.cf",
        };
}
