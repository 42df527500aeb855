using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Turns the verified facts about Postfix (JSON, one object per fact) into the catalogue's own tables: one line per
/// parameter, family, program, default service or restriction, fields separated by a tab, so that a person can read a
/// change and a compiler can load one line without parsing the rest.
/// </summary>
public static class PostfixImport
{
    private static readonly HashSet<string> OpenLists =
    [
        .. File.ReadLines(Path.Combine(Repository.EngData, "lists.tsv")).Where(line => !line.StartsWith('#')),
    ];

    // The facts do not say how a value names tables.
    private static readonly Dictionary<string, string[]> Tables = FacetsOf("tables.tsv");
    private static readonly Dictionary<string, string[]> SeenInSource = FacetsOf("facets.tsv");

    public static void Run(string factsFolder, string dataFolder)
    {
        string postfix = Path.Combine(factsFolder, "postfix");
        using JsonDocument parameters = Read(postfix, "parameters.json");
        using JsonDocument families = Read(postfix, "families.json");
        using JsonDocument daemons = Read(postfix, "daemons.json");
        using JsonDocument restrictions = Read(postfix, "restrictions.json");

        Write(
            dataFolder,
            "parameters.tsv",
            "name\ttype\tsince\tread by\tfacets",
            LaterFacts.Added(parameters.RootElement.EnumerateArray().Select(ParameterLine))
        );
        Write(
            dataFolder,
            "families.tsv",
            "pattern\ttype\tsince\tread by\tfacets",
            families.RootElement.EnumerateArray().Where(IsFamilyOfNames).Select(FamilyLine)
        );
        Write(
            dataFolder,
            "daemons.tsv",
            "name\tsince\ttypes\tfacets",
            daemons.RootElement.GetProperty("daemons").EnumerateArray().Select(DaemonLine)
        );
        Write(
            dataFolder,
            "restrictions.tsv",
            "name\tsince\targument\tlists\teffect\tfacets",
            restrictions.RootElement.GetProperty("restrictions").EnumerateArray().Select(RestrictionLine)
        );
    }

    /// <summary>What programs are for, by name: facets that the facts do not have.</summary>
    public static IReadOnlyDictionary<string, string[]> Purposes { get; } = FacetsOf("daemons.tsv");

