using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What the catalogue knows of one parameter, in every Postfix version from 2.11 on.</summary>
public sealed class ParameterInfo
{
    private readonly Facets facets;
    private readonly (string Versions, string Programs)[] laterReaders;
    private readonly (PostfixVersion First, string Value)[] types;
    private readonly PostfixVersion[] backports;
    private readonly PostfixVersion? until;
    private readonly bool isOlder;

    // Parsed when somebody asks: most parameters are only looked for.
    private (PostfixVersion First, string Value)[]? defaults;

    internal ParameterInfo(string[] fields)
    {
        Name = fields[0];
        Type = ParseType(fields[1]);
        Since = PostfixVersion.Parse(fields[2]);
        ReadBy = fields[3].Length == 0 ? [] : fields[3].Split(',');
        facets = new Facets(fields, 4);
        laterReaders = [.. facets.ByVersion("reads")];
        types = facets.Steps("type");
        backports = [.. facets.List("firstpatch").Select(PostfixVersion.Parse)];
        until = facets.Version("until");
        // Gone before the oldest release of the catalogue.
        isOlder = until is null && facets.Value("until") is not null;
        Values = facets.List("values");
        Tables = ParseForm(facets.Value("tables"));
    }

    public string Name { get; }

    /// <summary>The type in the newest version; <see cref="TypeOn"/> knows the older ones.</summary>
    public ParameterType Type { get; }

    /// <summary>The first release that has it. Backports to older branches are in <see cref="ExistsOn"/>.</summary>
    public PostfixVersion Since { get; }

    /// <summary>
    /// The patch releases that brought it to older branches, the oldest first; none where it came with a minor version.
    /// </summary>
    public IEnumerable<PostfixVersion> Backports => backports;

    /// <summary>The programs that load it; <c>*</c> stands for all of them (global/mail_params.c).</summary>
    public IReadOnlyList<string> ReadBy { get; }

    /// <summary>The daemons that load it for themselves: proxymap(8) opens tables for others, posttls-finger(1) is no daemon.</summary>
    public IEnumerable<string> OwnReaders => ReadBy.Where(p => p is not ("*" or "proxymap" or "posttls-finger"));

    /// <summary>The words that Postfix accepts; empty where any text goes.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>How it names lookup tables.</summary>
    public TableListForm Tables { get; }

    /// <summary>Its name before the releases of the catalogue, which none of them reads; null where it had no other.</summary>
    internal string? NameBefore => facets.Value("former");

    /// <summary>Whether an endpoint in braces can have it as an option, without its prefix (<see cref="EndpointOptions"/>).</summary>
    internal bool IsEndpointOption => facets.Has("option");

    /// <summary>Whether it is a restriction list of smtpd(8).</summary>
    public bool IsRestrictionList => Tables == TableListForm.Restrictions;

    /// <summary>The program that refuses a table here in which anybody could answer (DICT_FLAG_PARANOID); null where none does.</summary>
    public string? TrustedBy => facets.Value("trusted");

    /// <summary>
    /// The program that takes no result here with a part of what a pattern matched, <c>$1</c> (DICT_FLAG_NO_REGSUB); null where
    /// none minds.
    /// </summary>
    public string? WholeFor => facets.Value("whole") ?? TrustedBy;

    /// <summary>
    /// The forms of key that are looked up in its tables: <c>transport</c>, <c>sender</c> or <c>address</c>; null where nothing is
    /// certain.
    /// </summary>
    public string? Keys => facets.Value("keys");

    /// <summary>Whether a row leads from an address to others, as cleanup(8), smtp(8) and lmtp(8) rewrite them.</summary>
    internal bool HasRowsOfAddresses =>
        Name == "virtual_alias_maps"
        || Name.EndsWith("canonical_maps", StringComparison.Ordinal)
        || Name.EndsWith("_generic_maps", StringComparison.Ordinal);

    /// <summary>
    /// The program (<c>*</c> for all) that looks up in lower case and does not fold the keys of a texthash; null where none is
    /// known.
    /// </summary>
    public string? ExactFor => facets.Value("exact");

