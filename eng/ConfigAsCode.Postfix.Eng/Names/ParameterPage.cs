using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using static ConfigAsCode.Postfix.Eng.Names.NameTable;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary><c>docs/parameters.md</c>: every parameter, every family, and the names that some had before.</summary>
internal static class ParameterPage
{
    // A default that fills the screen hides the rest of its row; the tooltip has it in full.
    private const int LongestDefault = 60;

    public static string Text()
    {
        (string Name, string[] Cells)[] rows =
        [
            .. Parameters
                .All.Select(p => (p.Name, Of(p)))
                .Concat(Parameters.All.Where(p => p.NameBefore is not null).Select(p => (p.NameBefore!, Before(p))))
                .OrderBy(row => row.Item1, StringComparer.Ordinal),
        ];
        ILookup<char, string[]> byLetter = rows.ToLookup(row => char.ToUpperInvariant(row.Name[0]), row => row.Cells);
        var text = new StringBuilder(Introduction());
        text.Append(
                string.Join(" · ", byLetter.Select(letter => $"[{letter.Key}](#{char.ToLowerInvariant(letter.Key)})"))
            )
            .Append(" · [of a transport or a service](#of-a-transport-or-a-service)")
            .Append(" · [of a lookup table](#of-a-lookup-table)\n");
        foreach (IGrouping<char, string[]> letter in byLetter)
        {
            text.Append($"\n## {letter.Key}\n").Append(Table(letter));
        }

        text.Append("\n## Of a transport or a service\n")
            .Append("On a service `[Transport]` needs no name ([more](authoring.md#transports)).\n\n")
            .Append(Table(ParameterFamily.OfServices.Select(OfService)));
        text.Append("\n## Of a lookup table\n")
            .Append("Tables of these types can be configured in main.cf: `ldap:accounts` reads `accounts_bind_dn`.\n\n")
            .Append(Table(OfTables()));
        return text.ToString();
    }

    private static string Introduction() =>
        $$"""
            # Parameters

            Every parameter of main.cf under its Postfix name, with the C# that sets it. Search for the name and copy the C#: on the instance it is main.cf,
            on a service it is `-o` in master.cf. For `message_size_limit`:

            ```csharp
            using ConfigAsCode.Postfix;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Main(CompatibilityLevel = "3.6", MessageSizeLimit = 20480000)] // message_size_limit = 20480000
            public partial class Mail;
            ```

            - *value* is what you write in place of `...`. An enum has a member for each word of Postfix. `$name`, and what else the property cannot express, goes through
              `[Parameter("message_size_limit", "$mailbox_size_limit")]`; so does a name that this page does not have.
            - *default* is that of Postfix {{PostfixVersion.Newest}}, or of the last release that has the parameter. The tooltip in the editor shows those of other releases, and the
              programs that read the parameter.
            - *since* is the first release, or the first of each branch; 1.1 means 1.1 or before. The oldest target is {{PostfixVersion.Oldest}}.

            The words of restriction lists are in [restrictions](restrictions.md), the rows of master.cf in [services](services.md), `hash:` and the others in [table types](table-types.md).


            """.ReplaceLineEndings("\n");

    private static string Table(IEnumerable<string[]> rows)
    {
        var table = new NameTable("Postfix", "C#", "value", "meaning", "default", "since", "state");
        foreach (string[] row in rows)
        {
            table.Row(row);
        }

        return table.ToString();
    }

    private static string[] Of(ParameterInfo parameter) =>
        [
            Code(parameter.Name),
            parameter.IsReadOnly ? "" : WaysTo(parameter),
            parameter.IsReadOnly ? "" : ValueOf(parameter),
            Plain(Meanings.OfParameter(parameter.Name)),
            DefaultOf(parameter),
            Since(parameter),
            parameter.IsReadOnly
                ? $"set by each program, not by a file; a value can use {Code("$" + parameter.Name)}"
                : StateOf(parameter),
        ];

    /// <summary>A name that no release of the catalogue reads leads to the one that they read.</summary>
    private static string[] Before(ParameterInfo parameter) =>
        [
            Code(parameter.NameBefore!),
            WaysTo(parameter),
            ValueOf(parameter),
            $"The old name of {Code(parameter.Name)}.",
            "",
            "",
            $"gone before {PostfixVersion.Oldest}; use {Code(parameter.Name)}",
        ];

