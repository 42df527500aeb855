using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// Which settings come from a policy, one a line, for who reads the files back; their comments in the files are for people.
/// </summary>
internal static class PackedPolicies
{
    public static string Write(Instance instance) =>
        string.Join(
            "\n",
            instance
                .Settings.Select(setting => (Service: "", Setting: setting))
                .Concat(
                    instance.Services.SelectMany(s => s.Settings.Select(setting => (Service: s.Key, Setting: setting)))
                )
                .Where(s => PolicyComments.PolicyOf(s.Setting) is { Length: > 0 })
                .OrderBy(s => s.Service, StringComparer.Ordinal)
                .ThenBy(s => s.Setting.Parameter, StringComparer.Ordinal)
                .Select(s => PackedFields.Write(s.Service, s.Setting.Parameter, s.Setting.Origin.DeclaredBy))
        );

    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static EquatableArray<PolicySetting> Read(string text) =>
        text.Length == 0 ? default : text.Split('\n').Select(ReadOne).ToEquatableArray();

    /// <summary>The instance with the policies as the origin of their settings.</summary>
    public static Instance Apply(IEnumerable<PolicySetting> policies, Instance instance)
    {
        ILookup<SettingPlace, string> byPlace = policies.ToLookup(
            p => new SettingPlace(p.Service, p.Parameter),
            p => p.Policy
        );
        return instance with
        {
            Settings = Settings("", instance.Settings),
            Services = instance
                .Services.Select(s => s with { Settings = Settings(s.Key, s.Settings) })
                .ToEquatableArray(),
        };

        EquatableArray<Setting> Settings(string service, IEnumerable<Setting> settings) =>
            settings
                .Select(s =>
                    byPlace[new SettingPlace(service, s.Parameter)].FirstOrDefault() is { } policy
                        ? s with
                        {
                            Origin = new Origin(OriginKind.Policy, policy),
                        }
                        : s
                )
                .ToEquatableArray();
    }

    private static PolicySetting ReadOne(string line)
    {
        string[] fields = PackedFields.Read(line, 3);
        return new PolicySetting(fields[0], fields[1], fields[2]);
    }

    private sealed record SettingPlace(string Service, string Parameter);
}
