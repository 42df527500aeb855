using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using static ConfigAsCode.Postfix.Eng.Names.NameTable;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary><c>docs/table-types.md</c>: every type of lookup table, and the base classes that serve a parameter.</summary>
internal static class TableTypePage
{
    // What stands behind the colon where it is not a file of the host.
    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal)
    {
        ["debug"] = "texthash:$config_directory/transport",
        ["environ"] = "process",
        ["fail"] = "test",
        ["internal"] = "cache",
        ["netinfo"] = "/aliases",
        ["nis"] = "mail.aliases",
        ["nisplus"] = "[name=%s];mail_aliases.org_dir",
        ["proxy"] = "mysql:$config_directory/transport",
        ["socketmap"] = "inet:127.0.0.1:7777:transport",
        ["tcp"] = "127.0.0.1:7777",
        ["unix"] = "passwd.byname",
    };

    public static string Text()
    {
        var text = new StringBuilder(Introduction());
        var types = new NameTable("Postfix", "C#", "meaning", "read from", "Debian", "since");
        foreach (TableTypeInfo type in TableTypeInfo.All.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            types.Row(
                Code(type.Name),
                Code(InCSharp(type)),
                Plain(Meanings.OfWord("TableType", type.Name)),
                SourceOf(type),
                DebianOf(type),
                ParameterPage.Since(type.Since)
            );
        }

        text.Append(types).Append("\n## Base classes\n");
        text.Append(
            "A table of such a class is added to the parameter. For another parameter: `[Serves(\"smtp_generic_maps\")] public abstract class GenericTable : LookupTable;`.\n\n"
        );
        var classes = new NameTable("Postfix", "C#", "meaning of the parameter");
        foreach ((string name, string parameter) in TableClasses.All.OrderBy(b => b.Parameter, StringComparer.Ordinal))
        {
            classes.Row(Code(parameter), Code(": " + name), Plain(Meanings.OfParameter(parameter)));
        }

        return text.Append(classes).ToString();
    }

    private static string Introduction() =>
        """
            # Table types

            Every type of lookup table under its Postfix name, the word before the colon of `hash:/etc/postfix/transport`, with its C#. A table whose rows you write in C# is a class with
            `[Table]`; every other one is a text in the value of the parameter. For `cidr` and `ldap`:

            ```csharp
            using ConfigAsCode.Postfix;
            using static ConfigAsCode.Postfix.Restriction;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Main(CompatibilityLevel = "3.6", TransportMaps = ["ldap:$config_directory/transport"])] // transport_maps = ldap:$config_directory/transport
            [Smtpd(ClientRestrictions = [typeof(CheckClientAccess<Mail.Clients>)])] // smtpd_client_restrictions = check_client_access cidr:$config_directory/clients
            public partial class Mail
            {
                [Table(Type = TableType.Cidr), Entry("192.0.2.0/24", "REJECT")]
                sealed class Clients : LookupTable;
            }
            ```

            - *Debian* is what Debian 11 to 13 need: nothing, a package beside that of Postfix, or a Postfix that was built in another way.
            - *since* is the first release; 2.11, the oldest target, means 2.11 or before. How tables are declared is in [authoring](authoring.md#lookup-tables).


            """.ReplaceLineEndings("\n");

    private static string InCSharp(TableTypeInfo type) =>
        type.CanBeDeclared
            ? $"[Table(Type = TableType.{ParameterNames.MemberOf(type.Name)})]"
            : $"\"{type.Name}:{NameOf(type)}\"";

    private static string NameOf(TableTypeInfo type) =>
        OwnNames.TryGetValue(type.Name, out string? own)
            ? own
            : type.NameForm switch
            {
                TableNameForm.Union or TableNameForm.Pipe =>
                    "{texthash:$config_directory/first, texthash:$config_directory/second}",
                TableNameForm.Pairs => "{example.org=OK, example.com=REJECT}",
                TableNameForm.Choice => "{smtp:[mx1.example.org], smtp:[mx2.example.org]}",
                TableNameForm.Value => "OK",
                _ => "$config_directory/transport",
            };

    private static string SourceOf(TableTypeInfo type) =>
        type switch
        {
            { NameForm: TableNameForm.Table } => "another table",
            { NameForm: TableNameForm.Union or TableNameForm.Pipe } => "other tables",
            { NameForm: TableNameForm.Pairs or TableNameForm.Value or TableNameForm.Choice } => "the value itself",
            { IsIndexed: true } => "an index, which postmap(1) makes of a file",
            { Format: TableFormat.Client, IsAnsweredByAnother: true } => "a server, which a file of settings names",
            { Format: TableFormat.Client } => "a database file, which a file of settings names",
            { IsAnsweredByAnother: true } => "a server",
            { Format: not TableFormat.None } => "a file"
                + (type.BracesSince is { } since ? $"; from {since} on also {Code("{...}")} in the value" : ""),
            _ => "",
        };

    private static string DebianOf(TableTypeInfo type)
    {
        PlatformInfo[] releases =
        [
            .. PlatformInfo.All.Where(p => p.Name.StartsWith("Debian", StringComparison.Ordinal)),
        ];
        PlatformInfo[] packed = [.. releases.Where(p => p.Target.PackedTypes.Contains(type.Name))];
        return packed.Length > 0
                ? Code("postfix-" + type.Name)
                    + (packed.Length < releases.Length ? $" from {packed[0].Target.Name} on" : "")
            : !type.IsOfBuild || releases.All(p => p.Target.DatabaseTypes.Contains(type.Name)) ? ""
            : type.IsInPackageOrMissing ? "not there"
            : "depends on the build";
    }
}