    private static Dictionary<string, string[]> FacetsOf(string file) =>
        File.ReadLines(Path.Combine(Repository.EngData, file))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1..]);

    private static string ParameterLine(JsonElement p)
    {
        var line = new Line(Text(p, "name"), Text(p, "type"), Text(p, "since"), Words(p, "readBy"));

        foreach ((string from, string value) in DefaultHistory(p))
        {
            line.Facet("default@" + from, value);
        }

        if (Text(p, "computedFrom") is { Length: > 0 } computedFrom)
        {
            line.Facet("computed", computedFrom);
        }

        if (p.TryGetProperty("readOnly", out JsonElement readOnly) && readOnly.GetBoolean())
        {
            line.Facet("readonly");
        }

        if (Flag(p, "buildDependent"))
        {
            line.Facet("build");
        }

        if (Flag(p, "nonEmpty") || SeenOn3711.MustNotBeEmpty(Text(p, "name")))
        {
            line.Facet("nonempty");
        }

        if (p.TryGetProperty("rangeChanges", out JsonElement ranges))
        {
            foreach (JsonElement range in ranges.EnumerateArray())
            {
                line.Facet("range@" + Text(range, "from"), Range(range));
            }
        }
        else if (p.TryGetProperty("min", out _))
        {
            line.Facet("range@2.11", Range(p));
        }

        if (p.TryGetProperty("minLength", out JsonElement minLength) || p.TryGetProperty("maxLength", out _))
        {
            int min =
                minLength.ValueKind == JsonValueKind.Number ? minLength.GetInt32()
                : Flag(p, "nonEmpty") ? 1
                : 0;
            line.Facet("length", $"{min}..{p.GetProperty("maxLength").GetInt32()}");
        }

        line.FacetIfAny("unit", Text(p, "timeUnit"));
        if (p.TryGetProperty("values", out JsonElement values))
        {
            line.Facet(
                "values",
                string.Join(
                    '|',
                    values.EnumerateArray().Select(v => v.GetString()!).Except(SeenOn3711.NoWords(Text(p, "name")))
                )
            );
        }

        foreach (
            (string flag, string facet) in new[]
            {
                ("open", "open"),
                ("list", "list"),
                ("caseInsensitive", "ignorecase"),
                ("hexAllowed", "hex"),
            }
        )
        {
            bool isSet =
                flag == "caseInsensitive" ? SeenOn3711.IgnoresCase(Text(p, "name"), Flag(p, flag)) : Flag(p, flag);
            if (isSet || (flag == "list" && OpenLists.Contains(Text(p, "name"))))
            {
                line.Facet(facet);
            }
        }

        // set_logwriter_create_perms() in util/logwriter.c.
        if (Text(p, "name") == "maillog_file_permissions")
        {
            line.Facet("leadingzeros");
        }

        if (Text(p, "separators").Contains(':', StringComparison.Ordinal))
        {
            line.Facet("colon");
        }

        if (p.TryGetProperty("prefixes", out JsonElement prefixes))
        {
            line.Facet("prefixes", string.Concat(prefixes.EnumerateArray().Select(x => x.GetString())));
        }

        if (p.TryGetProperty("boundPrefixes", out JsonElement bounds))
        {
            line.Facet("bounds", Text(bounds, "since"));
        }

        if (p.TryGetProperty("valueSince", out JsonElement valueSince))
        {
            foreach (JsonProperty value in valueSince.EnumerateObject())
            {
                string since =
                    value.Value.ValueKind == JsonValueKind.Array
                        ? string.Join('|', value.Value.EnumerateArray().Select(v => v.GetString()))
                        : value.Value.GetString()!;
                line.Facet("value@" + since, value.Name);
            }
        }

        foreach ((string since, string word) in SeenOn3711.LaterWords(Text(p, "name")))
        {
            line.Facet("value@" + since, word);
        }

        if (p.TryGetProperty("valueChanges", out JsonElement valueChanges))
        {
            foreach (JsonElement change in valueChanges.EnumerateArray())
            {
                line.Facet("alias@" + Text(change, "since"), Text(change, "value") + ">" + Text(change, "aliasOf"));
            }
        }

        if (p.TryGetProperty("degradedValues", out JsonElement degraded))
        {
            foreach (JsonProperty value in degraded.EnumerateObject())
            {
                line.Facet("degraded", value.Name + ">" + value.Value.GetString()!.Split('+')[0]);
            }
        }

        if (p.TryGetProperty("firstPatch", out JsonElement firstPatch))
        {
            line.Facet("firstpatch", string.Join('|', firstPatch.EnumerateObject().Select(x => x.Value.GetString())));
        }

        line.FacetIfAny("until", Text(p, "until"));
        if (p.TryGetProperty("legacyAliasIn", out JsonElement legacy))
        {
            line.Facet("legacy", legacy[0].GetString() + ".." + legacy[1].GetString());
        }

        line.FacetIfAny("ignored", Text(p, "ignoredSince"));
        if (SeenOn3711.IsDeprecated(Text(p, "name")))
        {
            line.FacetIfAny("deprecated", Text(p, "deprecatedIn"));
            line.FacetIfAny("replacement", Text(p, "replacement"));
            line.FacetIfAny("hint", Text(p, "replacementHint"));
        }

        if (p.TryGetProperty("kindChanges", out JsonElement kinds))
        {
            foreach (JsonElement kind in kinds.EnumerateArray())
            {
                line.Facet("type@" + Text(kind, "from"), TypeOfKind(Text(kind, "kind")));
            }
        }

        if (Words(p, "usedBy") is { Length: > 0 } usedBy)
        {
            line.Facet("usedby", usedBy);
        }

        line.FacetIfAny("area", Words(p, "class"));
        if (Tables.TryGetValue(Text(p, "name"), out string[]? tables))
        {
            line.Facet("tables", tables[0]);
            foreach (string refusal in tables[1..])
            {
                line.Facet(refusal);
            }
        }

        foreach (string facet in SeenInSource.GetValueOrDefault(Text(p, "name"), []))
        {
            line.Facet(facet);
        }

        return line.ToString();
    }

    /// <summary>
    /// A default by version, exact to the patch release: where a patch changed it, the minor version starts with what
    /// stood there before.
    /// </summary>
    private static List<(string From, string Value)> DefaultHistory(JsonElement p)
    {
        var byVersion = new SortedDictionary<PostfixVersion, string>();
        foreach (JsonElement entry in p.GetProperty("defaults").EnumerateArray())
        {
            if (entry.GetProperty("default").GetString() is { } value)
            {
                byVersion[First(PostfixVersion.Parse(Text(entry, "from")))] = value;
            }
        }

        if (p.TryGetProperty("patchDefaultChanges", out JsonElement changes))
        {
            // What holds before the first change of a branch is its default from the start; before a later one, the one before it.
            foreach (
                var branch in changes
                    .EnumerateArray()
                    .Select(change => (Patch: PostfixVersion.Parse(Text(change, "version")), Change: change))
                    .OrderBy(c => c.Patch)
                    .GroupBy(c => First(c.Patch))
            )
            {
                byVersion[branch.Key] = Macro(branch.First().Change.GetProperty("macroBefore"), Text(p, "type"));
                foreach ((PostfixVersion patch, JsonElement change) in branch)
                {
                    byVersion[patch] = Macro(change.GetProperty("macroAfter"), Text(p, "type"));
                }
            }
        }

        var history = new List<(string, string)>();
        string? last = null;
        foreach ((PostfixVersion from, string value) in byVersion)
        {
            if (value != last)
            {
                history.Add(((from.Patch == 0 ? from.WithoutPatch : from).ToString(), value));
                last = value;
            }
        }

        return history;

        static PostfixVersion First(PostfixVersion version) => new(version.Major, version.Minor, 0);
    }

    private static string Macro(JsonElement macro, string type)
    {
        string[] texts = macro.EnumerateArray().Select(m => m.GetString()!).Distinct().ToArray();
        if (texts.Length != 1)
        {
            throw new InvalidDataException("A default macro with two values: " + macro);
        }

        string text = CMacros.Resolve(texts[0]);
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
        {
            return text[1..^1];
        }

        return text switch
        {
            "0" => "no",
            "1" when type is "bool" or "enum" => "yes",
            _ => text,
        };
    }

    /// <summary>The facts also describe mechanisms (classes, proxy maps) that name no parameter of their own.</summary>
    private static bool IsFamilyOfNames(JsonElement f) =>
        f.TryGetProperty("fallback", out _) || f.TryGetProperty("suffixes", out _);

    private static string FamilyLine(JsonElement f)
    {
        string type = f.TryGetProperty("type", out JsonElement t) ? t.GetString()! : "string";
        var line = new Line(Text(f, "pattern"), type, Text(f, "since"), Words(f, "readBy"));
        line.FacetIfAny("fallback", Text(f, "fallback"));
        line.FacetIfAny("table", Text(f, "tableType"));
        if (f.TryGetProperty("suffixes", out JsonElement suffixes))
        {
            line.Facet("suffixes", string.Join('|', suffixes.EnumerateArray().Select(s => s.GetString())));
        }

        if (Text(f, "readTime").StartsWith("main.cf only", StringComparison.Ordinal))
        {
            line.Facet("maincf");
        }

        return line.ToString();
    }

    private static string DaemonLine(JsonElement d)
    {
        var line = new Line(Text(d, "name"), Text(d, "since"), Words(d, "transportTypes"));
        if (d.GetProperty("requiresPrivileged").GetBoolean())
        {
            line.Facet("privileged");
        }

        if (d.GetProperty("processLimit") is { ValueKind: JsonValueKind.Number } limit)
        {
            line.Facet("limit", limit.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        line.FacetIfAny("sameas", Text(d, "sameProgramAs"));
        if (d.TryGetProperty("attributes", out JsonElement attributes))
        {
            foreach (JsonProperty attribute in attributes.EnumerateObject())
            {
                string since = Text(attribute.Value, "since");
                line.Facet(
                    "attribute" + (since.Length > 0 ? "@" + since : ""),
                    attribute.Name + (Flag(attribute.Value, "required") ? "!" : "")
                );
                if (attribute.Value.TryGetProperty("letters", out JsonElement letters))
                {
                    line.Facet("flags", string.Concat(letters.EnumerateArray().Select(l => l.GetString())));
                }
            }
        }

        foreach (string facet in Purposes.GetValueOrDefault(Text(d, "name"), []))
        {
            line.Facet(facet);
        }

        return line.ToString();
    }

    private static string RestrictionLine(JsonElement r)
    {
        var line = new Line(
            Text(r, "name"),
            Text(r, "since"),
            Text(r, "argument") is { Length: > 0 } argument ? argument : "-",
            Words(r, "effectiveIn"),
            Text(r, "terminal")
        );
        if (Flag(r, "argumentOptional"))
        {
            line.Facet("optional");
        }

        if (Flag(r, "okResultForbidden"))
        {
            line.Facet("nook");
        }

        if (r.TryGetProperty("prefix", out JsonElement prefix) && prefix.ValueKind == JsonValueKind.True)
        {
            line.Facet("prefix");
        }

        line.FacetIfAny("requires", Text(r, "requires"));
        line.FacetIfAny("deprecated", Text(r, "deprecatedIn"));
        line.FacetIfAny("removed", Text(r, "removedIn"));
        line.FacetIfAny("renamed", Text(r, "renamedIn"));
        line.FacetIfAny("aliasof", Text(r, "aliasOf"));
        line.FacetIfAny("replacement", Text(r, "replacement"));
        return line.ToString();
    }

    /// <summary>0 as the upper bound means that there is none (global/mail_conf_int.c).</summary>
    private static string Range(JsonElement range)
    {
        long max = range.GetProperty("max").GetInt64();
        return range.GetProperty("min").GetInt64() + ".." + (max == 0 ? "" : max);
    }

    private static string TypeOfKind(string kind) =>
        kind switch
        {
            "INT" or "NINT" => "int",
            "LONG" => "long",
            "BOOL" or "NBOOL" => "bool",
            "TIME" => "time",
            "RAW" => "raw",
            _ => "string",
        };

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static bool Flag(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string Words(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? string.Join(',', value.EnumerateArray().Select(v => v.GetString()))
            : "";

    private static JsonDocument Read(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));

    internal static void Write(string folder, string file, string columns, IEnumerable<string> lines)
    {
        IEnumerable<string> ordered = lines.OrderBy(l => l, StringComparer.Ordinal);
        string text = "# " + columns.Replace("\t", " | ", StringComparison.Ordinal) + "\n";
        File.WriteAllText(
            Path.Combine(folder, file),
            text + string.Concat(ordered.Select(l => l + "\n")),
            new UTF8Encoding(false)
        );
    }

    private sealed class Line(params string[] fields)
    {
        private readonly List<string> all = [.. fields];

        public void Facet(string name, string value)
        {
            if (value.AsSpan().ContainsAny('\t', '\n', '\r'))
            {
                throw new InvalidDataException($"{all[0]}: {name} has a tab or line break.");
            }

            all.Add(name + "=" + value);
        }

        public void Facet(string name) => all.Add(name);

        public void FacetIfAny(string name, string value)
        {
            if (value.Length > 0)
            {
                Facet(name, value);
            }
        }

        public override string ToString() => string.Join('\t', all);
    }
}
