namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Which table types have a text file, and of which format.</summary>
internal static class TableFormats
{
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
