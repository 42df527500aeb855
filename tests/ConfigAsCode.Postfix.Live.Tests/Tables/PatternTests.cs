using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Testing.Releases;
using CsCheck;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>Random patterns match the same texts here as in a regexp and in a pcre table, or are not run here.</summary>
public sealed class PatternTests
{
    private const int Patterns = 120;

    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly Gen<string> Text = Gen.Char["aAbBz019@.-_+"]
        .Array[1, 12]
        .Select(chars => new string(chars));

    private static readonly Gen<string> Piece = Gen.Frequency(
        (8, Gen.Char["aAbBz019@_-"].Select(c => c.ToString())),
        (3, Gen.Const(".")),
        (2, OneOf("\\.", "\\+", "\\-", "\\@")),
        (2, OneOf("^", "$")),
        (3, OneOf("[ab]", "[^ab]", "[0-9]", "[a-z]", "[^.@]", "[[:alpha:]_]", "[]a]", "[a\\]", "[.-]", "[\\w.]")),
        (2, OneOf("\\d", "\\w", "\\s", "\\b", "\\D", "\\<", "\\1", "\\B", "\\z")),
        (1, OneOf("(?:a|b)", "(?=a)", "(?i)a", "(a|)", "()", "(a)\\1", "{", "}", "]", ")"))
    );

    private static readonly Gen<string> Repeated = Gen.Select(
        Piece,
        Gen.Frequency(
            (8, Gen.Const("")),
            (4, OneOf("*", "+", "?")),
            (2, OneOf("{2}", "{1,3}", "{0,}", "{,2}", "{3,1}")),
            (1, OneOf("*?", "++", "**", "+?"))
        ),
        (piece, times) => piece + times
    );

    private static readonly Gen<string> Sequence = Repeated.Array[1, 6].Select(string.Concat);

    private static readonly Gen<string> Pattern = Gen.Frequency(
        (4, Sequence),
        (2, Gen.Select(Sequence, Sequence, (a, b) => $"{a}|{b}")),
        (2, Gen.Select(Sequence, Repeated, (a, b) => $"({a}){b}")),
        (2, Gen.Select(Sequence, Sequence, Sequence, (a, b, c) => $"^({a}|{b})*{c}$"))
    );

    private static readonly Gen<string> Row = Gen.Select(
        Gen.Frequency((6, Gen.Const("")), (1, Gen.Const("!"))),
        Pattern,
        Gen.Frequency((6, Gen.Const("")), (1, Gen.Const("i")), (1, Gen.Const("m"))),
        (sign, pattern, flags) => $"{sign}/{pattern}/{flags}"
    );

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void A_pattern_matches_what_postmap_finds(string type)
    {
        using var folder = new ConfigurationFolder(Release);
        folder.Write("main.cf", "compatibility_level = 3.6\n");
        int run = 0;
        Gen.Select(Row, Text.Array[12])
            .Sample(
                (row, texts) =>
                {
                    bool?[] here = [.. texts.Select(text => PatternRow.IsMatch(row, text, type))];
                    if (here.Contains(null))
                    {
                        return;
                    }

                    Interlocked.Increment(ref run);
                    HashSet<string> found = Found(folder, type, row, texts);
                    Assert.All(texts.Zip(here), pair => Assert.Equal(found.Contains(pair.First), pair.Second));
                },
                iter: Patterns,
                threads: 1
            );
        // Enough patterns are run.
        Assert.InRange(run, Patterns / 6, Patterns);
    }

    /// <summary>The texts to which a table of one row has an answer.</summary>
    private static HashSet<string> Found(ConfigurationFolder folder, string type, string row, string[] texts)
    {
        folder.Write("table", row + " found\n");
        var result = folder.RunWith(
            string.Join('\n', texts) + "\n",
            "postmap",
            "-q",
            "-",
            $"{type}:{folder.FullName}/table"
        );
        Assert.Equal("", result.Error);
        return [.. result.Output.Split('\n').Where(line => line.Length > 0).Select(line => line.Split('\t')[0])];
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
