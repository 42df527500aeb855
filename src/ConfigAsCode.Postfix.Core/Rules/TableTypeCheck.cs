using System.Net;
using System.Net.Sockets;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
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
    // The types that distributions build into their package of Postfix or leave out: none has them in a package of its own.
    private static readonly string[] BuiltInOrNot = ["hash", "btree", "dbm", "sdbm"];

    private PostfixVersion Release => context.Target.Postfix;

    /// <summary>Null where it can, as far as anybody knows.</summary>
    public TableFault? Fault() => IsAddress(table.Text) ? Address() : Of(table.Text);

    private TableFault? Of(string word)
    {
        int colon = word.IndexOf(':');
        if (colon <= 0 || colon == word.Length - 1)
        {
            return NoType(word);
        }

        string type = word.Substring(0, colon);
        string name = word.Substring(colon + 1);
        if (TableTypeInfo.Find(type) is not { } info)
        {
            return Unknown(type, name);
        }

        return OfType(word, name, info)
            ?? (info.IsNested ? Nested(name, type).Select(Of).FirstOrDefault(fault => fault is not null) : null)
            ?? (type == "proxy" ? Unapproved(word) : null);
    }

    private TableFault? OfType(string word, string name, TableTypeInfo type) =>
        !type.ExistsOn(Release) ? TooNew(word, name, type)
        : IsLacking(type.Name) ? Lacking(type.Name, name)
        : name[0] == '{' && type.BracesSince is { } braces && !Release.Has(braces)
            ? new TableFault(
                $"{Fails(word)}: before {braces} Postfix takes what follows {type.Name}: for the name of a file",
                "Write the rows into a file, and name that"
            )
        : type.IsUntrusted && Distrusting() is { } program
            ? new TableFault(
                $"{program}(8) opens no {type.Name} table here (\"map is not allowed for security sensitive data\"), and the mail for "
                    + "it is put off",
                "Name a table on the host itself, or in a database"
            )
        : table.Form == TableListForm.Cache && !type.CanBeWritten
            ? new TableFault(
                $"{Reader()} cannot write a {type.Name} table (\"map requires O_RDONLY access mode\"), and keeps nothing",
                $"Write {Preferred("btree")}:$data_directory/ and a name"
            )
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

    private TableFault NoType(string word)
    {
        string best = word.StartsWith(":", StringComparison.Ordinal) ? "" : TypeFor(word);
        string needed = $"'{word}' is no type:name";
        string happens = table.Form switch
        {
            TableListForm.Restrictions =>
                $"Each request that gets there is answered \"451 4.3.5 Server configuration error\": {needed}",
            _ => $"{Reader()} stops when it starts with \"open dictionary: expecting \"type:name\" form\": {needed}",
        };
        return best.Length == 0 || word.EndsWith(":", StringComparison.Ordinal)
            ? new TableFault(happens, "Write a type, a colon, and the name of the table")
            : new TableFault(happens, $"Write {best}:{word}", word, best + ":" + word);
    }

    private TableFault Unknown(string type, string name)
    {
        IReadOnlyList<string> nearest = Spelling.Nearest(
            type,
            TableTypeInfo.All.Where(t => t.ExistsOn(Release) && !IsLacking(t.Name)).Select(t => t.Name)
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
        return type.Name == "debug"
            ? new TableFault(happens, $"Write {name}", "debug:", "")
            : new TableFault(happens, "Write a table of another type");
    }

    private TableFault Lacking(string type, string name)
    {
        string better = Preferred("texthash");
        return new TableFault(
            $"{Fails(type + ":" + name)}: the Postfix of {context.Target.Name} is built without the table type '{type}'",
            $"Write {better}:{name}",
            type + ":",
            better + ":"
        );
    }

    private bool IsLacking(string type) =>
        BuiltInOrNot.Contains(type)
        && context.Target.DatabaseTypes.Count > 0
        && !context.Target.DatabaseTypes.Contains(type)
        && !IsRedirected(type);

    /// <summary>Since 3.11 hash and btree can stand for types that are there (NON_BERKELEYDB_README).</summary>
    private bool IsRedirected(string type) =>
        type is "hash" or "btree"
        && Release.RedirectsBerkeleyDb
        && context.View.Get("non_bdb_migration_level").Text is not ("" or "disable");

    private TableFault? Unapproved(string word)
    {
        Service? proxymap = context.Instance.Services.FirstOrDefault(s => s.IsProxymap);
        string list = table.Form == TableListForm.Cache ? "proxy_write_maps" : "proxy_read_maps";
        EffectiveValue approved = context.View.Get(list, proxymap);
        // Who distrusts what anybody could answer opens the table itself (DICT_FLAG_NO_PROXY).
        bool isOpenedItself = Distrusting() is not null;
        bool isThere = BracedWords
            .Of(approved.Text, Release)
            .Any(w =>
                WithoutProxy(w.Word) == WithoutProxy(word) && w.Word.StartsWith("proxy:", StringComparison.Ordinal)
            );
        return isThere || isOpenedItself || approved.Error is not null
            ? null
            : new TableFault(
                $"{Reader()} stops with \"proxymap service is not configured for table\": {list} does not name {word}",
                $"Add {word} to {list} in main.cf"
            );
    }

    private static string WithoutProxy(string word)
    {
        while (word.StartsWith("proxy:", StringComparison.Ordinal))
        {
            word = word.Substring("proxy:".Length);
        }

        return word;
    }

    private TableFault Address()
    {
        string[] parts = table.Text.Split(['/'], 2);
        string better = $"[{parts[0]}]" + (parts.Length > 1 ? "/" + parts[1] : "");
        string happens = table.Text.StartsWith(":", StringComparison.Ordinal)
            ? $"{Reader()} stops when it starts with \"open dictionary: expecting \"type:name\" form\""
            : Fails(table.Text);
        return new TableFault(
            $"{happens}: without brackets Postfix takes {table.Text} for a table of type '{table.Text.Split(':')[0]}'",
            $"Write {better}",
            table.Text,
            better
        );
    }

    private bool IsAddress(string word) =>
        table.Form == TableListForm.Networks
        && IPAddress.TryParse(word.Split('/')[0], out IPAddress address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>The tables in <c>{a, b}</c>, or the one behind the colon.</summary>
    private IEnumerable<string> Nested(string name, string type) =>
        type is not ("pipemap" or "unionmap") ? [name]
        : name.StartsWith("{", StringComparison.Ordinal) && name.EndsWith("}", StringComparison.Ordinal)
            ? BracedWords.Of(name.Substring(1, name.Length - 2), Release).Select(w => w.Word)
        : [];

    /// <summary>A program that reads the value and refuses untrusted tables; null where none is told.</summary>
    private string? Distrusting() =>
        table.Parameter?.TrustedBy is { } program && (table.Service is null || table.Service.Runs(program))
            ? program
            : null;

    private string TypeFor(string file) =>
        table.Parameter?.Name.EndsWith("_checks", StringComparison.Ordinal) == true
            ? "regexp"
            : context.Instance.Tables.FirstOrDefault(t => file.EndsWith("/" + t.Name, StringComparison.Ordinal))?.Type
                ?? Preferred("hash");

    private string Preferred(string otherwise) =>
        context.Target.DatabaseTypes.Count > 0 ? context.Target.DatabaseTypes[0] : otherwise;

    private string Fails(string word) =>
        table.Form switch
        {
            TableListForm.Restrictions =>
                $"Each request for which {word} is asked is answered \"451 4.3.5 Server configuration error\"",
            TableListForm.Cache => $"{Reader()} keeps nothing in {word}",
            TableListForm.Index => $"newaliases(1) cannot make {word}",
            _ => $"Each look-up in {word} fails, and the mail that needs it is put off",
        };

    private string Reader()
    {
        if (table.Service is { } service)
        {
            return service.Key;
        }

        string[] readers =
        [
            .. table.Parameter?.ReadBy.Where(p => p is not ("*" or "proxymap" or "posttls-finger")) ?? [],
        ];
        return readers.Length switch
        {
            0 => "Each program that reads it",
            1 => $"{readers[0]}(8)",
            _ => "Each of " + Wording.Join(readers),
        };
    }
}
