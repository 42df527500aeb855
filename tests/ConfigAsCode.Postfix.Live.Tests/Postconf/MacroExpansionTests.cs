using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

public sealed class MacroExpansionTests
{
    private static readonly Dictionary<string, string> Parameters = Definitions();

    // Every rule of util/mac_parse.c and util/mac_expand.c, and every mistake they know.
    private static readonly string[] Expressions =
    [
        "text",
        "}{ text )(",
        "$set",
        "${set}",
        "$(set)",
        "$$",
        "$$set",
        "$$$$",
        "$$$set",
        "a$set",
        "$set.b",
        "$set-b",
        "$setb",
        "$set_",
        "$set2",
        "$unknown",
        "a${unknown}b",
        "$empty",
        "$nested",
        "$deep",
        "$(nested)$nested",
        "$seté",
        "${set?yes}",
        "${empty?yes}",
        "${unknown?yes}",
        "${set:no}",
        "${empty:no}",
        "${unknown:no}",
        "${set?}",
        "${set:}",
        "${set?a:b}",
        "${empty?a:b}",
        "${set??a}",
        "${set?:a}",
        "${:a}",
        "${?a}",
        "$(set?yes)",
        "$(set?{a}:{b})",
        "${set?$nested}",
        "${set?${empty:${set}}}",
        "${expandsToNothing?yes}",
        "${expandsToNothing:no}",
        "${set?{yes}}",
        "${set?{a}:{b}}",
        "${empty?{a}:{b}}",
        "${empty?{a}:b}",
        "${empty?{a}: b c }",
        "${empty:{a}}",
        "${set? {a} : {b} }",
        "${empty? {a} : {b} }",
        "${set?{ a }}",
        "${set?{$set}:{$}}",
        "${empty?{$}:{$set}}",
        "${set?{{a}}}",
        "${set?{a{b}c}:{d}}",
        "${set? a}",
        "${set?a }",
        "${ set }",
        "${ set}",
        "${set }",
        "${set ?yes}",
        "${ set ? {a} : {b} }",
        "${ empty ? {a} : {b} }",
        "${\tset\t?\t{a}\t:\t{b}\t}",
        "${ set ? a }",
        "${ ?a}",
        "${ }",
        "${{a} == {a}}",
        "${{a} == {b}}",
        "${{a}=={a}?{y}:{n}}",
        "${{a}!={a}?{y}:{n}}",
        "${{a} != {b} ? {y} : {n}}",
        "${{$set} == {value} ? {y} : {n}}",
        "${{$set}=={${set}}?y}",
        "${{a}=={b}:n}",
        "${{a} == {b} ? {y}}",
        "${{7} < {10} ? {y} : {n}}",
        "${{7} < {10a} ? {y} : {n}}",
        "${{7}<={7}?{y}}",
        "${{7}>={007}?{y}}",
        "${{7}>{6}?{y}}",
        "${{a}<{b}?{y}}",
        "${{a}>{b}?{y}:{n}}",
        "${{} == {} ? {y}}",
        "${{} < {1} ? {y}}",
        "${{-1} < {1} ? {y}}",
        "${{ a} == {a} ? {y} : {n}}",
        "${ {a} == {a} ? {y} }",
        "${{a} == {a} ? {${{b} == {b} ? {deep}}}}",
        "${{$seven} == {7} ? {y}}",
        "${{9223372036854775807} > {1}?{y}}",
        "${{é} > {z} ? {y} : {n}}",
        "${{Z} < {a} ? {y}}",
        "${{${set?{1}:{2}}} < {2} ? {y}}",
        "${{a} == {a}:{n}}",
        "${{a}  ==  {a}  ?  {y}  :  {n}  }",
        "${{3.10} >=level {3.9} ? {y} : {n}}",
        "${{3.10} >= {3.9} ? {y} : {n}}",
        "${{3} ==level {3.0.0} ? {y}}",
        "${{3.6} <level {3.6.1} ? {y}}",
        "${{2}>level{1}?{y}}",
        "${{1}<=level{1}?{y}}",
        "${{1}!=level{1}?{y}:{n}}",
        "${{ 1} ==level {+1} ? {y}}",
        "${{1. 2} ==level {1.2} ? {y}}",
        "${{1.1023} >level {1} ? {y}}",
        "$p22",
        "$unused$p100",
        "$",
        "a$",
        "$ a",
        "$-",
        "$.",
        "$é",
        "${}",
        "$()",
        "${set",
        "$(set",
        "${set)",
        "$(set}",
        "${set?a",
        "${a-b}",
        "${a b}",
        "${set b}",
        "${é}",
        "${set.x}",
        "${set?{a}b}",
        "${set?{a}b:c}",
        "${set?{a}:{b}c}",
        "${empty:{a}:{b}}",
        "${empty:{a}b}",
        "${set?{a}:{b}",
        "${{a}}",
        "${{a} = {b}}",
        "${{a} === {b}}",
        "${{a} =~ {b}}",
        "${{a} & {b}}",
        "${{a} == b}",
        "${{a} ==}",
        "${{a} == {b} x}",
        "${{a} == {b} {c}}",
        "${{a} ==size {b}}",
        "${{a} == size {b}}",
        "${{a} ==levels {b}}",
        "${{3.x} ==level {3}}",
        "${{1.1024} ==level {1}}",
        "${{1.2.3.4} ==level {1}}",
        "${{} ==level {1}}",
        "${{-1} ==level {1}}",
        "${{1.} ==level {1}}",
        "${{99999999999999999999} == {1}}",
        "${{$} == {b}}",
        "${{a} == {${a-b}}}",
        "${a{b}}",
        "${domain_to_ascii{a}}",
        "$circle",
        "$left",
        "$broken",
        "${set?$broken}",
        "$p21",
        "${set?{$broken}}",
        "${empty:$}",
    ];

