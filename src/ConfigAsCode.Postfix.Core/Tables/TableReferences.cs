using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>Finds the lookup tables that the settings of an instance name, each where it is written.</summary>
internal static class TableReferences
{
    // Names of one's own may use each other; Postfix itself stops after a hundred (mac_expand.c).
    private const int Depth = 10;

    public static IEnumerable<TableReference> Of(EffectiveView view) =>
        view.Settings.SelectMany(s => In(s.Setting, s.Service, view));

    /// <summary>The declared table that a word names (<c>type:name</c>), by itself or through proxymap(8); null where it is another.</summary>
    /// <param name="text">The word as Postfix reads it.</param>
    /// <param name="service">The service that reads it; null for main.cf.</param>
    /// <param name="view">The instance.</param>
    public static Table? Declared(string text, Service? service, EffectiveView view) =>
        view.Instance.Tables.Count > 0 && TableName.Parse(text)?.WithoutRedirection() is { } name
            ? view.TableAt(name.Type, name.Name, service)
            : null;

    /// <summary>The tables that a service reads for a parameter, in the order of the search.</summary>
    public static IEnumerable<TableReference> ReadBy(Service service, string parameter, EffectiveView view) =>
        Parameters.Find(parameter) is { } known && view.SettingOf(parameter, service) is { } setting
            ? Words(
                new TableReference(known, known.Tables, service, setting, 0, setting.Value, ""),
                view,
                Depth,
                followsAll: true
            )
            : [];

    /// <summary>The declared tables that a word names, by itself, through proxymap(8) or in a table made of others.</summary>
    public static IEnumerable<Table> AllDeclared(TableReference reference, EffectiveView view) =>
        Leaves([reference.Text], view.Target.Postfix)
            .Select(leaf => Declared(leaf.ToString(), reference.Service, view))
            .OfType<Table>();

    /// <summary>The files that a value names as tables before anything is expanded, by themselves or in a table made of others.</summary>
    /// <param name="value">The value as it is written.</param>
    /// <param name="folder">The folder of main.cf as it is written: <c>$config_directory</c>.</param>
    public static IEnumerable<TableName> FilesNamed(string value, string folder)
    {
        string name = folder.TrimStart('$');
        string plain = value.Replace("${" + name + "}", folder).Replace("$(" + name + ")", folder);
        return Leaves(BracedWords.Of(plain, PostfixVersion.Newest).Select(w => w.Word), PostfixVersion.Newest)
            .Select(leaf => leaf with { Name = FilePath.Normalized(leaf.Name) });
    }

    /// <summary>
    /// Whether a value names a table that may answer in place of any behind it, before anything is expanded: one that a database or a program answers,
    /// or one that has an answer to every key.
    /// </summary>
    public static bool NamesOneThatTakesKeys(string value) =>
        NamesOneWithEveryKey(value)
        || Leaves(BracedWords.Of(value, PostfixVersion.Newest).Select(w => w.Word), PostfixVersion.Newest)
            .Any(leaf => leaf.Info is { IsAnsweredByAnother: true });

    /// <summary>Whether a value names a table that has an answer to every key, before anything is expanded.</summary>
    public static bool NamesOneWithEveryKey(string value) =>
        BracedWords
            .Of(value, PostfixVersion.Newest)
            .Any(w => TableName.Parse(w.Word)?.WithoutRedirection()?.Info is { AnswersEveryKey: true });

    /// <summary>The tables that words name, those that others are made of in their place.</summary>
    public static IEnumerable<TableName> Leaves(IEnumerable<string> words, PostfixVersion release)
    {
        var open = new Stack<(string Word, int Depth)>(words.Reverse().Select(word => (word, 0)));
        while (open.Count > 0)
        {
            (string word, int depth) = open.Pop();
            if (depth == 0 && TableName.IsTooDeep(word))
            {
                continue;
            }

            if (TableName.Parse(word)?.WithoutRedirection() is not { } name)
            {
                continue;
            }

            if (name.Info is not { IsNested: true })
            {
                yield return name;
            }
            else if (depth < TableName.Deepest)
            {
                foreach (string nested in name.Nested(release).Reverse())
                {
                    open.Push((nested, depth + 1));
                }
            }
        }
    }

    private static IEnumerable<TableReference> In(Setting setting, Service? service, EffectiveView view)
    {
        ParameterInfo? parameter = Parameters.Find(setting.Parameter);
        TableListForm form =
            parameter?.Tables
            ?? (view.IsRestrictionClass(setting.Parameter, service) ? TableListForm.Restrictions : TableListForm.None);
        bool isRead = service is null || parameter is null || parameter.IsReadBy(service.Program, view.Target.Postfix);
        bool decides = view.Decides(setting, service);
        return form == TableListForm.None || !isRead || !decides
            ? []
            : Words(new TableReference(parameter, form, service, setting, 0, setting.Value, ""), view, Depth);
    }

