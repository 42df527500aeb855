using ConfigAsCode.Postfix.Core.Catalog;
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

    /// <summary>How a value names a table: by its file beside main.cf, or by its rows.</summary>
    /// <param name="type">The table type.</param>
    /// <param name="name">The file name.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="isProxied">Whether proxymap(8) opens it in place of the program.</param>
    public static string Reference(string type, string name, IReadOnlyList<TableEntry> rows, bool isProxied)
    {
        string table = TableInValue.IsOne(type)
            ? TableInValue.Write(type, rows)
            : new TableName(type, Folder + "/" + name).ToString();
        return isProxied ? new TableName(TableTypeInfo.Proxy, table).ToString() : table;
    }

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
        var values = new Dictionary<string, ServedValue>(StringComparer.Ordinal);
        foreach (TableDeclaration declaration in tables)
        {
            if (declaration.Serves is { } parameter)
            {
                if (!values.TryGetValue(parameter, out ServedValue? value))
                {
                    int index = served.FindIndex(s => s.Parameter == parameter);
                    value = new ServedValue(parameter, index, index < 0 ? [] : served[index].Items);
                    values.Add(parameter, value);
                }

                value.Add(declaration);
            }
        }

        foreach (ServedValue value in values.Values.Where(v => v.First is not null))
        {
            if (value.Index < 0)
            {
                served.Add(new SettingDeclaration(value.Parameter, value.Items, IsList: true, value.First!.Origin));
            }
            else
            {
                served[value.Index] = served[value.Index] with { Items = value.Items, IsList = true };
            }
        }

        return served;
    }

    /// <summary>The value of a parameter that tables serve.</summary>
    private sealed class ServedValue
    {
        private readonly List<string> items;
        private readonly HashSet<TableName> named;

        // Where the first table is that takes keys from those behind it, of a parameter in which that matters; -1 where none is.
        private int taking = -1;

        /// <param name="parameter">The parameter.</param>
        /// <param name="index">Which of the settings sets it; -1 where none does.</param>
        /// <param name="items">What it is set to.</param>
        public ServedValue(string parameter, int index, EquatableArray<string> items)
        {
            Parameter = parameter;
            Index = index;
            this.items = [.. items.Where(item => item.Length > 0)];
            named = [.. this.items.SelectMany(item => TableReferences.FilesNamed(item, Folder))];
            if (HasOrder)
            {
                taking = this.items.FindIndex(TableReferences.NamesOneThatTakesKeys);
            }
        }

        public string Parameter { get; }

        public int Index { get; }

        public EquatableArray<string> Items => items.ToEquatableArray();

        /// <summary>The first table that was added; null where the author of the value has named them all.</summary>
        public Table? First { get; private set; }

        private bool HasOrder => Parameter.EndsWith(TlsPolicies, StringComparison.Ordinal);

        /// <summary>A table that the value names already stays where it is: its author has decided the order.</summary>
        public void Add(TableDeclaration declaration)
        {
            string reference = declaration.Reference;
            if (named.Overlaps(TableReferences.FilesNamed(reference, Folder)))
            {
                return;
            }

            First ??= declaration.Table;
            named.UnionWith(TableReferences.FilesNamed(reference, Folder));
            if (taking >= 0)
            {
                items.Insert(taking++, reference);
                return;
            }

            items.Add(reference);
            if (HasOrder && TableReferences.NamesOneThatTakesKeys(reference))
            {
                taking = items.Count - 1;
            }
        }
    }
}
