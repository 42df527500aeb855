using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>The C# that a page offers for a name of Postfix compiles, and makes what Postfix calls by that name.</summary>
public partial class NamePageTests
{
    /// <summary>The classes that the pieces name.</summary>
    private const string Classes = """
        [Table] sealed class Partners : LookupTable;
        [DnsList("zen.example.net")] sealed class Zen : DnsList;
        [PolicyServer("inet:127.0.0.1:10023")] sealed class Greylist : PolicyServer;
        [Delay(1)] sealed class OneSecond : Delay;

        """;

    [Fact]
    public void Every_piece_of_CSharp_compiles()
    {
        string[] pieces =
        [
            .. NamePage
                .All.SelectMany(page => page.Rows)
                .SelectMany(row => row.CSharp.Concat(row.WithoutIt))
                .Distinct(),
        ];
        string code = Classes + string.Concat(pieces.Select(Declaration));

        Assert.True(pieces.Length > 1000);
        Assert.Empty(
            CSharpProject
                .Of(code)
                .Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(d => d.Severity == DiagnosticSeverity.Error)
        );
    }

    [Fact]
    public void The_CSharp_of_a_parameter_sets_the_parameter()
    {
        NameRow[] rows = [.. NamePage.Parameters.Rows.Where(row => row.CSharp.Count > 0 && !row.IsOldName)];
        NameRow[] ofGroups = [.. rows.Where(row => OneProperty().IsMatch(row.CSharp[0]))];
        IEnumerable<string> attributes = ofGroups
            .Select((row, i) => (OneProperty().Match(row.CSharp[0]), Value: ValueOf(row, i)))
            .GroupBy(p => p.Item1.Groups["attribute"].Value, p => $"{p.Item1.Groups["property"].Value} = {p.Value}")
            .Select(group => $"[{group.Key}({string.Join(", ", group)})]\n");
        IEnumerable<string> others = rows.Except(ofGroups).Select(row => WithValues(row.CSharp[0]) + "\n");

        Dictionary<string, string> set = Settings(string.Concat(attributes) + string.Concat(others), "");

        foreach ((NameRow row, int i) in ofGroups.Select((row, i) => (row, i)))
        {
            Assert.True(set.TryGetValue(row.Name, out string? value), $"{row.CSharp[0]} does not set {row.Name}");
            Assert.True(
                row.Value is "bool" or not ("string" or "string[]" or "int" or "long") || value == Mark(row, i),
                row.Name
            );
        }

        foreach (NameRow row in rows.Except(ofGroups))
        {
            string name = row
                .Name.Replace("<name>", "accounts", StringComparison.Ordinal)
                .Replace("<service>", "policy", StringComparison.Ordinal)
                .Replace("<transport>", "relay", StringComparison.Ordinal);
            Assert.True(set.ContainsKey(name), $"{row.CSharp[0]} does not set {row.Name}");
        }
    }

    [Fact]
    public void A_class_that_a_parameter_has_is_added_to_it()
    {
        NameRow[] rows = [.. NamePage.Parameters.Rows.Where(row => row.CSharp.Any(IsClass))];
        Dictionary<string, string> set = Settings(
            "",
            string.Concat(rows.Select((row, i) => $"[Table(\"t{i}\")] class T{i} {row.CSharp.Single(IsClass)};\n"))
        );

        Assert.NotEmpty(rows);
        Assert.All(
            rows.Select((row, i) => (row.Name, i)),
            row => Assert.EndsWith($":$config_directory/t{row.i}", set[row.Name], StringComparison.Ordinal)
        );
        Assert.Equal(
            rows.Select(row => (row.Name, row.CSharp.Single(IsClass))).Order(),
            NamePage
                .TableTypes.Rows.Where(row => row.Heading == "Base classes")
                .Select(row => (row.Name, row.CSharp[0]))
                .Order()
        );
    }

    [Fact]
    public void The_CSharp_of_a_restriction_is_the_restriction()
    {
        NameRow[] rows = [.. NamePage.Restrictions.Rows];
        Dictionary<string, string> set = Settings(
            $"[Smtpd(RecipientRestrictions = [{string.Join(", ", rows.Select(row => row.CSharp[0]))}])]",
            "",
            Classes
        );

        Assert.Equal(
            rows.Select(row => row.Name),
            set["smtpd_recipient_restrictions"].Split(", ").Select(item => item.Split(' ')[0])
        );
    }

    [Fact]
    public void The_CSharp_of_a_service_is_its_row()
    {
        NameRow[] rows = [.. NamePage.Services.Rows.Where(row => row.Heading is "Programs" or "Rows of master.cf")];
        string[] attributes = [.. rows.Select(row => WithValues(row.CSharp[0]))];
        Dictionary<string, Dictionary<string, string>> files = CSharpProject
            .Of(
                string.Concat(
                    attributes.Select(
                        (attribute, i) =>
                            $$"""
                                [PostfixInstance("m{{i}}"), Target("3.11", OpenSsl.V3_5)]
                                [Main(CompatibilityLevel = "3.6")]
                                public partial class M{{i}} { {{attribute}} class S; }

                                """
                    )
                )
            )
            .AllFiles();

        foreach ((NameRow row, int i) in rows.Select((row, i) => (row, i)))
        {
            string program = row.Heading == "Programs" ? row.Name : row.Cells["program"].Trim('`');
            string name = Regex.Match(attributes[i], "\"([^\"]+)\"").Groups[1].Value;
            Assert.Matches($@"(?m)^{Regex.Escape(name)} .* {Regex.Escape(program)}$", files[$"m{i}"]["master.cf"]);
        }
    }

