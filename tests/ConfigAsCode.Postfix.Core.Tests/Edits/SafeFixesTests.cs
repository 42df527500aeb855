using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Edits;

/// <summary>A fix changes the characters of a setting: random files with faults, written in the ways that people write them.</summary>
public class SafeFixesTests
{
    private static readonly Target Debian12 = PlatformInfo.Find("Debian12")!.Target;

    private static readonly Gen<string> Other = Gen.OneOf(
        "# a comment",
        "  # smtpd_tls_protocols = SSLv2",
        "",
        " \t",
        "myhostname = mail.example.org",
        "mynetworks =\t127.0.0.0/8,\n\t[::1]/128",
        "relay_domains =\n    a.example.org\n# between\n    b.example.org",
        "smtpd_banner = $myhostname ESMTP",
        "smtpd_banner =\n  $myhostname\n# between\n  ESMTP",
        "smtpd_helo_required = yes",
        "smtpd_helo_required=no",
        "mydestination=localhost  "
    );

    private static readonly Gen<string> Faulty = Gen.OneOf(
        "smtpd_tls_protocols = !SSLv2",
        "smtpd_tls_protocols=!SSLv2,!SSLv3",
        "smtpd_tls_protocols =\t!SSLv2,\n\t!SSLv3",
        "smtpd_tls_protocols =\n  !SSLv2\n# not this one\n  !SSLv3  ",
        "smtpd_tls_protocols\t= TLSv1, TLSv1.2",
        "disable_vrfy_command = no",
        "disable_vrfy_command =no \t",
        "smtpd_forbid_bare_newline = no",
        "smtpd_use_tls = yes"
    );

    private static readonly Gen<string> Service = Gen.OneOf(
        "587 inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=!SSLv2",
        "588 inet n - y - - smtpd\n\t-o { smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3 }\n# here\n\t-o smtpd_tls_security_level=encrypt",
        "589 inet n - y - - smtpd -o smtpd_tls_security_level=encrypt -o smtpd_tls_mandatory_protocols=TLSv1 -v",
        "590 inet n - y - - smtpd\n   -o smtpd_tls_security_level=encrypt",
        "591 inet n - y - - smtpd\n  -o smtpd_helo_required=no\n  -o { smtpd_helo_required = yes }\n  -o myorigin = a",
        "#592 inet n - y - - smtpd",
        "local unix - n n - - local"
    );

    private static readonly Gen<(string Main, string Master)> Files =
        from main in Gen.OneOf<string>(Other, Faulty).Array[0, 12]
        from master in Service.Array[0, 5]
        from lineEnd in Gen.OneOf<string>("\n", "\r\n")
        from endsWithLine in Gen.Bool
        select (
            Text(["smtpd_tls_security_level = may", .. main.Distinct()], lineEnd, endsWithLine),
            Text(["25 inet n - y - - smtpd", .. master.Distinct()], lineEnd, endsWithLine)
        );

    [Fact]
    public void What_is_not_fixed_is_equal_byte_for_byte_and_what_is_fixed_is_found_no_more() => FixEach(100);

    [Fact]
    [Trait("Time", "long")]
    public void What_is_not_fixed_is_equal_byte_for_byte_and_what_is_fixed_is_found_no_more_for_longer() =>
        FixEach(2000);

    private static void FixEach(int count) =>
        Files.Sample(
            files =>
            {
                InstanceReading before = Read(files.Main, files.Master);
                FixedReading made = SafeFixes.Apply(before, FindingsOf, _ => true);

                // Lines stay in their order; each that is gone or new belongs to a setting that was fixed.
                string[] parameters =
                [
                    .. made.Applied.SelectMany(applied => applied.Fix.Edits).Select(edit => edit.Parameter),
                    .. made.Applied.Select(applied => applied.Finding.Parameter).Where(name => name.Length > 0),
                ];
                foreach ((CfDocument old, CfDocument now) in before.Documents.Zip(made.Reading.Documents))
                {
                    Assert.Equal(Untouched(old, parameters), Untouched(now, parameters));
                }

                HashSet<string> left = [.. FindingsOf(made.Reading).Select(Key)];
                Assert.DoesNotContain(made.Applied, applied => left.Contains(Key(applied.Finding)));
                foreach (
                    Edit edit in made
                        .Applied.SelectMany(a => a.Fix.Edits)
                        .Where(e => e.Kind == EditKind.Set)
                        // A later round may set a parameter again.
                        .GroupBy(e => e.Parameter)
                        .Select(same => same.Last())
                )
                {
                    Assert.Contains(
                        AllSettings(made.Reading),
                        setting => setting.Parameter == edit.Parameter && setting.Value == edit.Value
                    );
                }

                Assert.Empty(SafeFixes.Apply(made.Reading, FindingsOf, _ => true).Applied);
            },
            iter: count,
            threads: 1,
            print: files => files.Main + "\n----\n" + files.Master
        );

