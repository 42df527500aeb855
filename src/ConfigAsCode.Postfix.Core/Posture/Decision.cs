using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>Who decided a value.</summary>
/// <param name="Parameter">The parameter, or the attribute of a policy row.</param>
/// <param name="By"><c>default</c>, a policy, main.cf, <c>-o in master.cf</c>, or the row of a table.</param>
public sealed record Decision(string Parameter, string By)
{
    private const string Default = "default";

    internal static Decision Of(EffectiveValue value, Service service, bool isOfPolicy) =>
        new(value.Parameter, Who(value, service, isOfPolicy));

    private static string Who(EffectiveValue value, Service service, bool isOfPolicy) =>
        value.SetBy is not { } setting ? Default
        : setting.Origin.Kind == OriginKind.Policy ? setting.Origin.DeclaredBy
        // A row calls its attributes otherwise than the parameters whose place they take.
        : isOfPolicy && Catalog.Parameters.Find(value.Parameter) is null ? "its row"
        : service.Settings.Any(s => ReferenceEquals(s, setting)) ? "-o in " + InstanceReader.MasterCf
        : InstanceReader.MainCf;
}