    [Fact]
    public void The_CSharp_of_a_table_type_is_a_table_of_the_type()
    {
        NameRow[] rows = [.. NamePage.TableTypes.Rows.Where(row => row.Heading.Length == 0)];
        NameRow[] declared = [.. rows.Where(row => row.CSharp[0].StartsWith('['))];
        Dictionary<string, string> set = Settings(
            $"[Virtual(MailboxMaps = [{string.Join(", ", rows.Except(declared).Select(row => row.CSharp[0]))}])]",
            string.Concat(
                declared.Select(
                    (row, i) =>
                        // A table without a file needs a row.
                        $"{row.CSharp[0]}{(row.Name is "inline" or "static" ? "[Route(\"a.example\", \"smtp\")]" : "")} class T{i} : TransportTable;\n"
                )
            )
        );

        Assert.Equal(
            declared
                .Select(
                    (row, i) =>
                        row.Name switch
                        {
                            "inline" => "inline:{ {a.example = smtp:} }",
                            "static" => "static:smtp:",
                            _ => $"{row.Name}:$config_directory/t{i}",
                        }
                )
                .Order(),
            set["transport_maps"].Split(", ").Order()
        );
        Assert.All(
            rows.Except(declared),
            row => Assert.Contains(row.CSharp[0].Trim('"'), set["virtual_mailbox_maps"], StringComparison.Ordinal)
        );
        Assert.All(
            rows,
            row =>
                Assert.StartsWith(
                    row.Name + ":",
                    row.CSharp[0].StartsWith('"') ? row.CSharp[0][1..] : row.Name + ":",
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>What main.cf sets for an instance of such attributes and nested classes.</summary>
    private static Dictionary<string, string> Settings(string attributes, string nested, string beside = "")
    {
        string level = attributes.Contains("CompatibilityLevel", StringComparison.Ordinal)
            ? ""
            : "[Parameter(\"compatibility_level\", \"3.6\")]";
        string mainCf = CSharpProject
            .Of(
                $$"""
                [PostfixInstance("mail"), Target("3.11", OpenSsl.V3_5)]
                {{level}}
                {{attributes}}
                public partial class Mail
                {
                {{nested}}
                    [UnixService("policy", Daemon.Spawn), Spawn(User = "nobody", Argv = "/bin/true")] class Policy;
                }
                {{beside}}
                """
            )
            .FilesOf("mail")["main.cf"];
        return Setting()
            .Matches(mainCf)
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
    }

    private static string Declaration(string piece, int i) =>
        piece[0] switch
        {
            '[' =>
                $"{WithDefaults(piece)} class C{i}{(piece.StartsWith("[Table", StringComparison.Ordinal) ? " : LookupTable" : "")};\n",
            ':' => $"abstract class C{i} {piece};\n",
            _ => $"class C{i} {{ object Value = {piece}; }}\n",
        };

    private static string WithDefaults(string piece) =>
        piece
            .Replace("\"...\"", "\"x\"", StringComparison.Ordinal)
            .Replace("[...]", "[]", StringComparison.Ordinal)
            .Replace("(\"partners\", ...)", "(\"partners\", Reject)", StringComparison.Ordinal)
            .Replace("...", "default!", StringComparison.Ordinal);

    private static string WithValues(string piece) =>
        piece
            .Replace("User = ...", "User = \"vmail\"", StringComparison.Ordinal)
            .Replace("Argv = ...", "Argv = \"/bin/true\"", StringComparison.Ordinal)
            .Replace("\"...\"", "\"x\"", StringComparison.Ordinal)
            .Replace("TimeLimit = ...", "TimeLimit = \"5m\"", StringComparison.Ordinal)
            .Replace("Delay = ...", "Delay = \"5m\"", StringComparison.Ordinal)
            .Replace("Feedback = ...", "Feedback = \"1\"", StringComparison.Ordinal)
            .Replace("...", "5", StringComparison.Ordinal);

    /// <summary>A value that only this row has, where its type can hold one.</summary>
    private static string Mark(NameRow row, int i) => row.Value is "int" or "long" ? $"{1000 + i}" : $"mark{i}";

    private static string ValueOf(NameRow row, int i)
    {
        string type = row.Value.Replace("[]", "", StringComparison.Ordinal);
        string value = type switch
        {
            "bool" => "true",
            "int" or "long" => Mark(row, i),
            "string" => $"\"{Mark(row, i)}\"",
            "object" => "\"reject\"",
            _ => $"({type})0",
        };
        return type == row.Value ? value : $"[{value}]";
    }

    private static bool IsClass(string piece) => piece.StartsWith(": ", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[(?<attribute>\w+)\((?<property>\w+) = (\.\.\.|\[\.\.\.\])\)\]$")]
    private static partial Regex OneProperty();

    [GeneratedRegex(@"^(?<name>[a-zA-Z0-9]\w*) *= *(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