    [Fact]
    public void Without_a_fault_every_byte_stays() =>
        Files.Sample(
            files =>
            {
                InstanceReading reading = Read(files.Main, files.Master);
                FixedReading made = SafeFixes.Apply(reading, _ => [], _ => true);
                Assert.Equal(files.Main, made.Reading.MainCf.Document.Text);
                Assert.Equal(files.Master, made.Reading.MasterCf!.Document.Text);
            },
            iter: 50,
            threads: 1
        );

    [Fact]
    public void A_setting_is_not_removed_where_an_earlier_line_of_its_name_would_be_in_force_then()
    {
        InstanceReading reading = Read("smtpd_use_tls = no\nsmtpd_use_tls = yes\n", "25 inet n - y - - smtpd\n");
        var setting = new Setting("smtpd_use_tls", "yes", reading.MainCf.Settings[1].Line.All.Origin);
        Finding finding = Rulebook.Analyze(reading).First() with { Place = Place.At(setting) };
        var edits = new FileEdits(reading);
        Assert.Null(edits.Of(finding, Fix.Safe("", new Edit(EditKind.Remove, "smtpd_use_tls"))));
        Assert.Null(edits.Of(finding, Fix.Safe("", new Edit(EditKind.Rename, "smtpd_tls_security_level", "may"))));
    }

    [Fact]
    public void A_line_that_is_added_behind_a_last_line_without_an_end_begins_on_its_own()
    {
        FixedReading made = SafeFixes.Apply(
            Read("smtpd_tls_security_level = may", "25 inet n - y - - smtpd"),
            FindingsOf,
            _ => true
        );
        Assert.StartsWith(
            "smtpd_tls_security_level = may\nsmtpd_",
            made.Reading.MainCf.Document.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\n", made.Reading.MainCf.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", made.Reading.MainCf.Document.Text, StringComparison.Ordinal);
        Assert.Equal("25 inet n - y - - smtpd\n", made.Reading.MasterCf!.Document.Text);
    }

    [Fact]
    public void A_file_that_is_two_tables_is_changed_once()
    {
        InstanceReading reading = InstanceReader.Read(
            "mail",
            Debian12,
            "a = b\n",
            null,
            new Core.Syntax.TableFile("users", "hash", "a b"),
            new Core.Syntax.TableFile("users", "texthash", "a b")
        );
        FixedReading made = SafeFixes.Apply(reading, FindingsOf, file => file == "users");
        Assert.All(made.Reading.Tables, table => Assert.Equal("a b\n", table.Document.Text));
    }

    private static string Text(string[] lines, string lineEnd, bool endsWithLine) =>
        string.Join('\n', lines).Replace("\n", lineEnd, StringComparison.Ordinal) + (endsWithLine ? lineEnd : "");

    private static InstanceReading Read(string main, string master) =>
        InstanceReader.Read("mail", Debian12, main, master);

    private static Finding[] FindingsOf(InstanceReading reading) => [.. Rulebook.Analyze(reading)];

    private static string Key(Finding finding) =>
        $"{finding.Rule.Id} {finding.Parameter} {finding.Part} {finding.Place.Origin.DeclaredBy} {string.Join(' ', finding.Services)}";

    private static IEnumerable<Setting> AllSettings(InstanceReading reading) =>
        reading.Instance.Settings.Concat(reading.Instance.Services.SelectMany(service => service.Settings));

    /// <summary>The lines without those of the settings that were fixed; the end of the last one may be new.</summary>
    private static IEnumerable<string> Untouched(CfDocument document, string[] parameters)
    {
        foreach (CfLine line in document.Lines)
        {
            CfLogicalLine? of = document.LogicalLines.FirstOrDefault(l =>
                line.Kind is CfLineKind.Start or CfLineKind.Continuation
                && l.Span.Start <= line.Span.Start
                && line.Span.End <= l.Span.End
            );
            bool isOfMain = document.File == InstanceReader.MainCf;
            string text = of is not null && isOfMain ? of.Text : document.TextOf(line);
            string[] words = text.Split(' ', '\t', '=', '{', '\r');
            if (!words.Any(parameters.Contains))
            {
                yield return document.TextOf(line).TrimEnd('\r');
            }
        }
    }
}