    [Fact]
    public void Expressions_expand_to_what_the_real_Postfix_makes_of_them()
    {
        Assert.True(Expressions.Length >= 100);
        Assert.Empty(Differences(Expressions));
    }

    [Fact]
    public void Random_expressions_expand_to_what_the_real_Postfix_makes_of_them()
    {
        string[] pieces =
        [
            "$",
            "$",
            "${",
            "${",
            "$(",
            "}",
            "}",
            ")",
            "{",
            "{",
            "set",
            "empty",
            "nested",
            "seven",
            "?",
            ":",
            " ",
            "a",
            "==",
            "<",
            "level",
            "$$",
        ];
        var random = new Random(20260829);
        IEnumerable<string> expressions = Enumerable
            .Range(0, 120)
            .Select(_ => "x" + string.Concat(random.GetItems(pieces, random.Next(1, 14))));
        Assert.Empty(Differences(expressions));
    }

    [Fact]
    public void A_circle_through_a_comparison_crashes_the_real_Postfix_but_not_this_reader()
    {
        ProgramResult postconf = Postconf("$operandCircle");
        Assert.True(postconf.ExitCode is not (0 or 1), postconf.Error);
        Assert.Contains("crashes", Expand("$operandCircle").Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// Those that expand here are expanded by one postconf, if it can. Of the others many at a time: a Postfix program that meets a
    /// fatal error sleeps a second before it ends (util/msg.c).
    /// </summary>
    private static List<string> Differences(IEnumerable<string> expressions)
    {
        ILookup<bool, string> byOurs = expressions.ToLookup(expression => Expand(expression).Error is null);
        IEnumerable<string> alone = HaveTheSameValues([.. byOurs[true]]) ? byOurs[false] : byOurs.SelectMany(e => e);
        return [.. alone.AsParallel().WithDegreeOfParallelism(32).Select(Difference).OfType<string>()];
    }

    private static bool HaveTheSameValues(string[] expressions)
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        string[] names = [.. expressions.Select((_, i) => $"expression{i}")];
        // A name that no value uses is unknown to postconf.
        folder.Write(
            "main.cf",
            DefinitionLines()
                + string.Concat(names.Zip(expressions, (name, expression) => $"{name} = {expression}\n"))
                + $"smtpd_banner = {string.Concat(names.Select(name => $"${name} "))}\n"
        );
        folder.Write("master.cf", "");
        ProgramResult postconf = folder.Postconf(["-xh", .. names]);
        return postconf.ExitCode == 0
            && postconf.Output == string.Concat(expressions.Select(e => BlankRuns.AsOne(Expand(e).Value!) + "\n"));
    }

    private static string? Difference(string expression)
    {
        ProgramResult postconf = Postconf(expression);
        Expansion ours = Expand(expression);
        string theirs = postconf.ExitCode == 0 ? postconf.Output.TrimEnd('\n') : "error: " + postconf.Error;
        bool same =
            postconf.ExitCode == 0
                ? ours.Value is not null && BlankRuns.AsOne(ours.Value) == theirs
                : ours.Error is not null;
        return same ? null : $"{expression} -> '{ours.Value}' {ours.Error}, but Postfix: {theirs}";
    }

    private static ProgramResult Postconf(string expression)
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        folder.Write("main.cf", DefinitionLines() + "smtpd_banner = " + expression + "\n");
        folder.Write("master.cf", "");
        return folder.Postconf("-xh", "smtpd_banner");
    }

    private static Expansion Expand(string expression) =>
        MacroExpander.Expand(
            expression,
            name => Parameters.GetValueOrDefault(name),
            DebianRelease.Tested.Target.Postfix
        );

    private static string DefinitionLines() => string.Concat(Parameters.Select(p => $"{p.Key} = {p.Value}\n"));

    private static Dictionary<string, string> Definitions()
    {
        var parameters = new Dictionary<string, string>
        {
            ["set"] = "value",
            ["set2"] = "other",
            ["empty"] = "",
            ["nested"] = "<$set>",
            ["deep"] = "${nested?{$nested$nested}}",
            ["expandsToNothing"] = "$empty",
            ["seven"] = "7",
            ["circle"] = "a$circle",
            ["left"] = "$right",
            ["right"] = "$left",
            ["broken"] = "text$",
            ["operandCircle"] = "${{$operandCircle} == {x} ? {y}}",
            ["p121"] = "end",
        };
        for (int i = 0; i <= 120; i++)
        {
            parameters[FormattableString.Invariant($"p{i}")] = FormattableString.Invariant($"$p{i + 1}");
        }

        return parameters;
    }
}
