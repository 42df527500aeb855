using System.Net;
using System.Net.Sockets;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Whether a program can open the table that a word names: dict_open.c, the flags with which each program opens it, and
/// proxymap.c. A type that depends on the build is judged only where the target is a platform, which says what its
/// packages have.
/// </summary>
internal sealed class TableTypeCheck(TableReference table, InstanceOnTarget context)
{
    private PostfixVersion Release => context.Target.Postfix;

    /// <summary>Null where it can, as far as anybody knows.</summary>
    public TableFault? Fault() =>
        IsAddress(table.Text) ? Address() : Of(table.Text, TableName.IsTooDeep(table.Text) ? 0 : TableName.Deepest);

    private TableFault? Of(string word, int depth)
    {
        if (TableName.Parse(word) is not { } named)
        {
            return NoType(word);
        }

        if (named.Info is not { } info)
        {
            return Unknown(named.Type, named.Name);
        }

        return OfType(word, named.Name, info)
            ?? InBraces(word, named)
            ?? (depth == 0 ? [] : named.Nested(Release))
                .Select(nested => Of(nested, depth - 1))
                .FirstOrDefault(fault => fault is not null)
            ?? (info.IsProxy ? Unapproved(word) : null);
    }

    private TableFault? OfType(string word, string name, TableTypeInfo type) =>
        !type.ExistsOn(Release) ? TooNew(word, name, type)
        : IsLacking(type) ? Lacking(type.Name, name)
        : name[0] == '{' && type.BracesSince is { } braces && !Release.Has(braces)
            ? new TableFault(
                $"{Fails(word)}: before {braces} Postfix reads what follows {type.Name}: as the name of a file",
                "Write the rows into a file, and name that"
            )
        : type.IsUntrusted && Distrusting() is { } program
            ? new TableFault(
                $"{program}(8) opens no {type.Name} table here (\"map is not allowed for security sensitive data\"), and the mail for "
                    + "it is deferred",
                "Name a table on the host itself, or in a database"
            )
        : table.Form == TableListForm.Cache && !type.CanBeWritten
            ? new TableFault(
                $"{Reader()} cannot write a {type.Name} table (\"map requires O_RDONLY access mode\"), and keeps nothing",
                $"Write {Preferred(TableTypeInfo.UsualCache.Name)}:$data_directory/ and a name"
            )
        : table.Form == TableListForm.Index && !type.IsIndexed
            ? new TableFault(
                $"newaliases(1) stops at {word}: no index is made of a table of the type {type.Name} (\"does not support bulk-mode creation\")",
                "Remove it here, and leave it in alias_maps",
                word
            )
            {
                Severity = RuleSeverity.Warning,
            }
        : context.Target.PackedTypes.Contains(type.Name)
            ? new TableFault(
                $"{Fails(word)} until the host has the package postfix-{type.Name}: {context.Target.Name} does not have the type "
                    + "in its package of Postfix",
                $"Install postfix-{type.Name} with Postfix",
                type.Name + ":"
            )
            {
                Severity = RuleSeverity.Info,
            }
        : null;

    /// <summary>A table that has its content in the value, which the type refuses.</summary>
    private TableFault? InBraces(string word, TableName named)
    {
        if (BracedTable.ErrorIn(named, Release) is not { } error)
        {
            return null;
        }

        string happens = $"{Fails(word)}: {error}";
        string example = named.Info!.NameForm switch
        {
            TableNameForm.Pairs => "name=value",
            TableNameForm.Union or TableNameForm.Pipe => "type:name",
            TableNameForm.File => "{row}",
            _ => "value",
        };
        return BracedTable.Meant(named, Release) is { } meant
            ? new TableFault(happens, $"Write {meant}", word, meant)
            : new TableFault(
                happens,
                $"Write {named.Type}:{{{example}, ...}}, with braces around each part that has blanks"
            );
    }

    private TableFault NoType(string word)
    {
        string needed = $"'{word}' is not type:name";
        string happens = table.Form switch
        {
            TableListForm.Restrictions =>
                $"Each request that gets there is answered \"451 4.3.5 Server configuration error\": {needed}",
            _ => $"{Reader()} stops when it starts with \"open dictionary: expecting \"type:name\" form\": {needed}",
        };
        if (ActionInList.Of(table, Release) is { } action && Release.HasBraces)
        {
            return new TableFault(
                happens,
                $"Write static:{{{action.Text}}}, which answers every key with it, or name a table that does",
                word,
                $"static:{{{action.Text}}}"
            );
        }

        string file = FileMeantBy(word);
        return file.Length == 0
            ? new TableFault(happens, "Write a type, a colon, and the name of the table")
            : new TableFault(happens, $"Write {TypeFor(file)}:{file}", word, $"{TypeFor(file)}:{file}");
    }

    /// <summary>The file that a word without a type can only mean: a path, or the name of a declared table. Empty for any other word.</summary>
    private string FileMeantBy(string word) =>
        word[0] == '/' ? word
        : context.Instance.Tables.Any(t => t.Name == word) ? "$config_directory/" + word
        : "";

