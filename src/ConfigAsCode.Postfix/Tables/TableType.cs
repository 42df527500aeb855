namespace ConfigAsCode.Postfix;

/// <summary>How Postfix reads a lookup table (DATABASE_README). Not every build of Postfix has every type: see <c>postconf -m</c>.</summary>
public enum TableType
{
    /// <summary>
    /// <c>texthash</c>: the text itself, read into memory when a program opens it. No postmap(1); running programs see a
    /// change after <c>postfix reload</c>.
    /// </summary>
    Texthash,

    /// <summary>
    /// <c>hash</c>: a Berkeley DB hash. The host must run <c>postmap hash:name</c> after each change; programs notice by
    /// themselves. Distributions are removing Berkeley DB.
    /// </summary>
    Hash,

    /// <summary>
    /// <c>btree</c>: a Berkeley DB tree. The host must run <c>postmap btree:name</c> after each change; programs notice by
    /// themselves.
    /// </summary>
    Btree,

    /// <summary>
    /// <c>lmdb</c>: an OpenLDAP LMDB database (on Debian in the package postfix-lmdb). The host must run
    /// <c>postmap lmdb:name</c> after each change; programs notice by themselves.
    /// </summary>
    Lmdb,

    /// <summary>
    /// <c>cdb</c>: a constant database (on Debian in the package postfix-cdb). The host must run <c>postmap cdb:name</c>
    /// after each change; programs notice by themselves.
    /// </summary>
    Cdb,

    /// <summary>
    /// <c>cidr</c>: networks, of which the first match counts (cidr_table(5)). No postmap(1); running programs see a change
    /// after <c>postfix reload</c>.
    /// </summary>
    Cidr,

    /// <summary>
    /// <c>regexp</c>: POSIX regular expressions, of which the first match counts (regexp_table(5)). They ignore case; a flag
    /// <c>i</c> turns that off. No postmap(1); running programs see a change after <c>postfix reload</c>.
    /// </summary>
    Regexp,

    /// <summary>
    /// <c>pcre</c>: Perl-compatible regular expressions, of which the first match counts (pcre_table(5); on Debian in the
    /// package postfix-pcre). They ignore case; a flag <c>i</c> turns that off. No postmap(1); running programs see a change
    /// after <c>postfix reload</c>.
    /// </summary>
    Pcre,

    /// <summary>
    /// <c>inline</c>: no file; the rows stand in the value of the parameter, for a table of a few of them. Programs see a change after <c>postfix
    /// reload</c>. Since Postfix 3.0.
    /// </summary>
    Inline,

    /// <summary><c>static</c>: no file; one result for every key, which is that of its one row. Programs see a change after <c>postfix reload</c>.</summary>
    Static,
}
