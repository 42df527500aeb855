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

    private readonly ILookup<string, (Setting Setting, Service? Service)> settings;
    private readonly Lazy<HashSet<string>> tables;

    public MacroReferences(EffectiveView view)
    {
        settings = view
            .Settings.SelectMany(s => NamesIn(s.Setting.Value).Select(name => (Name: name, Use: s)))
            .ToLookup(s => s.Name, s => s.Use, StringComparer.Ordinal);
        tables = new Lazy<HashSet<string>>(() =>
            new HashSet<string>(
                view.Instance.Tables.SelectMany(t => t.Entries).SelectMany(e => NamesIn(e.Value)),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>Whether any setting takes it.</summary>
    public bool AreIn(string name) => settings.Contains(name);

    /// <summary>Whether a setting takes it that may stand beside one of a service (<see cref="To"/>).</summary>
    public bool AreSeen(string name, Service? service) => settings.Contains(name) && To(name, service).Any();

    /// <summary>Whether a row of a table takes it: smtpd(8) expands what rbl_reply_maps and smtpd_reject_footer_maps find.</summary>
    public bool AreInTables(string name) => tables.Value.Contains(name);

    /// <summary>
    /// The settings that take one of a service by its name: those of main.cf and its own; for one of main.cf, those of all services that
    /// have none of the name themselves.
    /// </summary>
    public IEnumerable<Setting> To(string name, Service? service) =>
        settings[name]
            .Where(use =>
                use.Service is null
                || (
                    service is null
                        ? use.Service.Settings.All(own => own.Parameter != name)
                        : ReferenceEquals(use.Service, service)
                )
            )
            .Select(use => use.Setting);

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
}
