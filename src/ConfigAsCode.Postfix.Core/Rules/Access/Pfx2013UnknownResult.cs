using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rules.Meaning;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A row of an access table whose result smtpd(8) cannot use: it answers 451, skips the row, or permits where a rejection was meant
/// (check_table_result() in smtpd_check.c).
/// </summary>
internal sealed class Pfx2013UnknownResult()
    : Rule(
        new RuleInfo(
            "PFX2013",
            RuleSeverity.Error,
            "smtpd cannot use the result of a row of an access table",
            HasFix: false
        )
    )
{
    // Of more classes it is not asked which one a misspelt word may mean.
    private const int MostClasses = 200;

    private const string SeeActions = "Write an action, such as REJECT or DUNNO, or restrictions";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        // Equal values are compared once for each list, not for each of its tables: one may be a megabyte.
        var settings = new Dictionary<Setting, int>();
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var sameUse = context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .SelectMany(s =>
            {
                int sameClasses = Number(context.View.Get(EffectiveView.RestrictionClasses, s).Text, classes);
                return AccessTableUse
                    .By(s, context.View)
                    .GroupBy<AccessTableUse, EffectiveValue>(use => use.List, ReferenceComparer.OfValues)
                    .SelectMany(list =>
                    {
                        int sameList = Number(list.Key.SetBy!, settings);
                        return list.Select(use => (Use: use, List: sameList, Classes: sameClasses));
                    });
            })
            .GroupBy(
                of => new
                {
                    of.Use.Table,
                    of.Use.Restriction,
                    of.Use.Stage,
                    of.List,
                    of.Classes,
                },
                of => of.Use
            );
        var found = AsManyAsAreReported(
                sameUse.SelectMany(uses =>
                    FaultsOf(uses.First(), context.View).Select(fault => (Fault: fault, Uses: uses))
                )
            )
            .GroupBy(found => KeyOf(found.Fault));
        foreach (var group in found)
        {
            (ResultFault fault, IEnumerable<AccessTableUse> uses) = group.First();
            EffectiveValue list = uses.First().List;
            yield return Found(
                context.Instance,
                $"{fault.Happens}. {fault.Advice}",
                // The rows of inline: and its like are written in the list.
                group.Key.Place.Origin == list.SetBy!.Origin
                    ? Place.At(list.SetBy)
                    : group.Key.Place,
                list.SetBy.Parameter,
                fault.Row.Value,
                group.SelectMany(g => g.Uses).Select(use => use.Service.Key)
            ) with
            {
                Part = fault.Part,
            };
        }
    }

    private static RowFault KeyOf(ResultFault fault) =>
        new(new Place(fault.Row.ValueOrigin), fault.Row.Key, fault.Happens);

    /// <summary>A table may have any number of such rows: those behind the last finding that is reported are not read.</summary>
    private static IEnumerable<(ResultFault Fault, T Uses)> AsManyAsAreReported<T>(
        IEnumerable<(ResultFault Fault, T Uses)> found
    )
    {
        var different = new HashSet<RowFault>();
        return found.TakeWhile(one =>
            different.Count <= Pfx4017TooLarge.MostFindings && (different.Add(KeyOf(one.Fault)) || true)
        );
    }

    private static int Number<T>(T value, Dictionary<T, int> numbers)
        where T : notnull
    {
        if (!numbers.TryGetValue(value, out int number))
        {
            number = numbers.Count;
            numbers.Add(value, number);
        }

        return number;
    }

    private static IEnumerable<ResultFault> FaultsOf(AccessTableUse use, EffectiveView view)
    {
        TableAnswers answers = new TableAnswersReader(use.Service, use.List.SetBy!.Origin, view).Read(use.Table);
        string table = TableReferences.Declared(use.Table, use.Service, view)?.Name ?? Wording.Name(use.Table);
        ResultFault? address = null;
        int addresses = 0;
        foreach (TableAnswer answer in answers.Answers)
        {
            string name =
                answer.Keys == AnsweredKeys.All ? $"the result of {table}" : $"the row {answer.Row.Key} of {table}";
            if (new ResultReading(answer, name, use, view).Fault() is not { } fault)
            {
                continue;
            }

            if (!fault.IsAddress)
            {
                yield return fault;
            }
            // A table of aliases is one mistake.
            else if (++addresses == 1)
            {
                address = fault;
            }
        }

        if (address is not null)
        {
            yield return addresses == 1
                ? address
                : address with
                {
                    Happens =
                        $"{address.Happens}, and so {(addresses == 2 ? "is that of another row" : $"are those of {addresses - 1} other rows")}",
                };
        }
    }

    /// <summary>What is wrong with the result of a row.</summary>
    private sealed record ResultFault(TableEntry Row, string Part, string Happens, string Advice)
    {
        /// <summary>Whether it is a mail address, as in a table of aliases.</summary>
        public bool IsAddress { get; init; }
    }

    /// <summary>One result, as smtpd(8) reads it.</summary>
    private sealed class ResultReading(TableAnswer answer, string name, AccessTableUse use, EffectiveView view)
    {
        private readonly AccessResult result = AccessResult.Parse(answer.Row.Value, view.Target.Postfix);
        private readonly string first = AccessResult.FirstWord(answer.Row.Value);

        private PostfixVersion Release => view.Target.Postfix;

        public ResultFault? Fault() =>
            // A part of what the pattern matched.
            HasMatch(first)
                ? null
                : result.Action switch
                {
                    AccessAction.Permit => OfPermit(),
                    AccessAction.Restrictions => OfRestrictions(),
                    AccessAction.ServerError => OfServerError(),
                    AccessAction.Filter when result.Text.Length == 0 => Skipped(
                        "without a transport and a destination"
                    ),
                    AccessAction.Filter when !Has(':') => Skipped("without a colon", "FILTER transport:destination"),
                    AccessAction.Redirect or AccessAction.Bcc when !Has('@') => Skipped(
                        "without an address",
                        $"{first.ToUpperInvariant()} user@example.com"
                    ),
                    AccessAction.Prepend when !HasMatch(result.Text) && !IsHeader(result.Text) => Skipped(
                        "without a header",
                        "PREPEND Header-Name: text"
                    ),
                    _ => null,
                };

        private ResultFault? OfPermit() =>
            Restriction.InfoOf(use.Restriction) is { NeverPermits: true }
                ? Of(
                    first,
                    $"{Answers451("this is not allowed for security reasons")}: {use.Restriction} may not permit, as the owner of the "
                        + $"domain could choose what is looked up, and the result is '{answer.Row.Value}'",
                    "Write DUNNO to make an exception"
                )
            : first.Length == 3 && first[0] is '4' or '5' && first.All(c => c is >= '0' and <= '9')
                ? Of(
                    first,
                    $"smtpd(8) permits what {use.Restriction} finds in {name}: a result of digits alone, here '{first}', means OK",
                    $"Write a text behind the code, such as {first} {first[0]}.7.1 Access denied, or {(first[0] == '4' ? "DEFER" : "REJECT")}"
                )
            : null;

        private ResultFault? OfServerError() =>
            result.Text.Length == 0
                ? Of(
                    "",
                    $"smtpd(8) answers 451 to each client for which {use.Restriction} finds {name}, as its result is empty",
                    "Write an action, such as REJECT or DUNNO"
                )
            : Restriction.InfoOf(first.TrimEnd(',')) is null && Nearest(first) is { Count: > 0 } nearest
                ? NotAnAction(first, nearest)
            : first.IndexOf('@') >= 0 ? Address()
            : Of(
                ListValue.Words(result.Text).First(word => word.IndexOf(':') >= 0),
                $"{Answers451("has entry with lookup table")}: its result '{answer.Row.Value}' is neither an action nor "
                    + "restrictions without a colon",
                "Write an action, such as REJECT or DUNNO, or a restriction class that contains what has a colon"
            );

        private ResultFault? OfRestrictions()
        {
            if (
                RestrictionCheck.InRow(name, result.Text, use.Stage, use.Service, view) is not { } fault
                || HasMatch(fault.Part)
            )
            {
                return null;
            }

            bool isUnknown =
                !fault.IsOfArgument
                && Restriction.InfoOf(fault.Part) is null
                && !fault.Part.StartsWith("#", StringComparison.Ordinal);
            return !isUnknown ? Of(fault.Part, fault.Happens, fault.Advice)
                : fault.Part.IndexOf('@') >= 0 ? Address()
                : AccessResult.SinceOf(fault.Part) is { } since
                    ? Release.Has(since)
                            ? Of(
                                fault.Part,
                                $"{Answers451(Unknown)}: '{fault.Part}' is an action only as the first word of a result, with a blank behind it",
                                $"Write {fault.Part} alone, or restrictions alone"
                            )
                        : Of(
                            fault.Part,
                            $"{Answers451(Unknown)}: the action {fault.Part} came with Postfix {since}, and the target has {Release}",
                            $"Write another action, or a target with Postfix {since}"
                        )
                : NotAnAction(fault.Part, Nearest(fault.Part));
        }

        private const string Unknown = "unknown smtpd restriction";

        private ResultFault NotAnAction(string word, IReadOnlyList<string> nearest) =>
            Of(
                word,
                $"{Answers451(result.Action == AccessAction.ServerError ? "has entry with lookup table" : Unknown)}: '{word}' is neither "
                    + "an action nor a restriction",
                nearest.Count == 0 ? SeeActions : $"Write {string.Join(" or ", nearest)}"
            );

        private ResultFault Address() =>
            Of(
                first,
                $"{Answers451(result.Action == AccessAction.ServerError ? "has entry with lookup table" : Unknown)}: its result "
                    + $"'{answer.Row.Value}' is an address",
                "Write an action, such as REJECT or DUNNO; a table of aliases belongs in virtual_alias_maps"
            ) with
            {
                IsAddress = true,
            };

        private ResultFault Skipped(string lacks, string advice = "FILTER transport:destination") =>
            Of(
                first,
                $"smtpd(8) skips {name} wherever {use.Restriction} finds it, with a warning in the log: its result is "
                    + $"{first.ToUpperInvariant()} {lacks}",
                $"Write {advice}"
            );

        private string Answers451(string log) =>
            $"smtpd(8) answers 451 to each client for which {use.Restriction} finds {name} (\"{log}\" in the log)";

        private ResultFault Of(string part, string happens, string advice) => new(answer.Row, part, happens, advice);

        private IReadOnlyList<string> Nearest(string word) =>
            Spelling.Nearest(
                word,
                AccessResult
                    .Words(Release)
                    .Concat(RestrictionInfo.All.Where(r => r.WorksOn(Release)).Select(r => r.Name))
                    .Concat(RestrictionLists.Classes(use.Service, view).Take(MostClasses))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            );

        private bool Has(char c) => result.Text.IndexOf(c) >= 0 || HasMatch(result.Text);

        /// <summary>Whether a pattern table puts what it matched into a text: <c>$1</c>.</summary>
        private bool HasMatch(string text) => answer.Keys == AnsweredKeys.Matching && text.IndexOf('$') >= 0;

        /// <summary>A name in printable ASCII, and a colon (is_header() in global/is_header.c).</summary>
        private static bool IsHeader(string text)
        {
            int colon = text.IndexOf(':');
            string label = colon < 0 ? "" : text.Substring(0, colon).TrimEnd(' ', '\t');
            return label.Length > 0 && label.All(c => c is > ' ' and < '\x7f');
        }
    }

    /// <summary>What is one finding, however many lists name the table.</summary>
    private sealed record RowFault(Place Place, string Key, string Happens);
}
