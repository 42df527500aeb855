namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Which table types have a text file, and of which format.</summary>
internal static class TableFormats
{
    /// <summary>Whether Postfix reads an index that postmap(1) makes of the text, and not the text (DATABASE_README).</summary>
    public static bool IsIndexed(string type) => Of(type) == TableFormat.KeyValue && type != "texthash";

    public static TableFormat Of(string type) =>
        type switch
        {
            "texthash" or "hash" or "btree" or "cdb" or "dbm" or "lmdb" or "sdbm" => TableFormat.KeyValue,
            "cidr" => TableFormat.Cidr,
            "regexp" or "pcre" => TableFormat.Pattern,
            "ldap" or "mysql" or "pgsql" or "sqlite" or "memcache" or "mongodb" => TableFormat.Client,
            _ => TableFormat.None,
        };
}
