using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// Which values take a parameter as <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>: those of main.cf, master.cf and the tables of one
/// instance, each looked through once, and the defaults of a release.
/// </summary>
internal sealed class MacroReferences
{
    private static readonly ConcurrentDictionary<PostfixVersion, ILookup<string, ParameterInfo>> Defaults = new();

    private readonly EffectiveView view;
    private readonly Dictionary<string, Uses> settings = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> tables;

    public MacroReferences(EffectiveView view)
    {
        this.view = view;
        foreach ((Setting setting, Service? service) in view.Settings)
        {
            foreach (string name in NamesIn(setting.Value))
            {
                if (!settings.TryGetValue(name, out Uses? uses))
                {
                    uses = new Uses();
                    settings.Add(name, uses);
                }

                uses.Add(setting, service);
            }
        }

        tables = new Lazy<HashSet<string>>(() =>
            new HashSet<string>(
                view.Instance.Tables.SelectMany(t => t.Entries).SelectMany(e => NamesIn(e.Value)),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>Whether any setting takes it.</summary>
    public bool AreIn(string name) => settings.ContainsKey(name);

    /// <summary>Whether a setting takes it that may stand beside one of a service (<see cref="To"/>).</summary>
    public bool AreSeen(string name, Service? service) => settings.ContainsKey(name) && To(name, service).Any();

    /// <summary>Whether a row of a table takes it: smtpd(8) expands what rbl_reply_maps and smtpd_reject_footer_maps find.</summary>
    public bool AreInTables(string name) => tables.Value.Contains(name);

    /// <summary>
    /// The settings that take one of a service by its name: those of main.cf and its own; for one of main.cf, those of all services that
    /// have none of the name themselves.
    /// </summary>
    public IEnumerable<Setting> To(string name, Service? service) =>
        !settings.TryGetValue(name, out Uses? uses) ? []
        : service is not null ? uses.OfMainCf.Concat(uses.Of(service))
        : uses.OfMainCf.Concat(
            uses.OfServices.Where(use => view.OverrideOf(name, use.Service) is null).Select(use => use.Setting)
        );

    /// <summary>The parameters of a release whose default takes it.</summary>
    public static IEnumerable<ParameterInfo> InDefaults(string name, PostfixVersion release) =>
        Defaults.GetOrAdd(
            release,
            static version =>
                Parameters
                    .All.Where(p => p.ExistsOn(version))
                    .SelectMany(p => NamesIn(p.DefaultOn(version) ?? "").Select(n => (Name: n, Parameter: p)))
                    .ToLookup(p => p.Name, p => p.Parameter, StringComparer.Ordinal)
        )[name];

    private static IEnumerable<string> NamesIn(string value) =>
        value.IndexOf('$') < 0 ? [] : MacroUse.NamesIn(value, withConditions: true).Distinct();

    /// <summary>The settings that take one name, in their order.</summary>
    private sealed class Uses
    {
        private ILookup<Service, Setting>? byService;

        public List<Setting> OfMainCf { get; } = [];

        public List<(Setting Setting, Service Service)> OfServices { get; } = [];

        public IEnumerable<Setting> Of(Service service) =>
            OfServices.Count == 0
                ? []
                : (
                    byService ??= OfServices.ToLookup(
                        use => use.Service,
                        use => use.Setting,
                        ReferenceComparer.OfServices
                    )
                )[service];

        public void Add(Setting setting, Service? service)
        {
            if (service is null)
            {
                OfMainCf.Add(setting);
            }
            else
            {
                OfServices.Add((setting, service));
            }
        }
    }
}