    /// <param name="value">The whole value.</param>
    /// <param name="view">The instance.</param>
    /// <param name="depth">How many names deep it may still go.</param>
    /// <param name="followsAll">Whether a parameter in it that has tables of its own is followed, which is judged where it is set.</param>
    private static IEnumerable<TableReference> Words(
        TableReference value,
        EffectiveView view,
        int depth,
        bool followsAll = false
    ) =>
        value.Form == TableListForm.Restrictions
            ? RestrictionList
                .Parse(value.Raw, view.Target.Postfix)
                .SelectMany(r => OfRestriction(r, value, view, depth))
            : Split(value.Raw, value.Form, view.Target.Postfix)
                .SelectMany(w => OfWord(value with { Start = w.Start, Raw = w.Word }, value, view, depth, followsAll));

    private static IEnumerable<TableReference> OfWord(
        TableReference word,
        TableReference value,
        EffectiveView view,
        int depth,
        bool followsAll
    )
    {
        if (Macro(word.Raw) is { } name)
        {
            // A parameter with tables of its own is judged where it is set.
            bool isReportedThere = !followsAll && Parameters.Find(name) is { Tables: not TableListForm.None };
            if (
                depth > 0
                && !isReportedThere
                && view.SettingOf(name, value.Service) is { } other
                && view.CountStep(other.Value)
            )
            {
                return Words(value with { Setting = other, Raw = other.Value }, view, depth - 1, followsAll);
            }

            if (!followsAll)
            {
                return [];
            }
        }

        string read = view.Expand(word.Raw, value.Service) ?? "";
        return Split(read, value.Form, view.Target.Postfix)
            .Select(w => TableIn(w.Word, value.Form))
            .OfType<string>()
            .Select(table => word with { Text = table });
    }

    private static IEnumerable<TableReference> OfRestriction(
        Restriction restriction,
        TableReference list,
        EffectiveView view,
        int depth
    )
    {
        if (Macro(restriction.Name) is { } name)
        {
            // A restriction list is judged where it is set.
            bool isReportedThere = Parameters.Find(name) is { Tables: not TableListForm.None };
            return
                depth > 0
                && !isReportedThere
                && view.SettingOf(name, list.Service) is { } other
                && view.CountStep(other.Value)
                ? Words(list with { Setting = other, Raw = other.Value }, view, depth - 1)
                : [];
        }

        TableReference[] tables = restriction switch
        {
            // A restriction in its place has a finding of its own.
            { Info.Argument: RestrictionArgument.Table, Argument: { } table }
                when !view.IsRestriction(table, list.Service) =>
            [
                AsArgument(table, restriction.ArgumentStart) with
                {
                    Restriction = restriction.Info.Name,
                },
            ],
            { IsTable: true } => [AsArgument(restriction.Name, restriction.Start)],
            _ => [],
        };
        // A $name of nothing leaves no word: the next one takes its place.
        return tables.Where(table => table.Text.Length > 0);

        TableReference AsArgument(string raw, int start)
        {
            // Where it is the value of another setting, that one is where it is written.
            TableReference written =
                Macro(raw) is { } macro && view.SettingOf(macro, list.Service) is { } other
                    ? list with
                    {
                        Setting = other,
                        Start = 0,
                        Raw = other.Value,
                    }
                    : list with
                    {
                        Start = start,
                        Raw = raw,
                    };
            string text = view.Expand(raw, list.Service) ?? "";
            return written with { Text = InArgument(text, restriction.Info, view.Target.Postfix) };
        }
    }

    private static IEnumerable<(int Start, string Word)> Split(
        string text,
        TableListForm form,
        PostfixVersion version
    ) =>
        form is not (TableListForm.Map or TableListForm.Cache) ? BracedWords.Of(text, version)
        : Blanks.Trim(text).Length == 0 ? []
        : [(text.IndexOf(Blanks.Trim(text), StringComparison.Ordinal), Blanks.Trim(text))];

    /// <summary>The part of a word that names a table; null for a pattern of another kind.</summary>
    private static string? TableIn(string word, TableListForm form)
    {
        if (form is TableListForm.Maps or TableListForm.Map or TableListForm.Cache)
        {
            return word;
        }

        string pattern = form == TableListForm.Index ? word : word.TrimStart('!');
        bool isTable = pattern.Length > 0 && pattern[0] is not ('/' or '[') && pattern.IndexOf(':') >= 0;
        return isTable ? pattern : null;
    }

    /// <summary>
    /// The table of an argument in braces: <c>{ inline:{ ... } }</c> is one argument, and behind the table of a client certificate may stand
    /// in what order it is asked (<c>{ hash:/x { search_order = ... } }</c>).
    /// </summary>
    public static string InArgument(string argument, RestrictionInfo? restriction, PostfixVersion release)
    {
        if (Braces.Inside(argument)?.Trim() is not { } inside)
        {
            return argument;
        }

        bool hasOrder = restriction is { Name: "check_ccert_access" } && release.HasSearchOrder;
        return hasOrder && BracedWords.Of(inside, release).Select(w => w.Word).FirstOrDefault() is { } table
            ? table
            : inside;
    }

    /// <summary>The name in a word that is <c>$name</c> and nothing else.</summary>
    private static string? Macro(string word)
    {
        if (word.Length < 2 || word[0] != '$')
        {
            return null;
        }

        string name =
            word[1] is '{' or '(' && word[word.Length - 1] is '}' or ')'
                ? word.Substring(2, word.Length - 3)
                : word.Substring(1);
        return name.Length > 0 && name.All(c => Ascii.IsLetterOrDigit(c) || c == '_') ? name : null;
    }
}
