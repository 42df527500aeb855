using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// The configuration of a client of a database (mysql_table(5), pgsql_table(5), ldap_table(5), mongodb_table(5)) as rows of a table. A
/// program reads <c>name = value</c> there and expands nothing: <c>$name</c> is a password too.
/// </summary>
internal static class ClientConfiguration
{
    private static readonly Regex Name = new(@"^[A-Za-z_][\w.-]*$", RegexOptions.CultureInvariant);

    // What the database is asked, where a password is the name of a column.
    private static readonly string[] Questions =
    [
        "query",
        "filter",
        "conditions",
        "field",
        "where",
        "projection",
        "attribute",
    ];

    /// <param name="row">A row of the table.</param>
    /// <param name="isConfiguration">Whether a setting, or its type, says that the table is one; else its form must.</param>
    public static IEnumerable<Secret> In(TableEntry row, bool isConfiguration)
    {
        // An entry of C# may have the equals sign in its key, in its value, or nowhere where the type writes it.
        string text = row.Key + " " + row.Value;
        bool isWritten =
            isConfiguration && row.Key.IndexOf('=') < 0 && !row.Value.StartsWith("=", StringComparison.Ordinal);
        int end = isWritten ? row.Key.Length : text.IndexOf('=');
        string name = end < 0 ? "" : text.Substring(0, end).Trim();
        string value = end < 0 ? "" : text.Substring(end + 1).Trim();
        if (IsQuestion(name))
        {
            return [];
        }

        return Name.IsMatch(name) && SecretName.Is(name) && IsSecret(value, isConfiguration)
            ? [SecretText.Named(name, value)]
            : SecretText.In(text);
    }

    /// <summary>Whether a field, or a parameter of main.cf with the name of a table before it, is a question to the database.</summary>
    public static bool IsQuestion(string name) =>
        Questions.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a table of this type is a configuration.</summary>
    public static bool Is(TableTypeInfo? type) => type is { Format: TableFormat.Client };

    private static bool IsSecret(string value, bool isConfiguration) =>
        value.Length > 0 && (SecretValue.IsLiteral(value) || (isConfiguration && value[0] == '$'));
}
