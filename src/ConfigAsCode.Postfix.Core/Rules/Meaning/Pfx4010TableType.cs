using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A lookup table of a type that the target does not have or the program refuses, or one without a type. Postfix starts
/// with most of them, and fails when it looks something up.
/// </summary>
internal sealed class Pfx4010TableType()
    : Rule(
        new RuleInfo("PFX4010", RuleSeverity.Error, "Postfix cannot open a lookup table", HasFix: true)
        {
            HasSafeFix = true,
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    // $1, ${1}, $(1), and not $$ (regexp_table(5)).
    private static readonly Regex Substitution = new(
        @"(?<!\$)(\$\$)*\$(\d|\{\d+\}|\(\d+\))",
        RegexOptions.CultureInvariant
    );

    private const string Aliases = "alias_maps";
    private const string Recipients = "local_recipient_maps";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        InSettings(context).Concat(NisByDefault(context)).Concat(NotWritten(context));

    private IEnumerable<Finding> InSettings(InstanceOnTarget context)
    {
        // One word may be read in several places, and one table named in several values.
        var seen = new HashSet<(Origin, string)>();
        (Setting? Setting, int Start) comment = (null, -1);
        foreach (TableReference named in context.TableReferences)
        {
            // The tables of one value come one after the other.
            if (!ReferenceEquals(comment.Setting, named.Setting))
            {
                comment = (named.Setting, ValueCheck.CommentStart(named.Setting.Value));
            }

            Table? declared = named.DeclaredIn(context.View);
            if (IsInComment(named, comment.Start, context) || IsArgumentOfAction(named, context))
            {
                continue;
            }

            if (new TableTypeCheck(named, context).Fault() is { } fault)
            {
                Finding finding = Report(named, declared, fault, context);
                // A package is installed once, whoever needs it.
                bool isNew =
                    fault.Severity == RuleSeverity.Info
                        ? seen.Add((context.Instance.Origin, fault.Part))
                        : seen.Add((finding.Place.Origin, SettingIn(finding) + fault.Part + finding.Value));
                if (isNew)
                {
                    yield return finding;
                }
            }

            foreach (Finding finding in declared is null ? [] : Substitutions(named, declared, context))
            {
                if (seen.Add((finding.Place.Origin, "")))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Whether it is a word of what PFX4004 reports as a comment in the value, where it stands or where it is read.</summary>
    private static bool IsInComment(TableReference named, int comment, InstanceOnTarget context)
    {
        bool isBehindOne = comment >= 0 && comment <= named.Start;
        if (!isBehindOne && named.Raw.IndexOf('$') >= 0)
        {
            string read = context.View.Expand(named.Raw, named.Service) ?? "";
            comment = ValueCheck.CommentStart(read);
            isBehindOne = comment >= 0 && comment <= read.IndexOf(named.Text, StringComparison.Ordinal);
        }

        return isBehindOne && (IsReported(named.Setting.Parameter) || IsReported(named.Parameter?.Name ?? ""));

        bool IsReported(string parameter) =>
            Parameters.FindTyped(parameter) is { } known
            && ValueCheck.Comment(context.View.Get(parameter, named.Service).Text, known, context.Target) is not null;
    }

    /// <summary>Whether it is the argument of an action that is reported in the place of a table.</summary>
    private static bool IsArgumentOfAction(TableReference named, InstanceOnTarget context) =>
        ActionInList.Of(named, context.Target.Postfix)?.ArgumentStart == named.Start;

    private Finding Report(TableReference named, Table? declared, TableFault fault, InstanceOnTarget context)
    {
        // A declared table says its type itself: there it is mended.
        bool isTypeOfTable =
            declared is not null && !context.Instance.IsHandWritten && fault.Part == declared.Type + ":";
        return Found(
            context.Instance,
            $"{fault.Happens}. {fault.Advice}",
            isTypeOfTable ? new Place(declared!.Origin) : Place.At(named.Setting),
            named.Setting.Parameter,
            named.Text,
            named.Services,
            [.. isTypeOfTable ? OfTable(fault) : InSetting(named, fault, context.Target.Postfix)]
        ) with
        {
            Severity = fault.Severity,
            Part = named.Text,
        };
    }

    /// <summary>Settings of several services may share a place; a declared table has one of its own.</summary>
    private static string SettingIn(Finding finding) => finding.About.Count == 0 ? "" : finding.Parameter + " ";

    private static IEnumerable<Fix> OfTable(TableFault fault) =>
        fault
            .Better.Select(better => better.TrimEnd(':'))
            .Select(type => Fix.Of($"Make it a table of type {type}", new Edit(EditKind.SetTableType, Value: type)));

    private static IEnumerable<Fix> InSetting(TableReference named, TableFault fault, PostfixVersion release)
    {
        if (!Fix.CanRewrite(named.Setting.Value))
        {
            yield break;
        }

        ActionInList? action = ActionInList.Of(named, release);
        foreach (string better in fault.Better)
        {
            string? value = action is null
                ? named.ValueWith(fault.Part, better)
                : Enclosed(named.Setting.Value, action, better);
            if (value is not null)
            {
                string word = action is null ? named.Text.Replace(fault.Part, better) : better;
                yield return Fix.Of($"Write '{word}'", new Edit(EditKind.Set, named.Setting.Parameter, value));
            }
        }
    }

    /// <summary>The list with a table that answers with the action; null where it is not written there as it is read.</summary>
    private static string? Enclosed(string list, ActionInList action, string better)
    {
        string word = action.Text.Split(' ')[0];
        int end =
            action.ArgumentStart < 0
                ? action.Start + word.Length
                : action.ArgumentStart + action.Text.Length - word.Length - 1;
        return string.CompareOrdinal(list, action.Start, word, 0, word.Length) == 0 && end <= list.Length
            ? list.Substring(0, action.Start) + better + list.Substring(end)
            : null;
    }

    private IEnumerable<Finding> Substitutions(TableReference named, Table table, InstanceOnTarget context) =>
        named.Parameter?.WholeFor is { } program
        && TableTypeInfo.FormatOf(table.Type) == TableFormat.Pattern
        && (named.Service is null || named.Service.Runs(program))
            ? table
                .Entries.Where(row => Substitution.IsMatch(row.Value))
                .Select(row =>
                    Found(
                        context.Instance,
                        $"{program}(8) skips the row {row.Key} with a warning (\"regular expression substitution is not allowed\"): "
                            + $"{named.Parameter.Name} accepts no text that a sender could choose. Write the result without "
                            + Substitution.Match(row.Value).Value,
                        new Place(row.ValueOrigin),
                        named.Parameter.Name,
                        row.Value,
                        named.Services
                    )
                )
            : [];

    /// <summary>
    /// Tables beside main.cf that a build does not write. In files that somebody wrote, who reads them knows what is in the folder
    /// (<see cref="HandWritten.UnreadTable"/>).
    /// </summary>
    private IEnumerable<Finding> NotWritten(InstanceOnTarget context)
    {
        if (context.Instance.IsHandWritten)
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (TableReference named in context.TableReferences.Where(IsOfRows))
        {
            string folder = context.View.Get("config_directory", named.Service).Text.TrimEnd('/') + "/";
            foreach (TableName table in TableReferences.Leaves([named.Text], context.Target.Postfix))
            {
                if (
                    table.Info is { NameForm: TableNameForm.File, Format: not (TableFormat.None or TableFormat.Client) }
                    && FilePath.Normalized(table.Name).StartsWith(folder, StringComparison.Ordinal)
                    && TableReferences.Declared(table.ToString(), named.Service, context.View) is null
                    && seen.Add(table.ToString())
                )
                {
                    yield return Found(
                        context.Instance,
                        $"The build does not write {table}, nor does a package bring it: unless somebody else makes it, each look-up in it fails "
                            + "(\"No such file or directory\"). Declare it as a table, or name one that is declared",
                        Place.At(named.Setting),
                        named.Setting.Parameter,
                        named.Text,
                        named.Services
                    ) with
                    {
                        Severity = RuleSeverity.Info,
                        Part = named.Text,
                    };
                }
            }
        }
    }

    /// <summary>Whether a build can write it: no cache, and no passwords and keys, which it should not know (PFX3001).</summary>
    private static bool IsOfRows(TableReference named) =>
        named.Form != TableListForm.Cache
        && (named.Parameter is not { } parameter || !(parameter.HasLogins || parameter.Name == "tls_server_sni_maps"));

    /// <summary>Debian's package asks NIS for aliases, unless somebody says where they are.</summary>
    private IEnumerable<Finding> NisByDefault(InstanceOnTarget context)
    {
        if (!IsNis(context.View.Get(Aliases)))
        {
            yield break;
        }

        Service[] readers = [.. context.Instance.Services.Where(s => AsksNis(s, context))];
        if (readers.Length > 0)
        {
            EffectiveValue value = context.View.Get(Aliases);
            string better = string.Join(", ", ListValue.Words(value.Text).Where(word => !IsNis(word)));
            yield return Found(
                context.Instance,
                $"{Wording.Names(readers)} {(readers.Length == 1 ? "logs" : "log")} \"NIS domain name not set\" at each start where the host has no NIS: "
                    + $"{Aliases} is not set, and by default it is '{value.Text}' on {context.Target.Name}. Write \"{better}\"",
                new Place(context.Instance.Origin, IsMissingThere: true),
                Aliases,
                value.Text,
                readers.Select(s => s.Key),
                Fix.Safe($"Look for aliases in '{better}' alone", new Edit(EditKind.Set, Aliases, better))
            ) with
            {
                Severity = RuleSeverity.Info,
            };
        }
    }

    /// <summary>smtpd(8) asks for aliases where it asks which recipients are local, local(8) when it delivers.</summary>
    private static bool AsksNis(Service service, InstanceOnTarget context) =>
        Parameters.Find(Aliases)!.OwnReaders.Contains(service.Program)
        && IsNis(context.View.Get(Aliases, service))
        && (
            !Parameters.Find(Recipients)!.IsReadBy(service.Program, context.Target.Postfix)
            || ListValue.Words(context.View.Get(Recipients, service).Text).Any(IsNis)
        );

    private static bool IsNis(EffectiveValue value) =>
        value.IsDefault && value.Parameter == Aliases && ListValue.Words(value.Text).Any(IsNis);

    private static bool IsNis(string word) =>
        TableName.Parse(word)?.WithoutRedirection()?.Info is { NeedsNisDomain: true };
}
