using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// Tables, lists and classes of thousands of rows: four times the length allocates about four times as much, whatever it takes with the shorter one.
/// </summary>
public class LargeTableTests
{
    private const int Few = 300;
    private const int Many = 4 * Few;
    private const int Runs = 3;

    // Four, and what one table or another allocates besides as it grows.
    private const double MostGrowth = 5;

    private const string Base = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mydestination = example.org
        smtpd_tls_security_level = may
        smtp_tls_security_level = may

        """;

    public static TheoryData<string> Kinds => [.. Inputs.Keys];

    private static Dictionary<string, Func<int, InstanceReading>> Inputs { get; } =
        new()
        {
            ["networks"] = n => Table("cidr", ClientAccess, n, i => $"10.{i / 256}.{i % 256}.0/24 REJECT"),
            ["networks within others"] = n => Table("cidr", ClientAccess, n, i => $"10.0.0.0/{8 + (i % 25)} REJECT"),
            ["networks in blocks"] = n =>
                Table(
                    "cidr",
                    ClientAccess,
                    n,
                    i =>
                        i % 3 == 0 ? $"if 10.0.{i % 256}.0/24"
                        : i % 3 == 1 ? $"10.0.{i % 256}.1 OK"
                        : "endif"
                ),
            ["regular expressions"] = n => Table("regexp", ClientAccess, n, i => $"/^user{i}@/ REJECT"),
            ["patterns that would be matched again and again"] = n =>
                Table("pcre", ClientAccess, n, i => $"/^(a+)+{i}$/ REJECT"),
            ["equal rows"] = n => Table("texthash", ClientAccess, n, i => $"d{i / 2}.example REJECT"),
            ["rows that name one class"] = n =>
                Read(
                    "smtpd_restriction_classes = strict\nstrict = check_client_access texthash:$config_directory/rows, reject_unknown_client_hostname\n"
                        + "smtpd_recipient_restrictions = check_sender_access texthash:$config_directory/rows, reject_unauth_destination\n",
                    new TableFile("rows", "texthash", Lines(n, i => $"d{i}.example strict"))
                ),
            ["transports that nobody has"] = n =>
                Table(
                    "texthash",
                    "transport_maps = texthash:$config_directory/rows",
                    n,
                    i => $"d{i}.example t{i}:[192.0.2.1]"
                ),
            ["passwords, and rows without effect"] = n =>
                Table(
                    "texthash",
                    "smtp_sasl_password_maps = texthash:$config_directory/rows\nvirtual_alias_maps = texthash:$config_directory/rows",
                    n,
                    i => $".d{i}.example user{i}:password{i}"
                ),
            ["TLS policies with cipher exclusions of their own"] = n =>
                Policies(n, i => $"encrypt exclude=RC4:NAME{i}"),
            ["TLS policies that are invalid"] = n => Policies(n, i => $"encrypt nothing{i}=1"),
            ["TLS policies with names"] = n => Policies(n, i => $"secure match=mx{i}.example:.d{i}.example"),
            ["restriction classes"] = n => Classes(n, _ => "permit_mynetworks, reject"),
            ["a chain of restriction classes"] = n =>
                Classes(n, i => i + 1 < n ? $"class{i + 1}" : "permit_mynetworks"),
            ["restriction classes that name each other"] = n =>
                Classes(n, i => $"class{(i + 1) % n}, class{(i + 2) % n}, class{i * 7 % n}"),
            ["restriction classes that lead to three more each"] = n =>
                Classes(
                    n,
                    i =>
                        i + 3 < n
                            ? $"permit_mynetworks, class{i + 1}, class{i + 2}, class{i + 3}"
                            : "reject_unknown_client_hostname"
                ),
            ["a long list"] = n => Recipient(n, i => i % 2 == 0 ? "permit_mynetworks" : "reject_non_fqdn_sender"),
            ["a list of unknown words"] = n => Recipient(n, i => $"reject_nothing_{i}"),
            ["a list with one table for each word"] = n =>
                Recipient(n, i => $"check_client_access hash:/etc/postfix/t{i}"),
            ["a list with a table of its own for each word"] = n =>
                Read(
                    $"smtpd_recipient_restrictions = {string.Join(", ", Enumerable.Range(0, n).Select(i => $"check_client_access texthash:$config_directory/t{i}"))}, reject_unauth_destination\n",
                    [
                        .. Enumerable
                            .Range(0, n)
                            .Select(i => new TableFile($"t{i}", "texthash", $"192.0.2.{i % 256} OK\n")),
                    ]
                ),
            ["what follows reject"] = n =>
                Read(
                    $"smtpd_recipient_restrictions = reject, {Words(n, i => $"check_client_access hash:/etc/postfix/t{i}")}\n"
                ),
            ["rows in the name of a table"] = n =>
                Recipient(1, _ => $"check_client_access inline:{{{Words(n, i => $"a{i}=b{i}")}}}"),
            ["tables that answer any of two"] = n => Recipient(n, i => $"check_client_access randmap:{{OK, w{i}:x}}"),
            ["tables of proxymap"] = n =>
                Read($"virtual_alias_maps = {Words(n, i => $"proxy:hash:/etc/postfix/t{i}")}\n"),
            ["proxies of proxies"] = n =>
                Read($"virtual_alias_maps = {string.Concat(Enumerable.Repeat("proxy:", n))}hash:/etc/postfix/t\n"),
            ["tables in tables"] = n =>
                Read(
                    $"virtual_alias_maps = {string.Concat(Enumerable.Repeat("unionmap:{pipemap:{inline:{a=b}, ", n))}inline:{{a=b}}{new string('}', 2 * n)}\n"
                ),
            ["tables in the result of a row"] = n =>
                Recipient(
                    1,
                    _ => $"check_client_access {string.Concat(Enumerable.Repeat("inline:{a=", n))}x{new string('}', n)}"
                ),
            ["unknown table types"] = n => Read($"virtual_alias_maps = {Words(n, i => $"hahs:/etc/postfix/t{i}")}\n"),
            ["networks that Postfix cannot use"] = n =>
                Read($"mynetworks = {Words(n, i => $"[2001:db8:{i:x}::1]/64")}\n"),
        };

    [Theory, MemberData(nameof(Kinds))]
    public void Four_times_the_length_allocates_about_four_times_as_much(string kind)
    {
        // What is computed once for a process, and not for each reading.
        Work(Inputs[kind](Few));
        double growth = (double)Least(kind, Many) / Least(kind, Few);
        Assert.True(growth < MostGrowth, $"{growth:0.0} times as much for four times as many");
    }

    /// <summary>Of several runs: what the pools of .NET have to allocate anew depends on when garbage was collected.</summary>
    private static long Least(string kind, int length) =>
        Enumerable.Range(0, Runs).Min(_ => Allocated(Inputs[kind](length)));

    private static long Allocated(InstanceReading reading)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(reading);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Work(InstanceReading reading)
    {
        Assert.NotEmpty(Rulebook.Analyze(reading).ToList());
        Assert.NotEmpty(PostureReport.Of([reading.Instance]).Instances);
        Instance other = reading.Instance with
        {
            Tables = reading
                .Instance.Tables.Select(table =>
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
        Assert.NotNull(InstanceChanges.Between(reading.Instance, other));
    }

    private const string ClientAccess =
        "smtpd_recipient_restrictions = check_client_access {0}:$config_directory/rows, reject_unauth_destination";

    private static InstanceReading Table(string type, string setting, int count, Func<int, string> row) =>
        Read(
            setting.Replace("{0}", type, StringComparison.Ordinal) + "\n",
            new TableFile("rows", type, Lines(count, row))
        );

    private static InstanceReading Policies(int count, Func<int, string> policy) =>
        Table(
            "texthash",
            "smtp_tls_policy_maps = texthash:$config_directory/rows",
            count,
            i => $"d{i}.example {policy(i)}"
        );

    private static InstanceReading Classes(int count, Func<int, string> list) =>
        Read(
            $"smtpd_restriction_classes = {Words(count, i => $"class{i}")}\n{Lines(count, i => $"class{i} = {list(i)}")}"
                + "smtpd_recipient_restrictions = class0, reject_unauth_destination\n"
        );

    private static InstanceReading Recipient(int count, Func<int, string> word) =>
        Read($"smtpd_recipient_restrictions = {Words(count, word)}, reject_unauth_destination\n");

    private static InstanceReading Read(string settings, params TableFile[] tables) =>
        InstanceReader.Read("mail", PlatformInfo.Find("Debian12")!.Target, Base + settings, null, tables);

    private static string Words(int count, Func<int, string> word) =>
        string.Join(", ", Enumerable.Range(0, count).Select(word));

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