    /// <summary>Whether the rows of its tables name files, whose content an index holds (DICT_FLAG_SRC_RHS_IS_FILE).</summary>
    internal bool HasRowsOfFiles => facets.Has("files");

    /// <summary>Whether postalias(1) makes the index of its tables, of a text in the form of aliases(5).</summary>
    internal bool IsOfAliases => facets.Has("aliases");

    /// <summary>Whether its tables have the logins of a client, <c>user:password</c> (smtp_sasl_glue.c).</summary>
    internal bool HasLogins => Name.EndsWith("_sasl_password_maps", StringComparison.Ordinal);

    /// <summary>Whether other words than <see cref="Values"/> are accepted too.</summary>
    public bool IsOpen => facets.Has("open");

    /// <summary>Whether the value is a list of items separated by comma or blank.</summary>
    public bool IsList => facets.Has("list");

    /// <summary>Whether it is a list of TLS protocols (tls_protocol_mask() in tls_misc.c).</summary>
    public bool IsProtocolList => facets.Has("colon");

    /// <summary>
    /// Whether it is the TLS level of a server, which has fewer words than that of a client (<see cref="DegradedWords"/>). The program reads the
    /// word when it turns TLS on, and not at all in wrapper mode.
    /// </summary>
    public bool IsServerLevel => Name.EndsWith("_tls_security_level", StringComparison.Ordinal) && DegradedWords.Any();

    /// <summary>Whether a colon separates items as well: in lists of protocols and of excluded ciphers (tls_misc.c).</summary>
    public bool SplitsAtColon => IsProtocolList || Name.EndsWith("_exclude_ciphers", StringComparison.Ordinal);

    /// <summary>The version from which a list of protocols may hold a bound such as <c>&gt;=TLSv1.2</c>.</summary>
    public PostfixVersion? BoundsSince => facets.Version("bounds");

    public bool IgnoresCase => facets.Has("ignorecase");

    /// <summary>Whether a hexadecimal number is accepted in place of a word (tls_ssl_options).</summary>
    public bool AcceptsHex => facets.Has("hex");

    /// <summary>The characters that may stand before an item of the list (<c>!</c>).</summary>
    public string ItemPrefixes => facets.Value("prefixes") ?? "";

    /// <summary>Whether an empty value is fatal.</summary>
    public bool MustNotBeEmpty => facets.Has("nonempty");

    /// <summary>Whether Postfix sets it itself and ignores the file (<c>process_id</c>).</summary>
    public bool IsReadOnly => facets.Has("readonly");

    /// <summary>Whether master(8) takes no other value until Postfix is stopped and started (master_vars.c, master_ent.c).</summary>
    public bool NeedsRestart =>
        Name is "config_directory" or "queue_directory" or "inet_protocols" or "inet_interfaces";

    /// <summary>Whether the default depends on how a distribution built Postfix.</summary>
    public bool IsBuildDependent => facets.Has("build");

    /// <summary>What computes the default when Postfix starts; null where it is a text.</summary>
    public string? ComputedFrom => facets.Value("computed");

    /// <summary>The unit of a time without one: <c>s</c>, <c>h</c> or <c>d</c>.</summary>
    public string? TimeUnit => facets.Value("unit");

    /// <summary>The last minor version that has it; null while it lives, or where it was gone before 2.11.</summary>
    public PostfixVersion? Until => until;

    public PostfixVersion? DeprecatedSince => facets.Version("deprecated");

    public PostfixVersion? IgnoredSince => facets.Version("ignored");

    /// <summary>Whether this release reads it and does nothing with it, so that any word goes.</summary>
    public bool IsIgnoredOn(PostfixVersion release) =>
        IgnoredSince is { } since && release.IsAtLeast(since.Major, since.Minor);

    public string? Replacement => facets.Value("replacement");

    /// <summary>What to do with a deprecated parameter that nothing replaces.</summary>
    public string? ReplacementHint => facets.Value("hint");

    /// <summary>The types it has had, with the version that brought each, oldest first; none where it has had one alone.</summary>
    public IEnumerable<(string From, ParameterType Type)> TypeHistory =>
        facets.ByVersion("type").Select(entry => (entry.Version, ParseType(entry.Value)));

