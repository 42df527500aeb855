using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Reads the tests of look-ups in util: recipes of its Makefile, scripts, and in newer releases programs in C.</summary>
internal static partial class LookupRuns
{
    private const string Program = "./dict_open ";

    // The first line that the program writes when it can be asked.
    private const string Opened = "owner=";

    private static readonly string[] Scripts = ["dict_union_test.in", "dict_pipe_test.in", "dict_debug_test.sh"];

    private static readonly string[] Programs = ["dict_union_test.c", "dict_pipe_test.c"];

    /// <param name="folder">The folder util of the source.</param>
    public static IEnumerable<LookupRun> In(string folder) =>
        Recipe()
            .Matches(TextOf(folder, "Makefile.in").Replace("$$", "$", StringComparison.Ordinal))
            .Select(recipe => (Commands: recipe.Groups["commands"].Value, Test: recipe.Groups["test"].Value))
            .Concat(Scripts.Select(script => (Commands: TextOf(folder, script), Test: script.Split('.')[0])))
            .Where(commands => commands.Commands.Contains(Program, StringComparison.Ordinal))
            .SelectMany(commands => Of(commands.Commands, folder, commands.Test))
            .Concat(Programs.SelectMany(program => OfProgram(TextOf(folder, program), program.Split('.')[0])));

    /// <summary>Each call of the program with its part of the expectations; those that write into a table are left out.</summary>
    private static IEnumerable<LookupRun> Of(string commands, string folder, string test)
    {
        LookupRun[] runs = [.. Expected(ReferenceFiles.Lines(Path.Combine(folder, test + ".ref")), test)];
        string[][] calls =
        [
            .. commands.Split(Program).Skip(1).Select(rest => ReferenceFiles.Words(Arguments().Match(rest).Value)),
        ];
        if (runs.Length != calls.Length)
        {
            throw new InvalidDataException($"{test} has {calls.Length} calls and the answers of {runs.Length}.");
        }

        return calls
            .Zip(runs, (words, run) => (Mode: words[1], Run: run with { Table = words[0] }))
            .Where(call => call.Mode == "read")
            .Select(call => call.Run);
    }

    private static IEnumerable<LookupRun> Expected(string[] lines, string test)
    {
        const string Get = "> get ";
        var before = new List<string>();
        LookupRun? run = lines.Any(line => line.StartsWith(Opened, StringComparison.Ordinal)) ? null : Begin([]);
        string? key = null;
        foreach (string line in lines)
        {
            if (line.StartsWith(Opened, StringComparison.Ordinal))
            {
                if (run is not null)
                {
                    yield return run;
                }

                run = Begin([.. before]);
                before.Clear();
            }
            else if (line.StartsWith(Get, StringComparison.Ordinal))
            {
                key = line[Get.Length..];
            }
            else if (key is null)
            {
                before.Add(line);
            }
            else if (AnswerIn(line, key) is { } answer)
            {
                run = run! with { Answers = [.. run.Answers, (key, answer)] };
                key = null;
            }
        }

        if (run is not null)
        {
            yield return run;
        }

        LookupRun Begin(IReadOnlyList<string> warnings) => new(test, "", warnings, []);
    }

    private static string? AnswerIn(string line, string key) =>
        line.StartsWith(key + "=", StringComparison.Ordinal) ? line[(key.Length + 1)..]
        : line.StartsWith(key + ": ", StringComparison.Ordinal) ? line[(key.Length + 2)..]
        : null;

    private static IEnumerable<LookupRun> OfProgram(string text, string test) =>
        Case()
            .Matches(text)
            .Select(found => new LookupRun(
                test,
                found.Groups["table"].Value,
                [],
                [
                    .. Probe()
                        .Matches(found.Groups["probes"].Value)
                        .Select(probe =>
                            (
                                probe.Groups["key"].Value,
                                probe.Groups["value"].Success ? probe.Groups["value"].Value
                                : probe.Groups["fails"].Success ? LookupRun.Error
                                : LookupRun.NotFound
                            )
                        ),
                ]
            ));

    /// <summary>A file with the lines joined that end with a backslash.</summary>
    private static string TextOf(string folder, string file) =>
        string.Join('\n', ReferenceFiles.Lines(Path.Combine(folder, file)))
            .Replace("\\\n", " ", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^[a-z_]+_test:[^\n]*\n(?<commands>(?:\t[^\n]*\n)*?)\tdiff (?<test>(?:dict|miss_endif)_(?!test\.|seq\.|utf8)\w+)\.ref ",
        RegexOptions.Multiline
    )]
    private static partial Regex Recipe();

    /// <summary>The words of a call, which end with the command.</summary>
    [GeneratedRegex("""^(?:'[^']*'|[^'"\n;|<>])*""")]
    private static partial Regex Arguments();

    [GeneratedRegex("""\.type_name = "(?<table>[^"]*)",\s*\.probes = \{(?<probes>(?:\s*\{[^}]*\},)*)""")]
    private static partial Regex Case();

    [GeneratedRegex(
        """\{(?:\.query = )?"(?<key>[^"]*)",\s*(?:\.want_value = )?(?:"(?<value>[^"]*)"|0)(?:,\s*(?<fails>DICT_ERR\w*))?[^}]*\}"""
    )]
    private static partial Regex Probe();
}