    private TableFault Unknown(string type, string name)
    {
        IReadOnlyList<string> nearest = Spelling.Nearest(
            type,
            TableTypeInfo.All.Where(t => t.ExistsOn(Release) && !IsLacking(t)).Select(t => t.Name)
        );
        string advice =
            nearest.Count > 0
                ? "Write " + string.Join(" or ", nearest.Select(n => n + ":" + name))
                : "Write a type that postconf -m lists";
        return new TableFault(
            $"{Fails(type + ":" + name)}: Postfix has no table type '{type}'",
            advice,
            type + ":",
            [.. nearest.Select(n => n + ":")]
        );
    }

    private TableFault TooNew(string word, string name, TableTypeInfo type)
    {
        string happens =
            $"{Fails(word)}: Postfix {Release} has no table type '{type.Name}', which came with {type.Since}";
        return type.NameForm == TableNameForm.Table
            ? new TableFault(happens, $"Write {name}", "debug:", "")
            : new TableFault(happens, "Write a table of another type");
    }

    private TableFault Lacking(string type, string name)
    {
        string better = Preferred(TableTypeInfo.Usual);
        return new TableFault(
            $"{Fails(type + ":" + name)}: the Postfix of {context.Target.Name} is built without the table type '{type}'",
            $"Write {better}:{name}",
            type + ":",
            better + ":"
        );
    }

    private bool IsLacking(TableTypeInfo type) => type.IsLeftOutOf(context.Target) && !IsRedirected(type);

    /// <summary>Since 3.11 hash and btree can stand for types that are there (NON_BERKELEYDB_README).</summary>
    private bool IsRedirected(TableTypeInfo type) =>
        type.IsBerkeleyDb
        && Release.RedirectsBerkeleyDb
        && context.View.Get("non_bdb_migration_level").Text is not ("" or "disable");

    private TableFault? Unapproved(string word)
    {
        bool isCache = table.Form == TableListForm.Cache;
        ApprovedTables approved = isCache ? context.Once(Written) : context.Once(Read);
        // Who distrusts what anybody could answer opens the table itself (DICT_FLAG_NO_PROXY).
        bool isOpenedItself = Distrusting() is not null;
        return isOpenedItself || !approved.Lack(word)
            ? null
            : new TableFault(
                $"{Reader()} stops with \"proxymap service is not configured for table\": {approved.List} does not name {word}",
                $"Add {word} to {approved.List} in main.cf"
            );
    }

    private static ApprovedTables Read(InstanceOnTarget context) => new("proxy_read_maps", context.View);

    private static ApprovedTables Written(InstanceOnTarget context) => new("proxy_write_maps", context.View);

    private TableFault Address()
    {
        string[] parts = table.Text.Split(['/'], 2);
        string better = $"[{parts[0]}]" + (parts.Length > 1 ? "/" + parts[1] : "");
        string happens = table.Text.StartsWith(":", StringComparison.Ordinal)
            ? $"{Reader()} stops when it starts with \"open dictionary: expecting \"type:name\" form\""
            : Fails(table.Text);
        return new TableFault(
            $"{happens}: without brackets Postfix reads {table.Text} as a table of type '{table.Text.Split(':')[0]}'",
            $"Write {better}",
            table.Text,
            better
        );
    }

    private bool IsAddress(string word) =>
        table.Form == TableListForm.Networks
        && IPAddress.TryParse(word.Split('/')[0], out IPAddress address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>A program that reads the value and refuses untrusted tables; null where none is told.</summary>
    private string? Distrusting() =>
        table.Parameter?.TrustedBy is { } program && (table.Service is null || table.Service.Runs(program))
            ? program
            : null;

    private string TypeFor(string file) =>
        table.Parameter?.Name.EndsWith("_checks", StringComparison.Ordinal) == true
            ? TableTypeInfo.UsualPatterns
            : context.Instance.Tables.FirstOrDefault(t => file.EndsWith("/" + t.Name, StringComparison.Ordinal))?.Type
                ?? Preferred(TableTypeInfo.UsualIndex);

    private string Preferred(string otherwise) =>
        context.Target.DatabaseTypes.Count > 0 ? context.Target.DatabaseTypes[0] : otherwise;

    private string Fails(string word) =>
        table.Form switch
        {
            TableListForm.Restrictions =>
                $"Each request for which {word} is asked is answered \"451 4.3.5 Server configuration error\"",
            TableListForm.Cache => $"{Reader()} keeps nothing in {word}",
            TableListForm.Index => $"newaliases(1) cannot make {word}",
            _ => $"Each look-up in {word} fails, and the mail that needs it is deferred",
        };

    private string Reader()
    {
        if (table.Service is { } service)
        {
            return service.Key;
        }

        string[] readers = [.. table.Parameter?.OwnReaders ?? []];
        return readers.Length switch
        {
            0 => "Each program that reads it",
            1 => $"{readers[0]}(8)",
            _ => "Each of " + Wording.Join(readers),
        };
    }
}
