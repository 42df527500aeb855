using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What stops a program as it opens a table of a database (cfg_get_str(), cfg_get_int() and cfg_get_bool() in global/cfg_parser.c, global/db_common.c).</summary>
internal static class ClientTableCheck
{
    private const string Query = "query";

    // The old form of a query, of which all three are needed.
    private static readonly string[] PartsOfQuery = ["table", "select_field", "where_field"];

    public static IEnumerable<ClientTableFault> Of(ClientTable table, PostfixVersion release) =>
        Missing(table, release).Concat(table.InForce.SelectMany(row => Of(row, table, release)));

    /// <summary>Whether every key gets the same answer: nothing of the key is in what is asked.</summary>
    public static bool IgnoresKey(ClientTable table) =>
        QueryOf(table) is { } query
        && ErrorIn(query.Value) is null
        && ErrorIn(table.ValueOf("search_base")) is null
        && !HasKey(query.Value)
        && !HasKey(table.ValueOf("search_base"));

    /// <summary>The setting that is what the database is asked; null where nothing is set.</summary>
    public static TableEntry? QueryOf(ClientTable table) =>
        table
            .Known.Values.Where(setting => setting.Template == Query)
            .Select(setting => table.Find(setting.Name))
            .FirstOrDefault(row => row is not null);

    private static IEnumerable<ClientTableFault> Missing(ClientTable table, PostfixVersion release)
    {
        foreach (TableSettingInfo setting in table.Known.Values)
        {
            if (setting.IsRequired && table.Find(setting.Name) is null && !IsInUris(setting, table, release))
            {
                yield return new ClientTableFault(
                    null,
                    setting.Name,
                    $"{setting.Name} is not set",
                    $"Write {setting.Name} = and its value"
                );
            }
        }

        if (
            table.Known.ContainsKey(PartsOfQuery[0])
            && table.ValueOf(Query).Length == 0
            && table.ValueOf("select_function").Length == 0
            && PartsOfQuery.FirstOrDefault(name => table.ValueOf(name).Length == 0) is { } missing
        )
        {
            yield return new ClientTableFault(
                table.Find(Query),
                Query,
                missing == PartsOfQuery[0] ? "query is not set" : $"neither query nor {missing} is set",
                "Write query = and the statement, with %s where the key belongs"
            );
        }
    }

    /// <summary>Since 3.10 a database that each URI names needs no name of its own.</summary>
    private static bool IsInUris(TableSettingInfo setting, ClientTable table, PostfixVersion release) =>
        setting.NotBeside is { } servers
        && release.HasDatabasesInUris
        && ListValue.Words(table.ValueOf(servers)) is { Length: > 0 } listed
        && listed.All(server => server.IndexOf("://", StringComparison.Ordinal) > 0);

    private static IEnumerable<ClientTableFault> Of(TableEntry row, ClientTable table, PostfixVersion release)
    {
        if (!table.Known.TryGetValue(row.Key, out TableSettingInfo? setting) || !release.Has(setting.Since))
        {
            yield break;
        }

        string value = row.Value;
        (string Reason, string Advice)? fault =
            value.Length == 0 && (setting.MustNotBeEmpty || setting.IsNumber || setting.IsYesNo)
                ? ($"{row.Key} is empty", "Write its value, or remove the line")
            : setting.IsNumber ? Number(row, setting)
            : setting.IsYesNo && !AreSame(value, "yes") && !AreSame(value, "no")
                ? ($"{row.Key} is neither yes nor no", "Write yes or no")
            : setting.Words.Count > 0 && !setting.Words.Any(word => AreSame(word, value))
                ? ($"{row.Key} is none of {string.Join(", ", setting.Words)}", "Write one of them")
            : setting.Template is not null && ErrorIn(value) is { } wrong
                ? (
                    $"{row.Key} has '{wrong}', which is not expanded",
                    "Write %s, %u, %d, %S, %U, %D or %1 to %9, and %% for a percent sign"
                )
            : null;
        if (fault is { } found)
        {
            yield return new ClientTableFault(row, row.Key, found.Reason, found.Advice);
        }
        else if (setting.ReadValues.Count > 0 && !setting.ReadValues.Any(read => AreSame(read, value)))
        {
            yield return new ClientTableFault(
                row,
                row.Key,
                $"{row.Key} is none of {string.Join(", ", setting.ReadValues)}",
                "Write one of them",
                Stops: false
            );
        }
    }

    private static (string, string)? Number(TableEntry row, TableSettingInfo setting) =>
        !int.TryParse(row.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? ($"{row.Key} is not a number", "Write a number without a unit")
        : setting.Least is { } least && number < least ? ($"{row.Key} is less than {least}", $"Write {least} or more")
        : setting.Most is { } most && number > most ? ($"{row.Key} is more than {most}", $"Write {most} or less")
        : null;

    private static bool AreSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a part of the key, or all of it, is in a template.</summary>
    private static bool HasKey(string template) => Expansions(template).Any(letter => letter != '%');

    /// <summary>The expansion that db_common_parse() does not know; null where it knows all.</summary>
    private static string? ErrorIn(string template)
    {
        foreach (char? letter in Expansions(template))
        {
            if (letter is not { } known)
            {
                return "%";
            }

            if ("%sudSUD123456789".IndexOf(known) < 0)
            {
                return "%" + known;
            }
        }

        return null;
    }

    /// <summary>What stands behind each percent sign; null at the end of the text.</summary>
    private static IEnumerable<char?> Expansions(string template)
    {
        for (int i = template.IndexOf('%'); i >= 0; i = i + 2 > template.Length ? -1 : template.IndexOf('%', i + 2))
        {
            yield return i + 1 < template.Length ? template[i + 1] : null;
        }
    }
}
