using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A milter that services ask, by a setting or by a row of smtpd_milter_maps (setup_milters() in smtpd/smtpd.c, cleanup/cleanup_init.c).</summary>
/// <param name="Word">The milter as it is written, in braces where it has options.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="List">All milters of the setting or row.</param>
/// <param name="Setting">The setting; null for the row of a declared table.</param>
/// <param name="Row">The row; null where the setting names the milter itself.</param>
/// <param name="Readers">The services.</param>
internal sealed record MilterUse(
    string Word,
    string Parameter,
    string List,
    Setting? Setting,
    TableEntry? Row,
    IReadOnlyList<Service> Readers
)
{
    private const string OfSmtpd = "smtpd_milters";
    private const string OfOthers = "non_smtpd_milters";
    private const string OfClients = "smtpd_milter_maps";

    // In place of all milters.
    private const string Disabled = "DISABLE";

    // Whether the setting has a $name, looked for once for all its milters.
    private bool hasNames;

    public EndpointAddress Address => EndpointAddress.In(Word);

    /// <summary>Whether it comes with the other list (<c>non_smtpd_milters = $smtpd_milters</c>), where it is written.</summary>
    public bool IsOfOtherList =>
        Row is null
        && hasNames
        && Setting!.Value.IndexOf(Word, StringComparison.Ordinal) < 0
        && MacroUse.NamesIn(Setting.Value, withConditions: false).Any(name => name is OfSmtpd or OfOthers);

    public static IEnumerable<MilterUse> Of(EffectiveView view) =>
        view
            .Instance.Services.SelectMany(service =>
                service.IsSmtpServer ? Of(OfSmtpd, service, view).Concat(InRows(service, view))
                : service.IsCleanup ? Of(OfOthers, service, view)
                : []
            )
            .GroupBy(use => new
            {
                use.Word,
                use.Parameter,
                List = new TextKey(use.List),
                Place = use.Row?.ValueOrigin ?? use.Setting!.Origin,
            })
            .Select(same => same.First() with { Readers = [.. same.SelectMany(use => use.Readers)] });

    private static IEnumerable<MilterUse> Of(string parameter, Service service, EffectiveView view) =>
        view.Get(parameter, service) is { SetBy: { } setting, Error: null, IsPartlyUnknown: false } value
            ? Named(parameter, setting, value.Text, service, view)
            : [];

    private static IEnumerable<MilterUse> Named(
        string parameter,
        Setting setting,
        string list,
        Service service,
        EffectiveView view
    )
    {
        bool hasNames = setting.Value.IndexOf('$') >= 0;
        return Words(list, service, view)
            .Select(word => new MilterUse(word, parameter, list, setting, Row: null, [service])
            {
                hasNames = hasNames,
            });
    }

    private static IEnumerable<MilterUse> InRows(Service service, EffectiveView view) =>
        from reference in TableReferences.ReadBy(service, OfClients, view)
        from answer in TableAnswers.Of(reference, view).Answers
        let setting = answer.Row.ValueOrigin == reference.Setting.Origin ? reference.Setting : null
        from word in Words(answer.Row.Value, service, view)
        select new MilterUse(word, OfClients, answer.Row.Value, setting, answer.Row, [service]);

    private static IEnumerable<string> Words(string list, Service service, EffectiveView view) =>
        list.Trim().Equals(Disabled, StringComparison.OrdinalIgnoreCase) || IsSwitchedOff(service, view)
            ? []
            : BracedWords.Of(list, view.Target.Postfix).Select(w => w.Word);

    private static bool IsSwitchedOff(Service service, EffectiveView view) =>
        service.IsSmtpServer && ReceiveOverrides.Have(ReceiveOverrides.NoMilters, service, view);
}
