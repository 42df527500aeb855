using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Whether smtpd(8) of the target knows each word of a restriction list, and finds behind each restriction the argument that it takes
/// (generic_checks() in smtpd_check.c).
/// </summary>
internal sealed class RestrictionCheck(
    string list,
    SmtpStage? stage,
    EffectiveValue value,
    Service service,
    EffectiveView view
)
{
    private readonly Lazy<(int Start, string Word)[]> read = new(() =>
        [.. BracedWords.Of(value.Text, view.Target.Postfix)]
    );
    private readonly Lazy<(int Start, string Word)[]> written = new(() =>
        [.. BracedWords.Of(value.Raw, view.Target.Postfix)]
    );

    // Of more classes it is not asked which one a misspelt word may mean.
    private const int MostClasses = 200;

    private string[]? knownNames;

    private PostfixVersion Release => view.Target.Postfix;

    /// <summary>The faults of the lists of an instance; one list that several services read is judged once.</summary>
    public static IEnumerable<(Setting Setting, string Text, Service[] Services, RestrictionFault Fault)> In(
        InstanceOnTarget context
    ) => context.Once(Make);

    /// <summary>The first fault of the restrictions that a row of an access table has for its result.</summary>
    /// <param name="row">The row in words.</param>
    /// <param name="result">Its result.</param>
    /// <param name="stage">The stage whose list asks the table; null for a restriction class.</param>
    /// <param name="service">The service that reads the list.</param>
    /// <param name="view">The instance.</param>
    public static RestrictionFault? InRow(
        string row,
        string result,
        SmtpStage? stage,
        Service service,
        EffectiveView view
    ) =>
        new RestrictionCheck(
            row,
            stage,
            new EffectiveValue(row, result, result, SetBy: null, Error: null),
            service,
            view
        )
            .Faults()
            .FirstOrDefault();

    private static (Setting Setting, string Text, Service[] Services, RestrictionFault Fault)[] Make(
        InstanceOnTarget context
    ) =>
        [
            .. ReadBy(context)
                .GroupBy(
                    list => new
                    {
                        list.Name,
                        Place = Place.At(list.Value.SetBy!),
                        Text = new TextKey(list.Value.Text),
                        list.Fault.Happens,
                    },
                    (key, lists) => (key, Lists: lists.ToArray())
                )
                .Select(group =>
                    (
                        group.Lists[0].Value.SetBy!,
                        group.Lists[0].Value.Text,
                        group.Lists.Select(list => list.Service).ToArray(),
                        group.Lists[0].Fault
                    )
                ),
        ];

    private static IEnumerable<(Service Service, string Name, EffectiveValue Value, RestrictionFault Fault)> ReadBy(
        InstanceOnTarget context
    )
    {
        var known = new Dictionary<(string, EffectiveValue, EffectiveValue, EffectiveValue), RestrictionFault[]>();
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer))
        {
            foreach (
                (string name, SmtpStage? stage, EffectiveValue value) in RestrictionLists.ReadBy(service, context.View)
            )
            {
                // All that a fault depends on beside the list: which classes there are, and when the list is asked.
                var key = (
                    name,
                    value,
                    context.View.Get(EffectiveView.RestrictionClasses, service),
                    context.View.Get("smtpd_delay_reject", service)
                );
                if (!known.TryGetValue(key, out RestrictionFault[]? faults))
                {
                    faults = [.. new RestrictionCheck(name, stage, value, service, context.View).Faults()];
                    known.Add(key, faults);
                }

                foreach (RestrictionFault fault in faults)
                {
                    yield return (service, name, value, fault);
                }
            }
        }
    }

    private IEnumerable<RestrictionFault> Faults()
    {
        Restriction[] restrictions = [.. RestrictionList.Parse(value.Text, Release)];
        for (int i = 0; i < restrictions.Length; i++)
        {
            Restriction restriction = restrictions[i];
            Restriction? before = i > 0 ? restrictions[i - 1] : null;
            var following = new ArraySegment<Restriction>(restrictions, i + 1, restrictions.Length - i - 1);
            if (Fault(restriction, before, following) is { } fault)
            {
                yield return fault;
                if (fault.IsOfArgument && restriction.Info is null)
                {
                    i += following.TakeWhile(IsStray).Count();
                }
            }

            foreach (RestrictionFault ofOption in OptionFaults(restriction))
            {
                yield return ofOption;
            }

            // What is behind an action in the place of a table belongs to the action (PFX4010).
            if (
                restriction is { Info.Argument: RestrictionArgument.Table, Argument: { } table }
                && following.Count > 0
                && ActionInList.TakesWord(table, Release)
            )
            {
                i++;
            }

            // smtpd(8) reads no further, but makes a client of each policy server of the list when it starts.
            if (IsComment(restriction) || restriction.EndsList)
            {
                foreach (RestrictionFault ofServer in following.SelectMany(UnreadServer))
                {
                    yield return ofServer;
                }

                yield break;
            }
        }
    }

    private RestrictionFault? Fault(Restriction restriction, Restriction? before, ArraySegment<Restriction> following)
    {
        if (restriction.IsTable)
        {
            return stage is { TableRestriction: null } ? BareTable(restriction) : null;
        }

        if (restriction.Info is not { } info)
        {
            return view.IsRestrictionClass(restriction.Name, service)
                ? null
                : UnknownWord(restriction, before, following);
        }

        return info.WorksOn(Release) ? Argument(restriction, info, following.FirstOrDefault())
            : IsAsked(info) ? NotOnTarget(restriction, info)
            : null;
    }

    private IEnumerable<RestrictionFault> UnreadServer(Restriction restriction) =>
        restriction is { Info.Argument: RestrictionArgument.PolicyServer, Argument: not null }
            ? OptionFaults(restriction)
                .Where(f => !f.IsMinor)
                .Concat(
                    Argument(restriction, restriction.Info, next: null) is { StopsServer: true } fault ? [fault] : []
                )
            : [];

    /// <summary>What is wrong with the options in braces behind a policy server.</summary>
    private IEnumerable<RestrictionFault> OptionFaults(Restriction restriction)
    {
        if (
            !Release.HasBraces
            || restriction is not { Info.Argument: RestrictionArgument.PolicyServer, Argument: { } argument }
            || argument[0] != '{'
        )
        {
            yield break;
        }

        foreach (
            EndpointCheck.Fault fault in new EndpointCheck(EndpointOptions.OfPolicyServer, view.Target).Of(argument)
        )
        {
            yield return new RestrictionFault(
                IsOfArgument: true,
                fault.Part,
                $"{restriction.Name} {argument} in {list}: {fault.Reason}",
                fault.Advice
            )
            {
                IsMinor = fault.IsMinor,
                Fixes = fault.Better is { } better
                    ? Replacing(restriction.ArgumentStart, 1, $"Write '{better}'", better)
                    : default,
            };
        }

        if (DefaultAction(argument) is { } action)
        {
            yield return action;
        }
    }

    /// <summary>What smtpd(8) does if the server does not answer is the result of a table (access(5)).</summary>
    private RestrictionFault? DefaultAction(string argument)
    {
        const string Option = "default_action";
        if (
            EndpointAddress.OptionIn(argument, Option) is not { Length: > 0 } action
            || AccessResult.Parse(action, Release) is not { Action: AccessAction.Restrictions }
            || InRow($"the {Option} of {EndpointAddress.In(argument).Text}", action, stage, service, view)
                is not { } fault
        )
        {
            return null;
        }

        IReadOnlyList<string> nearest = Spelling.Nearest(fault.Part, AccessResult.Words(Release));
        return fault with
        {
            IsOfArgument = true,
            Advice =
                nearest.Count > 0 ? $"Write {string.Join(" or ", nearest)}"
                : fault.Fixes.Count > 0 ? fault.Advice
                : "Write an action of access(5), such as DUNNO, or restrictions",
            Fixes = default,
        };
    }

    private static bool IsComment(Restriction restriction) =>
        restriction.Name.StartsWith("#", StringComparison.Ordinal);

    /// <summary>smtpd(8) looks at check_relay_domains only where there is a recipient.</summary>
    private bool IsAsked(RestrictionInfo info) =>
        info.Name != "check_relay_domains"
        || stage is not { } asked
        || new ListStage(asked, view.Get("smtpd_delay_reject", service).IsYes).Ever(info.Name);

    private RestrictionFault BareTable(Restriction table) =>
        new(
            IsOfArgument: false,
            table.Name,
            $"smtpd(8) answers 451 to each client that reaches '{table.Name}' in {list} (\"specify one of\" in the log): no restriction "
                + "belongs to a table there",
            $"Write before it the restriction that is meant, such as check_client_access {table.Name}"
        );

    private RestrictionFault NotOnTarget(Restriction restriction, RestrictionInfo info)
    {
        (string log, string reason, string advice) =
            info.RemovedIn is { } removed && Release.Has(removed)
                ? (
                    "has been removed",
                    $"Postfix {removed} removed it",
                    $"Write {info.Replacement}"
                        + (
                            Restriction.InfoOf(info.Replacement ?? "")?.Argument == RestrictionArgument.Domain
                                ? " with a domain behind it"
                                : ""
                        )
                )
                : (
                    "unknown smtpd restriction",
                    $"it came with Postfix {info.Since}, and the target has {Release}",
                    $"Remove it, or write a target with Postfix {info.Since}"
                );
        return new RestrictionFault(
            IsOfArgument: false,
            restriction.Name,
            $"smtpd(8) answers 451 to each client that reaches '{restriction.Name}' in {list} (\"{log}\" in the log): {reason}",
            advice
        );
    }

    private RestrictionFault? UnknownWord(Restriction word, Restriction? before, ArraySegment<Restriction> following)
    {
        string happens =
            $"smtpd(8) answers 451 to each client that reaches '{word.Name}' in {list} (\"unknown smtpd restriction\" in the log): ";
        if (IsComment(word))
        {
            return new RestrictionFault(
                IsOfArgument: false,
                word.Name,
                happens + "a comment ends no line of main.cf",
                "Write the comment on a line of its own"
            );
        }

        IReadOnlyList<string> nearest = Spelling.Nearest(word.Name, KnownNames());
        if (nearest.Count == 0 && IsArgument(word.Name) && before?.Info is { } info)
        {
            if (before.Argument is { } argument && IsRestriction(argument))
            {
                // The finding about the restriction before it includes this word.
                return null;
            }

            string[] words = [word.Name, .. following.TakeWhile(IsStray).Select(w => w.Name)];
            if (info.Argument != RestrictionArgument.None)
            {
                return SecondArgument(words, before, happens);
            }

            if (!IsCommaBetween(before, word))
            {
                return new RestrictionFault(
                    IsOfArgument: true,
                    word.Name,
                    happens + $"{before.Name} takes no argument",
                    $"Remove '{string.Join(" ", words)}', or write before it the restriction that it belongs to"
                )
                {
                    Fixes = Replacing(
                        before.Start,
                        1 + words.Length,
                        $"Remove '{string.Join(" ", words)}'",
                        before.Name
                    ),
                };
            }
        }

        return new RestrictionFault(
            IsOfArgument: false,
            word.Name,
            happens + "nothing has this name",
            nearest.Count == 0
                ? "Write a restriction, a class that smtpd_restriction_classes names, or a table (type:name)"
                : $"Write {string.Join(" or ", nearest)}"
        )
        {
            Fixes = nearest
                .SelectMany(better => Replacing(word.Start, 1, $"Write '{better}'", better))
                .ToEquatableArray(),
        };
    }

    private RestrictionFault SecondArgument(string[] words, Restriction before, string happens)
    {
        string others = string.Join(", ", words.Select(word => before.Name + " " + word));
        return new RestrictionFault(
            IsOfArgument: true,
            words[0],
            happens + $"{before.Name} takes one argument",
            $"Write {before.Name} {before.Argument}, {others}"
        )
        {
            Fixes =
                before.Info?.Argument == RestrictionArgument.Domain
                    ? Replacing(
                        before.Start,
                        2 + words.Length,
                        $"Write '{others}'",
                        $"{before.Name} {before.Argument}, {others}"
                    )
                    : default,
        };
    }

    /// <summary>An argument to which no restriction belongs.</summary>
    private bool IsStray(Restriction word) =>
        word is { Info: null, IsTable: false, OnlyWarns: false }
        && IsArgument(word.Name)
        && !view.IsRestrictionClass(word.Name, service);

    private RestrictionFault? Argument(Restriction restriction, RestrictionInfo info, Restriction? next) =>
        info.Argument == RestrictionArgument.None ? null
        : restriction.Argument is not { } argument ? Missing(restriction, info)
        : IsRestriction(argument) ? Swallowed(restriction, info, argument, next)
        : info.Argument switch
        {
            RestrictionArgument.Seconds when !argument.All(IsDigit) => WrongSeconds(restriction, argument),
            RestrictionArgument.Domain when !IsDomain(argument) => WrongArgument(
                restriction,
                argument,
                Consequence(restriction, info) + $": '{argument}' is not a domain",
                "Write the domain of a DNS list there"
            ),
            RestrictionArgument.Domain when FilterIn(argument) is { } filter && !AddressPattern.IsValid(filter) =>
                WrongArgument(
                    restriction,
                    argument,
                    $"smtpd(8) stops with \"RBL reply error\" at each client that reaches {restriction.Name} in {list}: '{filter}' is not a "
                        + "pattern of IPv4 addresses",
                    "Write four numbers with dots between them, such as 127.0.0.[2..11;14]"
                ),
            RestrictionArgument.PolicyServer when !IsServer(argument) => WrongArgument(
                restriction,
                argument,
                $"'{argument}' of {restriction.Name} in {list} is not a service that smtpd(8) can call",
                "Write inet:host:port or unix:path"
            ) with
            {
                StopsServer = true,
            },
            _ => null,
        };

    private RestrictionFault Missing(Restriction restriction, RestrictionInfo info) =>
        new(
            IsOfArgument: true,
            restriction.Name,
            info.Argument == RestrictionArgument.Domain
                ? $"smtpd(8) ignores {restriction.Name} at the end of {list} (\"requires domain name argument\" in the log), as no "
                    + "argument follows it"
                : $"smtpd(8) answers 451 to each client that reaches {restriction.Name} at the end of {list}, as no argument follows it",
            $"Write {What(info)} behind it"
        );

    private RestrictionFault Swallowed(
        Restriction restriction,
        RestrictionInfo info,
        string swallowed,
        Restriction? next
    )
    {
        bool isMoved =
            Restriction.InfoOf(swallowed) is null or { Argument: RestrictionArgument.None }
            && swallowed != Restriction.WarnIfReject
            && next is { Argument: null, OnlyWarns: false }
            && Fits(next.Name, info);
        string better = $"{restriction.Name} {next?.Name}, {swallowed}";
        string reads = $"smtpd(8) reads '{swallowed}' as the argument of {restriction.Name}";
        bool stopsServer = info.Argument == RestrictionArgument.PolicyServer;
        return new RestrictionFault(
            IsOfArgument: true,
            restriction.Name,
            stopsServer
                ? $"{reads} in {list}"
                : $"{Consequence(restriction, info)}: {reads}, so {swallowed} has no effect",
            isMoved ? $"Write {better}" : $"Write {What(info)} behind {restriction.Name}"
        )
        {
            StopsServer = stopsServer,
            Fixes = isMoved ? Replacing(restriction.Start, 3, $"Write '{better}'", better) : default,
        };
    }

    private RestrictionFault WrongSeconds(Restriction restriction, string argument)
    {
        string number = argument.TrimEnd('s');
        bool isPlain = number.Length > 0 && number.All(IsDigit);
        RestrictionFault fault = WrongArgument(
            restriction,
            argument,
            $"smtpd(8) answers 451 to each client that reaches '{restriction}' in {list}: '{argument}' is not a number of seconds",
            isPlain ? $"Write {restriction.Name} {number}" : "Write a number there"
        );
        return isPlain
            ? fault with
            {
                Fixes = Replacing(
                    restriction.Start,
                    2,
                    $"Write '{restriction.Name} {number}'",
                    restriction.Name + " " + number
                ),
            }
            : fault;
    }

    private static RestrictionFault WrongArgument(
        Restriction restriction,
        string argument,
        string happens,
        string advice
    ) => new(IsOfArgument: true, restriction.Name + " " + argument, happens, advice);

    /// <summary>What smtpd(8) does at an argument of the wrong kind, where it starts at all.</summary>
    private string Consequence(Restriction restriction, RestrictionInfo info) =>
        info.Argument switch
        {
            RestrictionArgument.Domain => $"{restriction.Name} in {list} asks no DNS list",
            _ => $"smtpd(8) answers 451 to each client that reaches {restriction.Name} in {list}",
        };

    private static string What(RestrictionInfo info) =>
        info.Argument switch
        {
            RestrictionArgument.Domain => "the domain of a DNS list",
            RestrictionArgument.PolicyServer => "inet:host:port or unix:path",
            RestrictionArgument.Seconds => "a number of seconds",
            _ => "a table (type:name)",
        };

    /// <summary>Whether a word is an argument of a restriction that lacks one.</summary>
    private bool Fits(string word, RestrictionInfo info) =>
        info.Argument switch
        {
            RestrictionArgument.Domain => IsArgument(word) && IsDomain(word),
            RestrictionArgument.PolicyServer => IsServer(word),
            RestrictionArgument.Seconds => word.All(IsDigit),
            _ => TableName.Parse(word) is not null,
        };

    private bool IsRestriction(string word) => view.IsRestriction(word, service);

    /// <summary>A domain, a network, a number: what no restriction is called.</summary>
    private static bool IsArgument(string word) =>
        word.All(IsDigit) || (word.IndexOfAny(['.', '/', '[']) >= 0 && word.IndexOfAny(['"', '\'', ';']) < 0);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>A domain below which there can be names; behind <c>=</c> are the answers that count.</summary>
    private static bool IsDomain(string argument) => HostName.IsValid("a." + argument.Split('=')[0]);

    /// <summary>Which answers of a DNS list count; null where all do.</summary>
    private static string? FilterIn(string argument)
    {
        int equals = argument.IndexOf('=');
        return equals < 0 ? null : argument.Substring(equals + 1);
    }

    private bool IsServer(string argument)
    {
        // What is wrong with braces has a finding of its own.
        bool hasOptions = Release.HasBraces && argument[0] == '{';
        EndpointAddress server = hasOptions ? EndpointAddress.In(argument) : new EndpointAddress(argument);
        return (hasOptions && (server.Text.Length == 0 || Braces.Inside(argument) is null)) || server.IsCallable;
    }

    private string[] KnownNames() =>
        knownNames ??= [
            .. RestrictionInfo
                .All.Where(r => r.WorksOn(Release))
                .Select(r => r.Name)
                .Concat(RestrictionLists.Classes(service, view).Take(MostClasses)),
        ];

    private bool IsCommaBetween(Restriction before, Restriction word) =>
        value.Text.IndexOf(',', before.Start, word.Start - before.Start) >= 0;

    /// <summary>Other words in the place of some, and the rest as it is written; none where they come from a macro.</summary>
    private EquatableArray<Fix> Replacing(int start, int count, string title, string better)
    {
        if (!Fix.CanRewrite(value.Raw))
        {
            return default;
        }

        int first = Array.FindIndex(read.Value, w => w.Start == start);
        string[] words = [.. read.Value.Skip(first).Take(count).Select(w => w.Word)];
        int[] inRead = Places(read.Value, words);
        int[] inWritten = Places(written.Value, words);
        if (inRead.Length != inWritten.Length)
        {
            return default;
        }

        int at = inWritten[Array.IndexOf(inRead, first)];
        (int lastStart, string last) = written.Value[at + count - 1];
        string text =
            value.Raw.Substring(0, written.Value[at].Start) + better + value.Raw.Substring(lastStart + last.Length);
        return EquatableArray.Of(Fix.Of(title, new Edit(EditKind.Set, list, text)));
    }

    private static int[] Places((int Start, string Word)[] all, string[] words) =>
        [
            .. Enumerable
                .Range(0, Math.Max(0, all.Length - words.Length + 1))
                .Where(i => all.Skip(i).Take(words.Length).Select(w => w.Word).SequenceEqual(words)),
        ];
}
