using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>An access table (access(5)) that a restriction list of a service asks.</summary>
/// <param name="Table">The word as the service reads it: <c>type:name</c>.</param>
/// <param name="Restriction">The restriction that asks it, be it the one that a table alone stands for.</param>
/// <param name="Stage">The stage of the list; null for a restriction class.</param>
/// <param name="List">The list.</param>
/// <param name="Service">The service.</param>
internal sealed record AccessTableUse(
    string Table,
    string Restriction,
    SmtpStage? Stage,
    EffectiveValue List,
    Service Service
)
{
    /// <summary>The access tables of all lists that a service reads from settings.</summary>
    public static IEnumerable<AccessTableUse> By(Service service, EffectiveView view) =>
        from list in RestrictionLists.ReadBy(service, view)
        // Without a colon it names no table.
        where list.Value.Text.IndexOf(':') >= 0
        from restriction in RestrictionList.Parse(list.Value.Text, view.Target.Postfix)
        let asked = Asked(restriction, list.Stage, view.Target.Postfix)
        where asked is not null
        select new AccessTableUse(asked.Value.Table, asked.Value.Restriction, list.Stage, list.Value, service);

    private static (string Table, string Restriction)? Asked(
        Restriction restriction,
        SmtpStage? stage,
        PostfixVersion release
    ) =>
        restriction switch
        {
            { Info.Argument: RestrictionArgument.Table, Argument: { } table } => (
                TableReferences.InArgument(table, restriction.Info, release),
                restriction.Info.Name
            ),
            { IsTable: true } when stage is { TableRestriction: { } ofStage } => (restriction.Name, ofStage),
            // A class belongs to the lists that name it.
            { IsTable: true } when stage is null => (restriction.Name, "the restriction class"),
            _ => null,
        };
}
