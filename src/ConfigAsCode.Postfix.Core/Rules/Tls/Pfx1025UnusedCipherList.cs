using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>The cipher list of a grade that no server, client or TLS policy of the instance uses.</summary>
internal sealed class Pfx1025UnusedCipherList()
    : Rule(
        new RuleInfo("PFX1025", RuleSeverity.Warning, "No service uses the grade of a cipher list", HasFix: true)
        {
            // A grade of the other kind of level explains it; a list that the release does not have, or that cannot be read, as well.
            YieldsTo = EquatableArray.Of("PFX1011", "PFX4001", "PFX4002", "PFX4003"),
        }
    )
{
    private const string Start = "tls_";
    private const string End = "_cipherlist";

    private static readonly string[] Grades = ["high", "medium", "low", "export", "null"];

    private static readonly string[] GradeParameters = ["ciphers", "mandatory_ciphers"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (
                GradeOf(setting.Parameter) is { } grade
                && context.View.Decides(setting, service)
                && !context.MacroReferences.AreIn(setting.Parameter)
                && IsUnused(setting, service, context)
            )
            {
                yield return Report(context, setting, service, grade);
            }
        }
    }

    private static string? GradeOf(string parameter) =>
        parameter.StartsWith(Start, StringComparison.Ordinal) && parameter.EndsWith(End, StringComparison.Ordinal)
            ? Grades.FirstOrDefault(g => parameter == Start + g + End)
            : null;

    private static bool IsUnused(Setting setting, Service? service, InstanceOnTarget context)
    {
        TlsEndpoint[] readers = [.. EndpointsOf(service, context)];
        return readers.Length > 0
            && readers.All(e => e.GradeList?.IsSetBy(setting) != true)
            // Who writes one list for several grades leaves the choice of the grade open, as the presets do.
            && !readers.All(e => e.GradeList?.Text == context.View.Get(setting.Parameter, service).Text)
            // A grade that is none ends TLS, whatever list was meant.
            && readers.All(e => e.GradeList is not null)
            // A table of the host may have policies of any grade.
            && readers.All(e => e.Side == TlsSide.Server || !TlsPolicyRows.UnknownOf(context.View, e.Service).Any());
    }

    private static IEnumerable<TlsEndpoint> EndpointsOf(Service? service, InstanceOnTarget context) =>
        context.Endpoints.Where(e =>
            service is null || ReferenceEquals(e.Service, service) || ReferenceEquals(e.Reader, service)
        );

    private Finding Report(InstanceOnTarget context, Setting setting, Service? service, string grade)
    {
        TlsEndpoint[] readers = [.. EndpointsOf(service, context)];
        string[] used = [.. readers.Select(e => e.Grade.Text.ToLowerInvariant()).Distinct()];
        string other = Start + used[0] + End;
        bool canRename = used.Length == 1 && context.View.SettingOf(other, service) is null;
        Fix remove = Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter));
        return Found(
            context.Instance,
            $"No service reads {setting.Parameter}: the grade in force is {Wording.Join(used)} everywhere. Write the list into {other}, or set the "
                + $"grade to {grade} where the list is to hold",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            service is null ? [] : [service.Key],
            canRename
                ? [Fix.Of($"Set {other} instead", new Edit(EditKind.Rename, other, setting.Value)), remove]
                : [remove]
        ) with
        {
            About = About(context.Instance, [setting, .. GradesNaming(grade, readers, context)]),
        };
    }

    /// <summary>The settings that name the grade, for a level that no service has.</summary>
    private static IEnumerable<Setting> GradesNaming(string grade, TlsEndpoint[] readers, InstanceOnTarget context) =>
        from endpoint in readers
        from name in GradeParameters
        let value = endpoint.Get(context.View, name)
        where value.SetBy is not null && value.Text.Equals(grade, StringComparison.OrdinalIgnoreCase)
        select value.SetBy;
}
