using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>The configuration of an LDAP or SQL table whose query has nothing of the key in it.</summary>
internal sealed class Pfx6014AlwaysTheSameAnswer()
    : Rule(new RuleInfo("PFX6014", RuleSeverity.Warning, "A table has the same answer to every key", HasFix: false))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from table in ClientTable.In(reading.Instance)
        where ClientTableCheck.IgnoresKey(table)
        let query = ClientTableCheck.QueryOf(table)
        select Found(
            reading.Instance,
            $"{query.Key} of the {table.Table.Type} table {table.Table.Name} has nothing of the key in it, so that each key gets the same "
                + "answer. Write %s where the key belongs",
            new Place(query.Origin),
            query.Key
        );
}
