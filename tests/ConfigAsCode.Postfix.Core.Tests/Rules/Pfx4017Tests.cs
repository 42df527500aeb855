using System.Globalization;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4017Tests
{
    // What the names of these tests are besides: unknown to the catalogue, or not read where they stand.
    private const string Others = "PFX4001 PFX4005 PFX4009 PFX4014";

    // With it the relay list of smtpd has permit_mynetworks.
    private const string Level = "compatibility_level = 3.6";

    // A class is a list of its own, of which the other rules may have something to say.
    private const string OfLists = "PFX2005 PFX2006 PFX2016 PFX3004 PFX4014";

    [Fact]
    public void A_value_into_which_names_bring_too_much_is_not_analyzed()
    {
        Declared mail = Declared.On("Debian12").Main([.. Tenfold(levels: 6), "mynetworks = 127.0.0.0/8, $a"]);
        Finding finding = Assert.Single(mail.Analyze("PFX4017", besides: Others));
        Assert.Equal("main.cf mynetworks", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(
            "mynetworks = 127.0.0.0/8, $a: the names in the value bring too much text into it. Postfix uses all of it, but it is not analyzed: "
                + "names may bring 250,000 characters into one value. Write a lookup table in place of a long list, or the text once",
            finding.Message
        );
    }

    [Fact]
    public void So_is_one_through_which_names_lead_to_nothing() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main([.. Tenfold(levels: 6, last: ""), "smtpd_banner = $a"])
                .Analyze("PFX4017", besides: Others)
        );

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void What_names_bring_below_the_limit_is_analyzed(int levels) =>
        Assert.Empty(
            Declared.On("Debian12").Main([.. Tenfold(levels), "smtpd_banner = $a"]).Analyze("PFX4017", besides: Others)
        );

    [Fact]
    public void A_long_value_without_names_is_analyzed_whatever_its_length()
    {
        string list = string.Concat(Enumerable.Repeat("192.0.2.1 ", 120_000));
        Assert.Equal(
            ["main.cf mynetworks"],
            Declared.On("Debian12").Main("mynetworks = " + list + "127.0.0.1/8").PlacesOf("PFX2002")
        );
    }

    [Fact]
    public void A_long_value_with_one_name_is_analyzed()
    {
        string list = string.Concat(Enumerable.Repeat("192.0.2.1 ", 120_000));
        Assert.Equal(
            ["main.cf mynetworks"],
            Declared.On("Debian12").Main("mynetworks = " + list + "$office", "office = 127.0.0.1/8").PlacesOf("PFX2002")
        );
    }

    [Fact]
    public void A_service_whose_own_name_makes_it_long_is_named()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main([.. Tenfold(levels: 6), "mynetworks = 127.0.0.0/8, $office", "office = 192.0.2.1", Level])
                .Inet("2525", "smtpd", "office = $a")
                .Analyze("PFX4017", besides: Others)
        );
        Assert.Equal(["2525/inet"], finding.Services);
    }

    [Fact]
    public void The_values_of_all_services_together_have_a_limit()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main([.. Tenfold(levels: 4), "mynetworks = 127.0.0.0/8, $office $a", "office = 192.0.2.1", Level]);
        for (int i = 0; i < 100; i++)
        {
            mail = mail.Inet(Invariant(3000 + i), "smtpd", "office = 192.0.2." + Invariant(i));
        }

        Finding finding = mail.Analyze("PFX4017", besides: Others + " PFX1008").First(f => f.Parameter == "mynetworks");
        Assert.Contains(
            "in all values of the instance, as each service reads them, may bring 2,500,000",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_thousand_findings_of_one_rule_are_reported_and_that_there_are_more()
    {
        string[] settings = [.. Enumerable.Range(0, 1_200).Select(i => $"unknown{Invariant(i)} = 1")];
        Finding[] findings = [.. Rulebook.Analyze(Declared.On("Debian12").Main(settings).Instance)];
        Assert.Equal(1_000, findings.Count(f => f.Rule.Id == "PFX4001"));
        Finding more = Assert.Single(findings, f => f.Rule.Id == "PFX4017");
        Assert.Equal(
            "PFX4001 finds more than 1,000 faults, and reports only these. Fix them, and analyze the rest then",
            more.Message
        );
        Assert.DoesNotContain(
            Rulebook.Analyze(Declared.On("Debian12").Main(settings[..1_000]).Instance),
            f => f.Rule.Id == "PFX4017"
        );
    }

    [Fact]
    public void So_are_a_thousand_of_the_lines_of_a_file()
    {
        string text = string.Concat(Enumerable.Range(0, 1_200).Select(i => $"word{Invariant(i)}\n"));
        Finding[] findings = [.. Rulebook.AnalyzeFiles(AnalyzedFiles.Read(text, AnalyzedFiles.Smtp))];
        Assert.Equal(
            (1_000, 1),
            (findings.Count(f => f.Rule.Id == "PFX6001"), findings.Count(f => f.Rule.Id == "PFX4017"))
        );
    }

    [Fact]
    public void A_chain_that_is_too_deep_stops_Postfix_and_is_reported_once()
    {
        string[] chain =
        [
            .. Enumerable.Range(0, 400).Select(i => $"c{Invariant(i)} = $c{Invariant(i + 1)}"),
            "c400 = a",
        ];
        Finding[] findings =
        [
            .. Rulebook.Analyze(Declared.On("Debian12").Main([.. chain, "smtpd_banner = $c0"]).Instance),
        ];
        Finding deep = Assert.Single(findings, f => f.Rule.Id == "PFX4009");
        Assert.Contains("is nested more than 100 deep", deep.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chains_that_use_up_the_limit_are_not_passed_over()
    {
        string[] chain =
        [
            .. Enumerable.Range(0, 6_000).Select(i => $"c{Invariant(i)} = $c{Invariant(i + 1)}"),
            "c6000 = a",
        ];
        Assert.Contains(Rulebook.Analyze(Declared.On("Debian12").Main(chain).Instance), f => f.Rule.Id is "PFX4017");
    }

    [Fact]
    public void A_circle_of_many_names_is_reported_at_the_first_of_them()
    {
        string[] circle = [.. Enumerable.Range(0, 300).Select(i => $"c{i:000} = $c{(i + 1) % 300:000}")];
        Finding[] findings =
        [
            .. Rulebook.Analyze(Declared.On("Debian12").Main([.. circle, "smtpd_banner = $c000"]).Instance),
        ];
        Finding found = Assert.Single(findings, f => f.Rule.Id == "PFX4009");
        Assert.StartsWith("c000 = $c001: c000 leads to c001 leads to c002", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_deeper_than_are_followed_are_not_analyzed()
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(i => "c" + i)];
        Declared Deep(int depth) =>
            OnLists([
                "smtpd_restriction_classes = " + string.Join(", ", names),
                .. names.Select((name, i) => $"{name} = {(i + 1 < depth ? names[i + 1] : "permit_mynetworks")}"),
                "smtpd_recipient_restrictions = c0, reject_unauth_destination",
            ]);
        Finding finding = Assert.Single(Deep(11).Analyze("PFX4017", OfLists));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Contains("classes more than 10 deep", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Deep(10).Analyze("PFX4017", OfLists));
    }

    [Fact]
    public void More_kinds_of_clients_than_are_followed_are_not_analyzed()
    {
        Declared Asking(int tables) =>
            OnLists(
                "smtpd_recipient_restrictions = "
                    + string.Join(
                        ", ",
                        Enumerable.Range(0, tables).Select(i => $"check_client_access hash:/etc/postfix/t{i}")
                    )
                    + ", reject_unauth_destination"
            );
        Finding finding = Assert.Single(Asking(101).Analyze("PFX4017", OfLists));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Contains("more than 100 kinds of clients", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Asking(20).Analyze("PFX4017", OfLists));
    }

    [Fact]
    public void Of_more_TLS_policies_than_are_analyzed_the_first_that_is_not_is_named()
    {
        // Debian's master.cf has smtp, relay and lmtp.
        (string, string)[] rows = [.. Enumerable.Range(0, 2_668).Select(i => ($"d{Invariant(i)}.example", "encrypt"))];
        Declared mail = Declared
            .On("Debian12")
            .Main(Level, "smtp_tls_security_level = may")
            .Unix("relay", "smtp")
            .Unix("lmtp", "lmtp")
            .Policies(rows);
        Finding finding = Assert.Single(mail.AnalyzeAll(), f => f is { Rule.Id: "PFX4017", Parameter.Length: > 0 });
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal("encrypt", finding.Value);
        Assert.StartsWith(
            "The TLS policies from d2666.example on are not analyzed: of each client the first 2666 are.",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(10_001, 1)]
    [InlineData(10_000, 0)]
    public void So_has_the_number_of_services(int services, int expected)
    {
        string master = string.Concat(
            Enumerable.Range(1, services).Select(i => $"s{Invariant(i)} unix - - y - - pipe argv=/bin/true\n")
        );
        InstanceReading reading = InstanceReader.Read("mail", Targets.Of("3.7"), Level + "\n", master);
        Finding[] findings = [.. Rulebook.Analyze(reading).Where(f => f is { Rule.Id: "PFX4017", Part: "" })];
        Assert.Equal(expected, findings.Length);
        Assert.All(
            findings,
            finding =>
            {
                Assert.Equal(10_001, finding.Place.Origin.Range!.Value.Start.Line);
                Assert.Equal(
                    "The services from s10001/unix on are not analyzed: of an instance the first 10,000 are. Write fewer services, or several "
                        + "instances",
                    finding.Message
                );
            }
        );
        Assert.Equal(
            Math.Min(services, 10_000),
            PostureReport.Of([reading.Instance]).Instances[0].OnTargets[0].Transports.Count(t => t.Program is not null)
        );
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(19, 0)]
    // With more braces in each other none is taken apart.
    [InlineData(60, 1)]
    public void Tables_in_tables_have_a_limit(int levels, int expected) =>
        AssertTables(
            string.Concat(Enumerable.Repeat("unionmap:{", levels)) + "inline:{a=b}" + new string('}', levels),
            expected
        );

    [Theory]
    [InlineData(101, 1)]
    [InlineData(100, 0)]
    public void So_has_the_number_of_tables_in_one(int tables, int expected) =>
        AssertTables(
            $"unionmap:{{{string.Join(", ", Enumerable.Range(0, tables).Select(i => $"inline:{{k{Invariant(i)}=v}}"))}}}",
            expected
        );

    [Theory]
    [InlineData(101, 1)]
    [InlineData(100, 0)]
    public void So_has_what_they_answer_together(int answers, int expected) =>
        AssertTables(
            $"pipemap:{{inline:{{a=b}}, randmap:{{{string.Join(", ", Enumerable.Range(0, answers).Select(Invariant))}}}}}",
            expected
        );

    private static void AssertTables(string table, int expected)
    {
        Declared mail = Declared.On("Debian12").Main(Level, "virtual_alias_maps = " + table);
        Finding[] findings = [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX4017")];
        Assert.Equal(expected, findings.Length);
        Assert.All(
            findings,
            finding =>
            {
                Assert.Equal(
                    ("main.cf virtual_alias_maps", RuleSeverity.Error),
                    (mail.PlaceOf(finding.Place), finding.Severity)
                );
                Assert.StartsWith("What " + table[..20], finding.Message, StringComparison.Ordinal);
            }
        );
    }

    private static Declared OnLists(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);

    /// <summary>A name that is made of ten others, each of these of ten more.</summary>
    private static string[] Tenfold(int levels, string last = "192.0.2.1,") =>
        [
            .. Enumerable
                .Range(0, levels)
                .Select(i => $"{(char)('a' + i)} = {string.Concat(Enumerable.Repeat("$" + (char)('b' + i), 10))}"),
            $"{(char)('a' + levels)} = {last}",
        ];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