    private static string[] OfService(ParameterFamily family)
    {
        ParameterInfo fallback = Parameters.Find(family.Fallback!)!;
        string service = family.OnlyInMainCf ? "relay" : "policy";
        return
        [
            Code($"<{family.Stem}>{family.Suffix}"),
            Code(CSharpWays.To(family, service)),
            ValueOf(fallback),
            Plain(Meanings.OfFamily(family)),
            Code("$" + fallback.Name),
            Since(family.Since!.Value),
            "",
        ];
    }

    /// <summary>Several types share most names, and mean the same by them.</summary>
    private static IEnumerable<string[]> OfTables() =>
        ParameterFamily
            .All.Where(family => family.TableType is not null)
            .SelectMany(family => family.Suffixes.Select(suffix => (Suffix: suffix, Type: family.TableType!)))
            .GroupBy(member => member.Suffix, member => member.Type)
            .OrderBy(suffix => suffix.Key, StringComparer.Ordinal)
            .Select(suffix =>
                (string[])
                    [
                        Code("<name>" + suffix.Key),
                        Code(CSharpWays.To("accounts" + suffix.Key)),
                        Code("string"),
                        $"Read by the table `accounts` of the type {string.Join(", ", suffix.Select(Code))}.",
                        "",
                        "",
                        "",
                    ]
            );

    private static string WaysTo(ParameterInfo parameter)
    {
        string ways = string.Join(" or ", CSharpWays.To(parameter).Select(Code));
        return TableClasses.Of(parameter.Name) is { } table
            ? $"{ways} or [a class](table-types.md) {Code(": " + table)}"
            : ways;
    }

    private static string ValueOf(ParameterInfo parameter)
    {
        string type = ParameterNames.TypeOf(parameter);
        return parameter switch
        {
            _ when ParameterNames.EnumOf(parameter) is { } words =>
                $"[{Code(type)}](../src/ConfigAsCode.Postfix/Generated/{words}.cs)",
            { IsRestrictionList: true } => $"{Code(type)} of [restrictions](restrictions.md)",
            { Tables: not TableListForm.None } => $"{Code(type)}, with [tables](table-types.md)",
            { Type: ParameterType.Time } => $"{Code(type)}, a time: {Code("\"30s\"")}",
            _ => Code(type) + (Meanings.UnitOf(parameter) is { } unit ? ", " + unit : ""),
        };
    }

    private static string DefaultOf(ParameterInfo parameter)
    {
        if (parameter.ComputedFrom is not null || !parameter.DefaultHistory.Any())
        {
            return "computed";
        }

        string value = parameter.DefaultOn(PostfixVersion.Newest) ?? parameter.DefaultHistory.Last().Value;
        string shown =
            value.Length == 0 ? "empty"
            : value.Length > LongestDefault ? "long"
            : Code(value);
        return parameter.IsBuildDependent ? shown + ", or that of the package" : shown;
    }

    private static string Since(ParameterInfo parameter) =>
        string.Join(", ", ReleaseWords.FirstWith(parameter).Select(Since));

    internal static string Since(PostfixVersion release) => release.Described;

    private static string StateOf(ParameterInfo parameter)
    {
        List<string> state = [];
        bool isOldName = parameter.IsFormerName && parameter.Replacement is not null;
        if (parameter.Until is { } until)
        {
            state.Add($"until {until}");
        }

        if (isOldName)
        {
            state.Add($"old name of {Code(parameter.Replacement!)}, still read as its default");
        }

        if (parameter.IgnoredSince is { } ignored)
        {
            state.Add($"read but ignored since {ignored}");
        }

        if (parameter.DeprecatedSince is { } deprecated)
        {
            state.Add(
                $"deprecated since {deprecated}"
                    + (
                        isOldName ? ""
                        : parameter.Replacement is { } other ? $", use {Code(other)}"
                        : parameter.ReplacementHint is { } hint ? $": {Plain(hint)}"
                        : ""
                    )
            );
        }

        return string.Join("; ", state);
    }
}
