using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>Explains words of the configuration that are not parameters: restrictions, programs of master.cf, and types of lookup tables.</summary>
public static class WordExplanations
{
    /// <summary>All words.</summary>
    public static IEnumerable<string> Names =>
        RestrictionInfo
            .All.Select(restriction => restriction.Name)
            .Concat(DaemonInfo.All.Select(program => program.Name))
            .Concat(TableTypeInfo.All.Select(type => type.Name))
            .Distinct();

    /// <summary>What a word is; several where it is several things, none where it is not known.</summary>
    public static IReadOnlyList<WordExplanation> Of(string name) =>
        [
            .. RestrictionInfo.All.Where(restriction => restriction.Name == name).Select(Restriction),
            .. DaemonInfo.All.Where(program => program.Name == name).Select(Program),
            .. TableTypeInfo.All.Where(type => type.Name == name).Select(TableType),
        ];

    /// <summary>The words that are probably meant; none where nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string name) => Spelling.Meant(name, Names);

    private static WordExplanation Restriction(RestrictionInfo restriction) =>
        Word(
            restriction.Name,
            "restriction",
            Meanings.OfWord("Restriction", restriction.Name),
            ("Argument", RestrictionFacts.ArgumentOf(restriction)),
            ("Lists", RestrictionFacts.ListsOf(restriction)),
            ("Since", Since(restriction.Since)),
            ("State", RestrictionFacts.StateOf(restriction, FactStyle.Text)),
            ("C#", RestrictionFacts.CSharpOf(restriction))
        );

    private static WordExplanation Program(DaemonInfo program) =>
        Word(
            program.Name,
            "program",
            Meanings.OfWord("Daemon", program.Name),
            ("Types", string.Join(", ", program.Types.Select(type => type.ToMasterCf()))),
            ("Requires", program.RequiresPrivilege ? "root (unpriv = n)" : ""),
            ("Processes", program.ProcessLimit is { } limit ? FormattableString.Invariant($"{limit} (maxproc)") : ""),
            ("Since", Since(program.Since)),
            ("C#", "Daemon." + ParameterNames.MemberOf(program.Name))
        );

    private static WordExplanation TableType(TableTypeInfo type) =>
        Word(
            type.Name,
            "table type",
            Meanings.OfWord("TableType", type.Name),
            ("Index", type.IsIndexed ? "made by postmap(1) of the file" : ""),
            ("Since", Since(type.Since)),
            ("C#", type.CanBeDeclared ? $"[Table(Type = TableType.{ParameterNames.MemberOf(type.Name)})]" : "")
        );

    private static WordExplanation Word(
        string name,
        string kind,
        string meaning,
        params (string Label, string Text)[] facts
    ) =>
        new(
            name,
            kind,
            meaning,
            [.. facts.Where(fact => fact.Text.Length > 0).Select(fact => new WordFact(fact.Label, fact.Text))]
        );

    private static string Since(PostfixVersion release) => ReleaseWords.Of([release]);
}
