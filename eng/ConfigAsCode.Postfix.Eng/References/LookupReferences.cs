using System.Globalization;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>
/// Lookup tables (util/dict_*, postmap): of each row whether Postfix takes, skips or warns of it, of each table in braces whether it can be
/// opened, and what is answered to each key.
/// </summary>
internal static partial class LookupReferences
{
    /// <summary>The suite of tables whose results name files.</summary>
    public const string Files = "dict_*_file";

    private const string Skipped = "skipped";
    private const string Warned = "warned of";
    private const string Taken = "taken";
    private const string Opened = "opened";
    private const string Refused = "refused";
    private const string NotKnown = "not known";

    // Any parameter whose value is a list of tables.
    private const string Parameter = "virtual_alias_maps";

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release)
    {
        string util = Path.Combine(src, "util");
        string postmap = Path.Combine(src, "postmap");
        return LookupRuns
            .In(util)
            .Select(run => run.Test.EndsWith("_file", StringComparison.Ordinal) ? run with { Test = Files } : run)
            .SelectMany(run => Of(run, util, release))
            .Concat(OfTexts(util, release))
            .Concat(OfIndex(postmap, release))
            .Concat(OfQuotes(postmap, release));
    }

    private static IEnumerable<ReferenceCase> Of(LookupRun run, string folder, PostfixVersion release)
    {
        var name = TableName.Parse(run.Table);
        string file = Path.Combine(folder, name?.Name ?? "");
        if (name is not null && File.Exists(file))
        {
            string text = string.Join('\n', ReferenceFiles.Lines(file)) + "\n";
            var table = new TableFile(name.Name, name.Type, text);
            InstanceReading reading = Read($"{name.Type}:$config_directory/{name.Name}", release, table);
            return OfRows(run.Test, reading, run.Warnings).Concat(OfAnswers(run, reading));
        }

        InstanceReading alone = Read(run.Table, release);
        bool isRefused = run.Warnings.Any(line => line.Contains(": error: ", StringComparison.Ordinal));
        return OfAnswers(run, alone)
            .Prepend(
                new ReferenceCase(
                    run.Test,
                    run.Table,
                    isRefused ? Refused : Opened,
                    Rulebook.Analyze(alone).Any(f => f.Rule.Id == "PFX4010" && f.Severity == RuleSeverity.Error)
                        ? Refused
                        : Opened
                )
            );
    }

    private static IEnumerable<ReferenceCase> OfAnswers(LookupRun run, InstanceReading reading) =>
        run.Answers.Select(answer => new ReferenceCase(
            run.Test,
            $"{answer.Key} in {run.Table}",
            answer.Answer,
            Answer(reading, answer.Key)
        ));

    /// <summary>What postmap(1) says of a text, as it reads a texthash.</summary>
    private static IEnumerable<ReferenceCase> OfTexts(string folder, PostfixVersion release)
    {
        foreach (string name in (string[])["dict_thash.map", "dict_thash.in"])
        {
            string[] lines = ReferenceFiles.Lines(Path.Combine(folder, name));
            // The expectations of the map are the map itself.
            string[] expected = ReferenceFiles.Lines(
                Path.Combine(folder, name.EndsWith(".in", StringComparison.Ordinal) ? "dict_thash.ref" : name)
            );
            InstanceReading reading = Read(
                $"texthash:$config_directory/{name}",
                release,
                new TableFile(name, "texthash", string.Join('\n', lines) + "\n")
            );
            foreach (
                ReferenceCase found in OfRows("dict_thash", reading, expected)
                    .Concat(OfPairs("dict_thash", reading, expected))
            )
            {
                yield return found;
            }
        }
    }

    /// <summary>What an index answers, which <c>postmap -q</c> is asked.</summary>
    private static IEnumerable<ReferenceCase> OfIndex(string folder, PostfixVersion release)
    {
        const string Map = "map.in";
        const string Duplicates = "lmdb_abb";
        InstanceReading map = Index(Map);
        foreach (string answer in Directory.GetFiles(folder, "map-*1.ref").Order(StringComparer.Ordinal))
        {
            string key = IndexKey().Match(Path.GetFileName(answer)).Groups[1].Value;
            yield return new ReferenceCase(
                "postmap",
                $"{key} in {Map}",
                ReferenceFiles.Lines(answer)[0],
                Answer(map, key)
            );
        }

        InstanceReading duplicates = Index(Duplicates);
        foreach (
            ReferenceCase found in OfPairs(
                "postmap",
                duplicates,
                ReferenceFiles.Lines(Path.Combine(folder, Duplicates + ".ref"))
            )
        )
        {
            yield return found;
        }

        InstanceReading Index(string name) =>
            Read(
                $"hash:$config_directory/{name}",
                release,
                new TableFile(name, "hash", string.Join('\n', ReferenceFiles.Lines(Path.Combine(folder, name))) + "\n")
            );
    }

    /// <summary>Rows with quotes, each of which a command gives to postmap(1) alone.</summary>
    private static IEnumerable<ReferenceCase> OfQuotes(string folder, PostfixVersion release)
    {
        HashSet<string> pairs =
        [
            .. ReferenceFiles.Lines(Path.Combine(folder, "quote_test.ref")).Where(line => line.Contains('\t')),
        ];
        foreach (string command in ReferenceFiles.Lines(Path.Combine(folder, "quote_test.in")))
        {
            if (Echo().Match(command) is not { Success: true } echo)
            {
                continue;
            }

            string row = echo.Groups[1].Value;
            CfRow read = Read("hash:$config_directory/map", release, new TableFile("map", "hash", row + "\n"))
                .Tables[0]
                .Rows[0];
            int end = row.LastIndexOf(' ');
            string pair = $"{row[..end]}\t{row[(end + 1)..]}";
            yield return new ReferenceCase(
                "postmap",
                row,
                pairs.Contains(pair) ? pair : Skipped,
                read.Error is null ? $"{read.Key}\t{read.Value}" : Skipped
            );
        }
    }

    /// <summary>Each row of a text with what Postfix says of its line.</summary>
    private static IEnumerable<ReferenceCase> OfRows(string test, InstanceReading reading, IReadOnlyList<string> output)
    {
        ILookup<int, string> warnings = output
            .Select(line => Warning().Match(line))
            .Where(warning => warning.Success)
            .ToLookup(
                warning => int.Parse(warning.Groups["line"].Value, CultureInfo.InvariantCulture),
                warning => warning.Groups["text"].Value
            );
        Finding[] findings = [.. Rulebook.Analyze(reading)];
        foreach (CfRow row in reading.Tables[0].Rows)
        {
            CfLogicalLine line = row.Line;
            string[] said = [.. warnings[line.Document.Text[..line.Span.Start].Count(c => c == '\n') + 1]];
            Finding[] found = [.. findings.Where(f => f.Place.Origin == line.All.Origin)];
            yield return new ReferenceCase(
                test,
                $"{line.Document.File}, {line.Text}",
                said.Any(IsSkipped) ? Skipped
                    : said.Length > 0 ? Warned
                    : Taken,
                Ours(found, said)
            );
        }
    }

    private static bool IsSkipped(string warning) =>
        warning.Contains("skipping this rule", StringComparison.Ordinal)
        || warning.Contains("ignoring this line", StringComparison.Ordinal)
        || warning.StartsWith("ignoring ENDIF", StringComparison.Ordinal)
        || warning.StartsWith("error in regex", StringComparison.Ordinal);

    /// <summary>What the product says of a row: where it repeats a warning, it has to be the right one.</summary>
    private static string Ours(Finding[] found, string[] said)
    {
        foreach (Finding finding in found)
        {
            if (finding.Rule.Id == "PFX6008")
            {
                return Skipped;
            }

            string quoted = Quoted().Match(finding.Message).Groups[1].Value;
            bool isOfPostfix = quoted.Length > 0;
            if (
                isOfPostfix
                && !said.Any(s => s.Replace('"', '\'').Contains(quoted.Replace('"', '\''), StringComparison.Ordinal))
            )
            {
                return quoted;
            }

            if (isOfPostfix || said.Length > 0)
            {
                return finding.Message.StartsWith("Postfix skips", StringComparison.Ordinal) ? Skipped : Warned;
            }
        }

        return Taken;
    }

    /// <summary>The keys and values that a program lists.</summary>
    private static IEnumerable<ReferenceCase> OfPairs(
        string test,
        InstanceReading reading,
        IReadOnlyList<string> output
    ) =>
        output
            .Where(line => line.Contains('\t'))
            .Select(line => line.Split('\t', 2))
            .Select(pair => new ReferenceCase(
                test,
                $"{pair[0]} in {reading.Tables[0].Document.File}",
                pair[1],
                Answer(reading, pair[0])
            ));

    private static string Answer(InstanceReading reading, string key)
    {
        Instance instance = reading.Instance;
        Service service = instance.Services.Single(s => s.IsSmtpServer);
        TableLookup found = TableLookup.In(
            [Parameter],
            [new TableKey(key, IsPart: false)],
            service,
            new EffectiveView(instance, instance.Target!)
        );
        return found.Fails ? LookupRun.Error
            : !found.IsKnown ? NotKnown
            : found.Row?.Value ?? LookupRun.NotFound;
    }

    private static InstanceReading Read(string table, PostfixVersion release, params TableFile[] files) =>
        InstanceReader.Read(
            "references",
            new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false),
            $"{Parameter} = {table}\n",
            "smtp inet n - n - - smtpd\n",
            files
        );

    [GeneratedRegex(@"warning: .*, line (?<line>[0-9]+): (?<text>.*)$")]
    private static partial Regex Warning();

    [GeneratedRegex("""\("(.*)"\)""")]
    private static partial Regex Quoted();

    [GeneratedRegex("^map-u?(.*)1[.]ref$")]
    private static partial Regex IndexKey();

    [GeneratedRegex("^echo '([^']*)'")]
    private static partial Regex Echo();
}
