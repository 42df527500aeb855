using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// What is so large that it is not analyzed as a whole, though Postfix uses all of it. Nothing may pass because it is large, so this is an
/// error.
/// </summary>
internal sealed class Pfx4017TooLarge()
    : Rule(
        new RuleInfo(
            "PFX4017",
            RuleSeverity.Error,
            "A configuration is too large to be analyzed as a whole",
            HasFix: false
        )
        {
            NeedsMainCf = MainCfNeed.Never,
        }
    )
{
    /// <summary>As many findings of one rule about one instance are reported.</summary>
    public const int MostFindings = 1_000;

    /// <summary>Reports what no rule could read. It comes last: until then nobody knows which values are asked for.</summary>
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Services(context)
            .Concat(Values(context))
            .Concat(Lists(context))
            .Concat(Policies(context))
            .Concat(Tables(context));

    private IEnumerable<Finding> Services(InstanceOnTarget context) =>
        context.FirstLeftOut is not { } service
            ? []
            :
            [
                Found(
                    context.Instance,
                    FormattableString.Invariant(
                        $"The services from {service.Key} on are not analyzed: of an instance the first {InstanceOnTarget.MostServices:N0} are. "
                    ) + "Write fewer services, or several instances",
                    new Place(service.Origin),
                    services: [service.Key]
                ),
            ];

    private IEnumerable<Finding> Values(InstanceOnTarget context)
    {
        var read = context
            .View.TooLong.Where(v => IsReadByItself(v.Value.Parameter, v.Service, context))
            .GroupBy(v => (object?)v.Value.SetBy ?? v.Value.Parameter);
        bool isReported = false;
        foreach (var value in read)
        {
            isReported = true;
            EffectiveValue first = value.First().Value;
            yield return Found(
                context.Instance,
                $"{first.Parameter} = {Wording.Excerpt(first.Raw)}: the names in the value bring too much text into it. Postfix uses all of "
                    + $"it, but it is not analyzed: {Limit(context)}. Write a lookup table in place of a long list, or the text once",
                first.SetBy is { } setting ? Place.At(setting) : new Place(context.Instance.Origin),
                first.Parameter,
                first.Raw,
                value.Select(v => v.Service?.Key).OfType<string>().Take(MostFindings)
            );
        }

        if (context.View.IsTooLong && !isReported)
        {
            yield return Found(
                context.Instance,
                $"Not all values of this instance are analyzed: {Limit(context)}. Write a lookup table in place of a long list",
                new Place(context.Instance.Origin)
            );
        }
    }

    /// <summary>
    /// Restriction lists that are not followed to the end. smtpd(8) itself has no limit for classes; it counts only where the row of a table
    /// leads on (generic_checks() and check_table_result() in smtpd_check.c).
    /// </summary>
    private IEnumerable<Finding> Lists(InstanceOnTarget context)
    {
        Service[] cut =
        [
            .. context.Instance.Services.Where(s =>
                s.IsSmtpServer
                && context.AccessThrough(s).IsCut
                // Classes that lead back to themselves have no end, and crash it.
                && !new ClassLoops(context.View, s).All().Any()
            ),
        ];
        if (cut.Length == 0)
        {
            yield break;
        }

        // At the classes where there are some, else at a list.
        EffectiveValue at = SmtpStages
            .OfMail.Select(stage => stage.List)
            .Prepend(EffectiveView.RestrictionClasses)
            .Select(list => context.View.Get(list, cut[0]))
            .First(value => value.SetBy is not null);
        yield return Found(
            context.Instance,
            $"Who may send mail through {Wording.Names(cut)} is not analyzed to the end: the restriction lists lead to classes more than "
                + $"{RestrictionList.ClassDepth} deep, to more than {RestrictionEffects.MostInClasses} restrictions in classes and rows of tables, "
                + $"or to more than {AccessEngine.MostWays} kinds of clients. Write fewer classes, or one table in place of many",
            Place.At(at.SetBy!),
            at.Parameter,
            at.Text,
            cut.Select(s => s.Key)
        );
    }

    private IEnumerable<Finding> Policies(InstanceOnTarget context)
    {
        var first = context
            .Instance.Services.Where(s => s.DeliversToServers)
            .Select(s => (Service: s, Row: TlsPolicyRows.FirstLeftOut(context.View, s)))
            .Where(left => left.Row is not null)
            .GroupBy(left => left.Row!, left => left.Service, ReferenceComparer.OfRows);
        foreach (IGrouping<TableEntry, Service> services in first)
        {
            yield return Found(
                context.Instance,
                $"The TLS policies from {services.Key.Key} on are not analyzed: of each client the first {TlsPolicyRows.MostOf(context.View)} "
                    + "are. Write one policy for all destinations that need the same, or put the others into a table of the host",
                new Place(services.Key.ValueOrigin),
                TlsPolicyAttributeInfo.NameInRules(TlsPolicyAttributeInfo.WholeValue),
                services.Key.Value,
                services.Select(s => s.Key)
            );
        }
    }

    private IEnumerable<Finding> Tables(InstanceOnTarget context) =>
        from table in context.TableReferences
        where TableName.Parse(table.Text) is { Info.IsNested: true } && TableAnswers.Of(table, context.View).IsCut
        select Found(
            context.Instance,
            $"What {Wording.Name(table.Text)} answers is not analyzed: it is made of tables more than {TableName.Deepest} deep, of more than "
                + $"{TableAnswersReader.MostTables} tables, or of tables that together have more than {TableUnion.MostTogether} answers to one "
                + "key. Write the rows into one table",
            Place.At(table.Setting),
            table.Setting.Parameter,
            table.Setting.Value,
            table.Service is { } service ? [service.Key] : []
        ) with
        {
            Part = Wording.Name(table.Text),
        };

    /// <summary>A name of one's own that is in other values is reported with these.</summary>
    private static bool IsReadByItself(string parameter, Service? service, InstanceOnTarget context) =>
        Parameters.FindTyped(parameter) is not null || context.View.IsRestrictionClass(parameter, service);

    private static string Limit(InstanceOnTarget context) =>
        context.View.IsTooLong
            ? FormattableString.Invariant(
                $"the names in all values of the instance, as each service reads them, may bring {ExpansionLimit.OfInstance:N0} characters"
            )
            : FormattableString.Invariant($"names may bring {ExpansionLimit.OfValue:N0} characters into one value");

    /// <summary>The findings of a rule, the first ones if they are too many.</summary>
    public IEnumerable<Finding> Limited(Rule rule, IEnumerable<Finding> findings, Instance instance) =>
        findings is Finding[] { Length: <= MostFindings } ? findings : FirstOf(rule, findings, instance);

    private IEnumerable<Finding> FirstOf(Rule rule, IEnumerable<Finding> findings, Instance instance)
    {
        int count = 0;
        foreach (Finding finding in findings)
        {
            if (++count > MostFindings)
            {
                yield return Found(
                    instance,
                    FormattableString.Invariant(
                        $"{rule.Info.Id} finds more than {MostFindings:N0} faults, and reports only these. Fix them, and analyze the rest then"
                    ),
                    new Place(instance.Origin)
                ) with
                {
                    Part = rule.Info.Id,
                };
                yield break;
            }

            yield return finding;
        }
    }
}
