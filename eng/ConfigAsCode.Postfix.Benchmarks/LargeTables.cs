using BenchmarkDotNet.Attributes;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// Lookup tables, restriction lists and classes at three sizes, each four or five times the one before: each step should cost about as much more as
/// it is longer.
/// </summary>
[MemoryDiagnoser]
public class LargeTables
{
    private const string Settings = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mydestination = example.org
        smtpd_tls_security_level = may
        smtp_tls_security_level = may

        """;

    private Instance instance = null!;
    private Instance changed = null!;

    public enum Kind
    {
        Addresses,
        Networks,
        NetworksInBlocks,
        RegularExpressions,
        Policies,
        Transports,
        Classes,
        ClassChain,
        List,
        TablesOfAList,
        RowsInAName,
        TablesInTables,
    }

    [ParamsAllValues]
    public Kind Input { get; set; }

    [Params(500, 2_000, 10_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Read()
    {
        instance = Input switch
        {
            Kind.Addresses => Table("texthash", "virtual_alias_maps", i => $"user{i}@d{i % 97}.example root"),
            Kind.Networks => Table("cidr", Client("cidr"), i => $"10.{i / 256}.{i % 256}.0/24 REJECT"),
            Kind.NetworksInBlocks => Table(
                "cidr",
                Client("cidr"),
                i =>
                    (i % 3) switch
                    {
                        0 => $"if 10.{i / 256}.{i % 256}.0/24",
                        1 => $"10.{i / 256}.{i % 256}.1 OK",
                        _ => "endif",
                    }
            ),
            Kind.RegularExpressions => Table("regexp", Client("regexp"), i => $"/^user{i}@/ REJECT"),
            Kind.Policies => Table(
                "texthash",
                "smtp_tls_policy_maps",
                i => $"d{i}.example encrypt exclude=RC4:NAME{i}"
            ),
            Kind.Transports => Table("texthash", "transport_maps", i => $"d{i}.example smtp:[relay{i}.example.net]"),
            Kind.Classes => Classes(_ => "permit_mynetworks, reject"),
            Kind.ClassChain => Classes(i => i + 1 < Rows ? $"class{i + 1}" : "permit_mynetworks"),
            Kind.List => Recipient(i => i % 2 == 0 ? "permit_mynetworks" : "reject_non_fqdn_sender"),
            Kind.TablesOfAList => Recipient(i => $"check_client_access hash:/etc/postfix/t{i}"),
            Kind.RowsInAName => Parse($"transport_maps = inline:{{{Words(i => $"d{i}.example=smtp:[192.0.2.1]")}}}\n"),
            Kind.TablesInTables => Parse(
                $"virtual_alias_maps = {string.Concat(Enumerable.Repeat("pipemap:{", Rows))}inline:{{a=b}}{new string('}', Rows)}\n"
            ),
            _ => throw new InvalidOperationException(),
        };
        changed = instance with
        {
            Tables = instance
                .Tables.Select(table =>
                    table with
                    {
                        Entries = table
                            .Entries.Where((_, i) => i % 7 > 0)
                            .Select((row, i) => i % 3 == 0 ? row with { Value = row.Value + "x" } : row)
                            .ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };
    }

    [Benchmark]
    public int Analyze() => Rulebook.Analyze(instance).Count();

    [Benchmark]
    public int Posture() => PostureMarkdown.Of(PostureReport.Of([instance])).Length;

    [Benchmark]
    public int Changes() => InstanceChanges.Between(instance, changed).Count;

    [Benchmark]
    public int Render() => InstanceRenderer.ErrorIn(instance).Count > 0 ? 0 : InstanceRenderer.Render(instance).Count;

    private static string Client(string type) =>
        $"smtpd_recipient_restrictions = check_client_access {type}:$config_directory/rows, reject_unauth_destination";

    private Instance Table(string type, string setting, Func<int, string> row) =>
        Parse(
            setting.Contains('=') ? setting + "\n" : $"{setting} = {type}:$config_directory/rows\n",
            new TableFile("rows", type, Lines(row))
        );

    private Instance Classes(Func<int, string> list) =>
        Parse(
            $"smtpd_restriction_classes = {Words(i => $"class{i}")}\n{Lines(i => $"class{i} = {list(i)}")}"
                + "smtpd_recipient_restrictions = class0, reject_unauth_destination\n"
        );

    private Instance Recipient(Func<int, string> word) =>
        Parse($"smtpd_recipient_restrictions = {Words(word)}, reject_unauth_destination\n");

    private static Instance Parse(string settings, params TableFile[] tables) =>
        InstanceReader
            .Read("mail", PlatformInfo.Find("Debian12")!.Target, Settings + settings, masterCf: null, tables)
            .Instance;

    private string Words(Func<int, string> word) => string.Join(", ", Enumerable.Range(0, Rows).Select(word));

    private string Lines(Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, Rows).Select(i => line(i) + "\n"));
}