    /// <summary>The words that mean another one since some version: <c>low</c> is <c>medium</c> from 3.8 on.</summary>
    public IEnumerable<(string Word, string Meaning, PostfixVersion Since)> Aliases =>
        facets
            .ByVersion("alias")
            .Select(entry =>
                (entry.Value.Split('>')[0], entry.Value.Split('>')[1], PostfixVersion.Parse(entry.Version))
            );

    /// <summary>The words that Postfix silently takes for a weaker one, with that one (<see cref="DegradedTo"/>).</summary>
    public IEnumerable<(string Word, string Meaning)> DegradedWords =>
        facets.Values("degraded").Select(pair => (pair.Split('>')[0], pair.Split('>')[1]));

    /// <summary>The fewest and most characters; null where any length goes.</summary>
    public (int Min, int Max)? Length
    {
        get
        {
            if (facets.Value("length") is not { } text)
            {
                return null;
            }

            string[] ends = text.Split([".."], StringSplitOptions.None);
            return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a program of this name loads it: then a <c>-o</c> for that program has an effect.</summary>
    public bool IsReadBy(string program) => ReadBy.Contains("*") || ReadBy.Contains(program);

    /// <summary>Whether the program of a release loads it: some began to do so after the parameter came.</summary>
    internal bool IsReadBy(string program, PostfixVersion release)
    {
        if (!IsReadBy(program))
        {
            return false;
        }

        foreach ((string versions, string programs) in laterReaders)
        {
            if (programs.Split(',').Contains(program))
            {
                return versions.Split('|').Any(v => release.Has(PostfixVersion.Parse(v)));
            }
        }

        return true;
    }

    /// <summary>The programs of a release that load it; <c>*</c> stands for all of them.</summary>
    internal IReadOnlyList<string> ReadersOn(PostfixVersion release) =>
        laterReaders.Length == 0 ? ReadBy : [.. ReadBy.Where(p => IsReadBy(p, release))];

    /// <summary>Whether this release knows the name. Backports count: 3.7.9 has smtpd_forbid_bare_newline, 3.7.8 not.</summary>
    public bool ExistsOn(PostfixVersion release)
    {
        foreach (PostfixVersion backport in backports)
        {
            if (backport.WithoutPatch == release.WithoutPatch)
            {
                return release >= backport;
            }
        }

        if (!release.IsAtLeast(Since.Major, Since.Minor))
        {
            return false;
        }

        return !isOlder && (until is not { } last || release.WithoutPatch <= last);
    }

    /// <summary>
    /// Whether this release still reads the name as a fallback for its successor, although <c>postconf -d</c> no longer
    /// lists it.
    /// </summary>
    public bool IsLegacyAliasOn(PostfixVersion release)
    {
        if (facets.Value("legacy") is not { } text)
        {
            return false;
        }

        string[] ends = text.Split([".."], StringSplitOptions.None);
        return release.WithoutPatch >= PostfixVersion.Parse(ends[0]);
    }

    /// <summary>Whether some program of this release reads the name, be it as a fallback for its successor.</summary>
    public bool IsReadOn(PostfixVersion release) => ExistsOn(release) || IsLegacyAliasOn(release);

    /// <summary>Whether a successor with the same kind of value takes this one for its default.</summary>
    public bool IsFormerName => facets.Value("legacy") is not null;

    /// <summary>The release that brought the name to a branch; where the branch never got it, the oldest that has it.</summary>
    public PostfixVersion FirstOn(PostfixVersion release)
    {
        return backports
            .Where(b => b.WithoutPatch == release.WithoutPatch)
            .Concat(backports)
            .DefaultIfEmpty(Since)
            .First();
    }

    /// <summary>The default as main.cf would say it, <c>$name</c> and all; null where Postfix computes it.</summary>
    public string? DefaultOn(PostfixVersion release) => LastOf(defaults ??= facets.Steps("default"), release);

    /// <summary>Every default with the version that brought it, oldest first.</summary>
    public IEnumerable<(string From, string Value)> DefaultHistory => facets.ByVersion("default");

    public ParameterType TypeOn(PostfixVersion release) => LastOf(types, release) is { } type ? ParseType(type) : Type;

    /// <summary>The range of a number, or of a time in seconds; null bounds where Postfix checks none.</summary>
    public (long? Min, long? Max) RangeOn(PostfixVersion release)
    {
        if (Type is not (ParameterType.Int or ParameterType.Long or ParameterType.Time))
        {
            return (null, null);
        }

        // A range in the table of a string parameter is a length; only numbers get here.
        string? text = LastOf(facets.Steps("range"), release);
        if (text is null)
        {
            return (null, null);
        }

        string[] ends = text.Split([".."], StringSplitOptions.None);
        return (
            long.Parse(ends[0], CultureInfo.InvariantCulture),
            ends[1].Length == 0 ? null : long.Parse(ends[1], CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Whether any release accepts the word.</summary>
    public bool HasWord(string word) =>
        Values.Contains(Plain(word), IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>A word that is a mode is read as an octal number, which may start with zeros.</summary>
    private string Plain(string word) => facets.Has("leadingzeros") ? word.TrimStart('0') : word;

    /// <summary>Whether this release accepts the word: some came later than their parameter.</summary>
    public bool AcceptsOn(string word, PostfixVersion release)
    {
        StringComparison comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        word = Plain(word);
        if (!HasWord(word))
        {
            return false;
        }

        foreach ((string versions, string value) in facets.ByVersion("value"))
        {
            if (string.Equals(value, word, comparison))
            {
                return versions.Split('|').Any(v => release.Has(PostfixVersion.Parse(v)));
            }
        }

        return true;
    }

    /// <summary>The releases that brought a word, the oldest first; none where it came with the parameter.</summary>
    public IEnumerable<PostfixVersion> FirstWith(string word) =>
        facets
            .ByVersion("value")
            .Where(v => string.Equals(v.Value, word, StringComparison.OrdinalIgnoreCase))
            .SelectMany(v => v.Version.Split('|').Select(PostfixVersion.Parse));

    /// <summary>The release that brought a word to a branch; where the branch never got it, the oldest that has it.</summary>
    public PostfixVersion FirstWith(string word, PostfixVersion release)
    {
        PostfixVersion[] first = [.. FirstWith(word)];
        PostfixVersion[] ofBranch = [.. first.Where(v => v.WithoutPatch == release.WithoutPatch)];
        return ofBranch.Concat(first).DefaultIfEmpty(Since).First();
    }

    /// <summary>The weaker word that Postfix silently takes for this one (<c>verify</c> on smtpd is <c>encrypt</c>).</summary>
    public string? DegradedTo(string word)
    {
        StringComparison comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return DegradedWords
            .Where(d => string.Equals(d.Word, word, comparison))
            .Select(d => d.Meaning)
            .FirstOrDefault();
    }

    /// <summary>The word that a release takes this one for: the grade <c>low</c> is <c>medium</c> since 3.8.</summary>
    public string? ReadAs(string word, PostfixVersion release) =>
        Aliases
            .Where(a => release.IsAtLeast(a.Since.Major, a.Since.Minor))
            .Where(a => string.Equals(a.Word, word, StringComparison.OrdinalIgnoreCase))
            .Select(a => a.Meaning)
            .FirstOrDefault();

    /// <summary>The last value that is not of a later release.</summary>
    private static string? LastOf((PostfixVersion First, string Value)[] steps, PostfixVersion release)
    {
        string? latest = null;
        foreach ((PostfixVersion first, string value) in steps)
        {
            if (first <= release)
            {
                latest = value;
            }
        }

        return latest;
    }

    private static TableListForm ParseForm(string? text) =>
        text is null ? TableListForm.None : (TableListForm)Enum.Parse(typeof(TableListForm), text, ignoreCase: true);

    private static ParameterType ParseType(string text) =>
        text switch
        {
            "bool" => ParameterType.Bool,
            "int" => ParameterType.Int,
            "long" => ParameterType.Long,
            "time" => ParameterType.Time,
            "enum" => ParameterType.Enum,
            "raw" => ParameterType.Raw,
            _ => ParameterType.String,
        };
}
