using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>Puts each table that serves a parameter into the instance's setting of it.</summary>
internal static class ServedParameters
{
    // The folder is that of main.cf, wherever the host has it, so the files can be copied to any folder.
    private const string Folder = "$config_directory";

    // Of smtp(8) and of lmtp(8).
    private const string TlsPolicies = "_tls_policy_maps";

    /// <summary>How a value names a table that is written beside main.cf.</summary>
    /// <param name="type">The table type.</param>
    /// <param name="name">The file name.</param>
    public static string Reference(string type, string name) => new TableName(type, Folder + "/" + name).ToString();

    /// <summary>
    /// The settings with the tables in them. A table is the value where nothing sets its parameter, else it comes last:
    /// Postfix takes the first table that answers, so what was set by hand keeps its precedence. TLS policies go before a table that
    /// another program answers, or that answers every key: it has an answer for destinations that nobody knows beforehand.
    /// </summary>
    public static IEnumerable<SettingDeclaration> In(
        IEnumerable<SettingDeclaration> settings,
        EquatableArray<TableDeclaration> tables
    )
    {
        List<SettingDeclaration> served = [.. settings];
        foreach (TableDeclaration declaration in tables)
        {
            if (declaration.Serves is not { } parameter)
            {
                continue;
            }

            string reference = Reference(declaration.Table.Type, declaration.Table.Name);
            int index = served.FindIndex(s => s.Parameter == parameter);
            if (index < 0)
            {
                served.Add(
                    new SettingDeclaration(
                        parameter,
                        EquatableArray.Of(reference),
                        IsList: true,
                        declaration.Table.Origin
                    )
                );
            }
            else if (!Names(served[index], declaration.Table))
            {
                List<string> items = [.. served[index].Items.Where(item => item.Length > 0)];
                int taking = parameter.EndsWith(TlsPolicies, StringComparison.Ordinal)
                    ? items.FindIndex(TableReferences.NamesOneThatTakesKeys)
                    : -1;
                items.Insert(taking < 0 ? items.Count : taking, reference);
                served[index] = served[index] with { Items = items.ToEquatableArray(), IsList = true };
            }
        }

        return served;
    }

    /// <summary>Whether the value names the table already: then its author has decided the order.</summary>
    private static bool Names(SettingDeclaration setting, Table table) =>
        setting.Items.Any(item => TableReferences.Names(item, table, Folder));
}
